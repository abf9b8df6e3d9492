// A text of rules while it is written: colours, line numbers, words to choose from, and what is wrong with it. The text itself stays in a plain
// text field, so that whatever reads or fills text fields works with it; what is drawn lies behind it, and only as much as is seen.
"use strict";
(() => {
    const AROUND = 12, PAUSE = 350, STEP = "    ";
    const KEYWORDS = new Set(("package import global rule when then end not exists and or in contains memberOf matches str true false null"
        + " enabled date effective expires").split(" "));
    const TOKEN = /\/\/.*|\/\*|"(?:\\.|[^"\\])*"?|@\w*|\$\w*|\b\d+(?:\.\d+)?\b|\b[A-Za-z_]\w*|\s+|./g;

    /** The line in pieces of one colour each; {@code open} is whether a comment was open before it, and is after it. */
    function pieces(line, open, words) {
        const all = [];
        let at = 0;
        if (open) {
            const end = line.indexOf("*/");
            at = end < 0 ? line.length : end + 2;
            all.push([line.slice(0, at), "note"]);
            open = end < 0;
        }
        TOKEN.lastIndex = at;
        for (let m; at < line.length && (m = TOKEN.exec(line)); at = TOKEN.lastIndex) {
            const text = m[0];
            if (text === "/*") {
                const end = line.indexOf("*/", m.index + 2), to = end < 0 ? line.length : end + 2;
                all.push([line.slice(m.index, to), "note"]);
                open = end < 0;
                TOKEN.lastIndex = to;
                if (to >= line.length) break;
                continue;
            }
            all.push([text, kind(text, line, m.index, words)]);
        }
        return { all, open };
    }

    function kind(text, line, at, words) {
        if (text.startsWith("//")) return "note";
        if (text[0] === '"') return "text";
        if (text[0] === "@") return "tag";
        if (text[0] === "$") return "name";
        if (/^\d/.test(text)) return "figure";
        if (!/^\w/.test(text)) return "";
        if (line[at - 1] === ".") return "verb";
        if (KEYWORDS.has(text)) return "word";
        if (words.kinds.has(text)) return "fact";
        return text === words.global ? "verb" : "";
    }

    /** The same pieces with those between two places marked. */
    function marked(all, from, to, label) {
        const out = [];
        let at = 0;
        for (const [text, colour, also] of all) {
            const cuts = [0, from - at, to - at, text.length].filter(c => c >= 0 && c <= text.length).sort((a, b) => a - b);
            for (let i = 1; i < cuts.length; i++) {
                if (cuts[i] === cuts[i - 1]) continue;
                const inside = at + cuts[i - 1] >= from && at + cuts[i] <= to;
                out.push([text.slice(cuts[i - 1], cuts[i]), colour, inside ? label : also]);
            }
            at += text.length;
        }
        if (from >= at) out.push([" ", "", label]);
        return out;
    }

    class Editor {
        constructor(root) {
            this.root = root;
            this.area = root.querySelector("textarea");
            this.box = root.querySelector(".code-box");
            this.list = root.querySelector("[data-mistakes]");
            this.voice = root.querySelector("[data-voice]");
            this.place = root.querySelector("[data-place]");
            this.form = this.area.form;
            this.mistakes = [];
            this.words = { facts: [], verbs: [], global: "", kinds: new Set() };
            this.leaving = false;
            this.gutter = this.layer("code-gutter");
            this.paper = this.layer("code-paper");
            this.choice = new Choice(this);
            this.height = parseFloat(getComputedStyle(this.area).lineHeight);
            this.box.classList.add("on");
            this.split();
            this.listen();
            this.paint();
            this.learn();
        }

        layer(name) {
            const it = document.createElement("div");
            it.className = name;
            it.setAttribute("aria-hidden", "true");
            const inner = document.createElement("div");
            it.append(inner);
            this.box.append(it);
            return inner;
        }

        listen() {
            this.area.addEventListener("input", () => { this.split(); this.soon(); this.root.classList.add("dirty"); });
            this.area.addEventListener("scroll", () => { this.choice.close(); this.soon(); }, { passive: true });
            this.area.addEventListener("keydown", event => this.key(event));
            this.area.addEventListener("blur", () => setTimeout(() => this.choice.close(), 150));
            document.addEventListener("selectionchange", () => { if (document.activeElement === this.area) this.soon(); });
            new ResizeObserver(() => this.soon()).observe(this.area);
            this.list?.addEventListener("click", event => {
                const button = event.target.closest("button[data-line]");
                if (button) this.go(+button.dataset.line, +button.dataset.column);
            });
        }

        async learn() {
            if (this.root.dataset.words) {
                const answer = await fetch(this.root.dataset.words, { headers: { Accept: "application/json" } });
                if (answer.ok) {
                    this.words = await answer.json();
                    this.words.kinds = new Set(this.words.facts.map(fact => fact.name));
                    this.paint();
                }
            }
            this.check();
        }

        split() {
            this.lines = this.area.value.split("\n");
            this.opened = null;
        }

        /** For each line, whether a comment is open before it. */
        comments() {
            if (!this.opened) {
                let open = false;
                this.opened = this.lines.map(line => {
                    const before = open;
                    if (open || line.includes("/*")) open = pieces(line, open, this.words).open;
                    return before;
                });
            }
            return this.opened;
        }

        soon() {
            this.frame ??= requestAnimationFrame(() => { this.frame = null; this.paint(); });
        }

        paint() {
            if (!this.area.offsetParent) return;
            const { scrollTop, scrollLeft, clientHeight } = this.area;
            const first = Math.max(0, Math.floor(scrollTop / this.height) - AROUND);
            const last = Math.min(this.lines.length, Math.ceil((scrollTop + clientHeight) / this.height) + AROUND);
            const open = this.comments(), at = this.caret(), numbers = [], rows = [];
            for (let i = first; i < last; i++) {
                const wrong = this.mistakes.filter(each => each.line === i + 1);
                const number = document.createElement("div");
                number.textContent = i + 1;
                number.className = wrong.length ? (wrong.some(each => !each.soft) ? "amiss" : "doubt") : i === at.line ? "here" : "";
                numbers.push(number);
                rows.push(this.row(i, open[i], wrong, i === at.line));
            }
            this.gutter.replaceChildren(...numbers);
            this.paper.replaceChildren(...rows);
            const top = first * this.height - scrollTop;
            this.gutter.style.transform = `translateY(${top}px)`;
            this.paper.style.transform = `translate(${-scrollLeft}px, ${top}px)`;
            this.first = first;
            if (this.place) this.place.textContent = `Line ${at.line + 1}, column ${at.column + 1}`;
        }

        row(i, open, wrong, here) {
            const row = document.createElement("div");
            if (here) row.className = "here";
            let all = pieces(this.lines[i], open, this.words).all;
            for (const each of wrong) {
                const from = Math.min(each.column - 1, this.lines[i].length);
                const word = /^(?:"[^"]*"?|[\w$]+|\S)/.exec(this.lines[i].slice(from))?.[0].length ?? 1;
                all = marked(all, from, from + word, each.soft ? "doubt" : "amiss");
            }
            for (const [text, colour, also] of all) {
                if (!colour && !also) { row.append(text); continue; }
                const span = document.createElement("span");
                span.className = [colour, also].filter(Boolean).join(" ");
                span.textContent = text;
                row.append(span);
            }
            if (!row.hasChildNodes()) row.append("\u200b");
            return row;
        }

        caret() {
            const before = this.area.value.slice(0, this.area.selectionStart);
            const from = before.lastIndexOf("\n") + 1;
            let line = 0;
            for (let i = before.indexOf("\n"); i >= 0; i = before.indexOf("\n", i + 1)) line++;
            return { line, column: before.length - from, from };
        }

        /** Where the letter at the caret is drawn, within the box. */
        spot() {
            const at = this.caret(), row = this.paper.children[at.line - this.first], box = this.box.getBoundingClientRect();
            if (!row) return { left: 60, top: 30 };
            let left = at.column;
            const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT), range = document.createRange();
            for (let node; (node = walker.nextNode());) {
                if (left <= node.length) { range.setStart(node, Math.max(0, left)); range.collapse(true); break; }
                left -= node.length;
            }
            const rect = range.getBoundingClientRect(), whole = row.getBoundingClientRect();
            return { left: (rect.width || rect.left ? rect.left : whole.left) - box.left, top: whole.bottom - box.top };
        }

        offset(line, column) {
            let at = 0;
            for (let i = 0; i < line - 1 && i < this.lines.length; i++) at += this.lines[i].length + 1;
            return Math.min(this.area.value.length, at + Math.max(0, column - 1));
        }

        go(line, column) {
            if (this.sheet?.go(line, column)) return;
            const from = this.offset(line, column);
            const word = /^(?:"[^"\n]*"?|[\w$]+)/.exec(this.area.value.slice(from))?.[0].length ?? 0;
            this.area.focus({ preventScroll: true });
            this.area.setSelectionRange(from, from + word);
            const top = (line - 1) * this.height;
            if (top < this.area.scrollTop || top > this.area.scrollTop + this.area.clientHeight - 2 * this.height) {
                this.area.scrollTop = top - this.area.clientHeight / 3;
            }
            this.area.scrollIntoView({ block: "nearest" });
            this.soon();
        }

        /** The next mistake from the caret on, or the one before it. */
        step(by) {
            const hard = this.mistakes.filter(each => !each.soft);
            const sorted = [...(hard.length ? hard : this.mistakes)].sort((a, b) => a.line - b.line || a.column - b.column);
            if (!sorted.length) { this.say("There are no mistakes."); return; }
            const at = this.area.selectionStart, places = sorted.map(each => this.offset(each.line, each.column));
            let next = by > 0 ? places.findIndex(p => p > at) : places.findLastIndex(p => p < at);
            if (next < 0) next = by > 0 ? 0 : sorted.length - 1;
            this.go(sorted[next].line, sorted[next].column);
            this.say(`Line ${sorted[next].line}: ${sorted[next].text}`);
        }

        key(event) {
            if (this.choice.key(event)) return;
            if (event.isComposing) return;
            const held = event.ctrlKey || event.metaKey;
            if (event.key === "Escape") { this.leaving = true; this.say("Tab leaves the text now."); this.handled(event); return; }
            if (event.key === "Tab" && !held && !event.altKey) {
                if (this.leaving) return;
                this.indent(event.shiftKey);
                this.handled(event);
                return;
            }
            if (!["Shift", "Control", "Alt", "Meta"].includes(event.key)) this.leaving = false;
            if (held && !event.altKey && event.key.toLowerCase() === "s") { this.save(); this.handled(event); }
            else if (event.ctrlKey && (event.key === " " || event.code === "Space")) { this.choice.open(); this.handled(event); }
            else if (event.key === "F8") { this.step(event.shiftKey ? -1 : 1); this.handled(event); }
            else if (event.key === "F1") { document.getElementById("help")?.showModal(); this.handled(event); }
            else if (event.key === "Enter" && !held && !event.altKey) { this.newLine(); this.handled(event); }
            else if (event.key === "." && !held) { setTimeout(() => this.choice.afterDot(), 0); }
        }

        handled(event) {
            event.preventDefault();
            event.stopPropagation();
        }

        /** Writes in place of what is selected, so that it can be undone like what is typed. */
        write(text) {
            if (!document.execCommand("insertText", false, text)) {
                this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
                this.area.dispatchEvent(new Event("input", { bubbles: true }));
            }
            this.changed();
        }

        newLine() {
            const { line, column } = this.caret(), text = this.lines[line].slice(0, column);
            const deeper = /^\s*(when|then)\s*$/.test(text) ? STEP : "";
            this.write("\n" + /^\s*/.exec(text)[0] + deeper);
        }

        indent(back) {
            const { selectionStart: from, selectionEnd: to, value } = this.area;
            if (!back && !value.slice(from, to).includes("\n")) {
                const column = from - (value.lastIndexOf("\n", from - 1) + 1);
                this.write(STEP.slice(column % STEP.length));
                return;
            }
            const first = value.lastIndexOf("\n", from - 1) + 1;
            const last = value.indexOf("\n", Math.max(from, to - (value[to - 1] === "\n" && to > from ? 1 : 0)));
            const end = last < 0 ? value.length : last;
            const text = value.slice(first, end).split("\n").map(line => back ? line.replace(/^ {1,4}|^\t/, "") : line && STEP + line).join("\n");
            if (text === value.slice(first, end)) return;
            this.area.setSelectionRange(first, end);
            this.write(text);
            if (from === to) this.area.setSelectionRange(Math.max(first, from + text.length - (end - first)), Math.max(first, from + text.length - (end - first)));
            else this.area.setSelectionRange(first, first + text.length);
        }

        changed() {
            clearTimeout(this.timer);
            this.timer = setTimeout(() => this.check(), PAUSE);
        }

        /** What the server says is wrong, as the text stands now. */
        async check() {
            if (!this.root.dataset.check) return;
            // One at a time: what is written meanwhile is asked about when the answer is there.
            if (this.asking) { this.askAgain = true; return; }
            this.asking = true;
            const body = JSON.stringify({ files: { [this.root.dataset.file]: this.area.value } });
            try {
                const answer = await fetch(this.root.dataset.check, { method: "POST", body,
                    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-TOKEN": this.form?._csrf?.value ?? "" } });
                if (!answer.ok) throw new Error(answer.statusText);
                this.show((await answer.json()).mistakes);
            } catch (failed) {
                if (this.list) this.list.dataset.state = "not checked: the server did not answer";
            } finally {
                this.asking = false;
                if (this.askAgain) { this.askAgain = false; this.check(); }
            }
        }

        show(mistakes) {
            const before = JSON.stringify(this.mistakes);
            this.mistakes = mistakes.filter(each => each.file === this.root.dataset.file);
            const elsewhere = mistakes.filter(each => each.file !== this.root.dataset.file);
            this.soon();
            this.root.dispatchEvent(new CustomEvent("checked"));
            if (!this.list) return;
            this.list.replaceChildren(...this.mistakes.map(each => this.entry(each, true)), ...elsewhere.map(each => this.entry(each, false)));
            this.list.dataset.state = mistakes.length ? "" : "no mistakes";
            if (JSON.stringify(this.mistakes) !== before) {
                const hard = this.mistakes.filter(each => !each.soft), soft = this.mistakes.length - hard.length;
                this.say((hard.length === 0 ? "No mistakes." : `${hard.length} ${hard.length === 1 ? "mistake" : "mistakes"}. `
                    + `Line ${hard[0].line}: ${hard[0].text}`) + (soft ? ` ${soft} to look at.` : ""));
            }
        }

        entry(mistake, here) {
            const item = document.createElement("li"), place = document.createElement(here ? "button" : "b");
            if (here) {
                place.type = "button";
                place.dataset.line = mistake.line;
                place.dataset.column = mistake.column;
            }
            place.textContent = (here ? "" : mistake.file + " ") + `${mistake.line}:${mistake.column}`;
            item.className = mistake.soft ? "soft" : "bad";
            item.append(place, ` ${mistake.text}`, mistake.rule ? ` (${mistake.rule})` : "");
            return item;
        }

        say(text) {
            if (this.voice) this.voice.textContent = text;
        }

        save() {
            this.form.requestSubmit(this.form.querySelector("button[data-save]"));
        }
    }

    /** The words that may stand where the caret is. */
    class Choice {
        constructor(editor) {
            this.editor = editor;
            this.list = document.createElement("ul");
            this.list.className = "code-choice";
            this.list.id = "code-choice";
            this.list.hidden = true;
            this.list.setAttribute("role", "listbox");
            this.list.setAttribute("aria-label", "Words that may stand here");
            editor.box.append(this.list);
            editor.area.setAttribute("aria-autocomplete", "list");
            editor.area.setAttribute("aria-controls", this.list.id);
            editor.area.addEventListener("input", () => { editor.changed(); if (!this.list.hidden) this.open(); });
            this.list.addEventListener("mousedown", event => {
                const item = event.target.closest("li");
                event.preventDefault();
                if (item) { this.at = [...this.list.children].indexOf(item); this.take(); }
            });
        }

        afterDot() {
            const { line, column } = this.editor.caret(), global = this.editor.words.global;
            if (global && this.editor.lines[line].slice(0, column).trimEnd().endsWith(global + ".")) this.open();
        }

        key(event) {
            if (this.list.hidden) return false;
            const move = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
            if (move) this.mark(Math.max(0, Math.min(this.items.length - 1, this.at + move)));
            else if (event.key === "Enter" || event.key === "Tab") this.take();
            else if (event.key === "Escape") { this.close(); this.editor.say("The list is closed."); }
            else {
                if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) this.close();
                return false;
            }
            this.editor.handled(event);
            return true;
        }

        open() {
            const { line, column } = this.editor.caret(), before = this.editor.lines[line].slice(0, column);
            const typed = /[$@\w]*$/.exec(before)[0];
            this.typed = typed.length;
            const start = typed.toLowerCase();
            const all = suggest(this.editor, line, column - typed.length);
            this.items = all.filter(each => each.name.toLowerCase().startsWith(start) && each.name !== typed);
            if (!this.items.length) this.items = all.filter(each => start && each.name.toLowerCase().includes(start) && each.name !== typed);
            this.items = this.items.slice(0, 60);
            if (!this.items.length) { this.close(); this.editor.say("No words for this place."); return; }
            this.list.replaceChildren(...this.items.map((each, i) => {
                const item = document.createElement("li"), name = document.createElement("b"), about = document.createElement("span");
                item.id = "code-choice-" + i;
                item.setAttribute("role", "option");
                name.textContent = each.shown ?? each.name;
                about.textContent = each.about ?? "";
                item.append(name, about);
                return item;
            }));
            this.list.hidden = false;
            this.editor.paint();
            const spot = this.editor.spot(), room = this.editor.box.clientHeight - spot.top;
            this.list.style.left = Math.max(0, Math.min(spot.left - typed.length * 7, this.editor.box.clientWidth - 430)) + "px";
            this.list.style.top = room > 180 ? spot.top + "px" : "";
            this.list.style.bottom = room > 180 ? "" : room + this.editor.height + "px";
            this.mark(0);
            this.editor.say(`${this.items.length} ${this.items.length === 1 ? "word" : "words"}, ${this.items[0].name}`);
        }

        mark(at) {
            this.at = at;
            [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", i === at ? "true" : "false"));
            this.list.children[at].scrollIntoView({ block: "nearest" });
            this.editor.area.setAttribute("aria-activedescendant", this.list.children[at].id);
        }

        take() {
            const item = this.items[this.at], area = this.editor.area;
            area.setSelectionRange(area.selectionStart - this.typed, area.selectionEnd);
            this.close();
            const text = item.text ?? item.name, hole = text.indexOf("\u2042");
            this.editor.write(text.replace("\u2042", ""));
            if (hole >= 0) {
                const at = area.selectionStart - (text.length - 1 - hole);
                area.setSelectionRange(at, at);
            }
            this.close();
        }

        close() {
            this.list.hidden = true;
            this.editor.area.removeAttribute("aria-activedescendant");
        }
    }

    /** What may stand at this place, told from the lines of the rule before it. */
    function suggest(editor, line, column) {
        const { lines, words } = editor, bare = text => text.replace(/\/\/.*/, "").replace(/"[^"]*"?/g, '""');
        let state = "out", from = line;
        for (let i = line; i >= 0; i--) {
            const m = /^\s*(rule\b|when\b|then\b|end\b)/.exec(i === line ? lines[i].slice(0, column) : lines[i]);
            if (m) { state = m[1] === "end" ? "out" : m[1]; from = i; break; }
        }
        let begin = from;
        while (begin > 0 && !/^\s*rule\b/.test(lines[begin])) begin--;
        const names = state === "out" ? [] : bound(lines.slice(begin, line).concat(lines[line].slice(0, column)).join("\n"));
        const row = lines[line].slice(0, column), inside = lines.slice(from, line).map(bare).concat(bare(row)).join("\n");
        if (state === "when") return conditions(words, names, inside, row);
        if (state === "then") return consequences(words, names, row);
        return [{ name: "rule", shown: "rule … end", about: "a rule to fill in",
            text: 'rule "\u2042"\n    @policy( "" )\nwhen\n    \nthen\n    \nend' },
            { name: "when" }, { name: "@policy", text: '@policy( "\u2042" )', about: "the paragraph it stands for" },
            { name: "import" }, { name: "package" }, { name: "global" }];
    }

    function bound(text) {
        const all = new Map();
        for (const m of text.matchAll(/(\$\w+)\s*:\s*(\w+)/g)) all.set(m[1], m[2]);
        return [...all].map(([name, of]) => ({ name, about: /^[A-Z]/.test(of) ? "a " + of : of }));
    }

    function conditions(words, names, inside, row) {
        let depth = 0, open = -1;
        for (let i = inside.length - 1; i >= 0 && open < 0; i--) {
            if (inside[i] === ")") depth++;
            else if (inside[i] === "(" && depth-- === 0) open = i;
        }
        const head = open < 0 ? null : /(\w+)\s*$/.exec(inside.slice(0, open))?.[1];
        const fact = words.facts.find(each => each.name === head);
        const values = /(\w+)\s*(?:[=!<>]=?|in)\s*\(?[^,()]*(?:,[^,()=<>]*)*$/.exec(row.replace(/"[^"]*"?/g, '""'));
        if (head === "in" || (values && fact?.fields.some(field => field.name === values[1]))) {
            const name = head === "in" ? /(\w+)\s+in\s*$/.exec(inside.slice(0, open))?.[1] : values[1];
            const owner = fact ?? words.facts.find(each => each.fields.some(field => field.name === name));
            const field = owner?.fields.find(each => each.name === name);
            return [...(field?.values ?? []).map(value => ({ name: field.type === "text" ? `"${value}"` : value, about: "a value of " + field.name })),
                ...(field?.type === "yes/no" ? [{ name: "true" }, { name: "false" }] : []), ...names];
        }
        if (fact) return [...fact.fields.map(field => ({ name: field.name, about: [field.type, field.text].filter(Boolean).join(": ") })), ...names];
        return [...words.facts.map(each => ({ name: each.name, text: each.name + "( \u2042 )", about: each.text })),
            ...words.facts.map(each => { const name = "$" + each.name[0].toLowerCase() + each.name.slice(1);
                return { name, shown: name + " : " + each.name, text: name + " : " + each.name + "( \u2042 )", about: "to speak of it after then" }; }),
            { name: "not", about: "there is none" }, { name: "exists", about: "there is one" }];
    }

    function consequences(words, names, row) {
        if (new RegExp(`\\b${words.global}\\s*\\.$`).test(row.trimEnd())) {
            return words.verbs.map(verb => ({ name: verb.name, shown: `${verb.name}( ${verb.parameters.join(", ")} )`,
                text: `${verb.name}( \u2042 ).because( "" );`, about: verb.text }));
        }
        if (/\)\s*\.$/.test(row)) return [{ name: "because", text: 'because( "\u2042" );', about: "every proposal says why" }];
        if (/\([^)]*$/.test(row)) return names;
        return [{ name: words.global, text: words.global + ".", about: "the verbs of this desk" }, ...names, { name: "end" }];
    }

    /** Rules that are only shown have the same colours. */
    for (const shown of document.querySelectorAll("pre[data-code]")) {
        const words = { kinds: new Set(shown.textContent.match(/\b[A-Z]\w*(?=\s*\()/g)), global: /^\s*(\w+)\.\w+\(/m.exec(shown.textContent)?.[1] ?? "" };
        let open = false;
        const out = [];
        for (const line of shown.textContent.split("\n")) {
            const read = pieces(line, open, words);
            open = read.open;
            for (const [text, colour] of read.all) {
                out.push(colour ? Object.assign(document.createElement("span"), { className: colour, textContent: text }) : text);
            }
            out.push("\n");
        }
        shown.replaceChildren(...out.slice(0, -1));
        shown.classList.add("code-paper");
    }

    const editors = [...document.querySelectorAll("[data-editor]")].map(root => new Editor(root));
    window.throughlineEditors = editors;
    const place = /^#line=(\d+),(\d+)$/.exec(location.hash);
    if (place && editors[0]) editors[0].go(+place[1], +place[2]);
})();
