// A grid of cells that is filled in like a spreadsheet: the rows of a comma-separated text. Only the rows that are seen are drawn, and a cell that
// nobody touches is written as it stood. Examples and decision tables are both shown by it.
"use strict";
(() => {
    const AROUND = 12, MOST_STEPS = 100, WIDEST = 46;
    const make = (tag, text = "", name = "") => Object.assign(document.createElement(tag), { textContent: text, className: name });
    const quoted = cell => /[",]/.test(cell) || cell !== cell.trim() ? `"${cell.replace(/"/g, '""')}"` : cell;

    /** A row of the text, its cells, and how each of them is written. */
    class Row {
        constructor(cells, raw = cells.map(quoted)) {
            this.cells = cells;
            this.raw = raw;
            this.line = null;
        }

        /** Nothing for a line whose quotes do not close. */
        static of(line) {
            const cells = [], raw = [];
            for (let at = 0; at <= line.length; at++) {
                const from = at;
                while (line[at] === " ") at++;
                let cell = "";
                if (line[at] === '"') {
                    at++;
                    while (at < line.length && (line[at] !== '"' || line[at + 1] === '"')) { cell += line[at]; at += line[at] === '"' ? 2 : 1; }
                    const comma = line.indexOf(",", at), end = comma < 0 ? line.length : comma;
                    if (at >= line.length || line.slice(at + 1, end).trim()) return null;
                    at = end;
                } else {
                    const comma = line.indexOf(",", at), end = comma < 0 ? line.length : comma;
                    cell = line.slice(at, end);
                    at = end;
                }
                cells.push(cell.trim());
                raw.push(line.slice(from, at));
            }
            return new Row(cells, raw);
        }

        get(i) { return this.cells[i] ?? ""; }

        set(i, value) {
            while (this.cells.length <= i) { this.cells.push(""); this.raw.push(""); this.line = null; }
            if (this.cells[i] === value) return;
            this.cells[i] = value;
            this.raw[i] = quoted(value);
            this.line = null;
        }

        insert(i, value) {
            while (this.cells.length < i) { this.cells.push(""); this.raw.push(""); }
            this.cells.splice(i, 0, value);
            this.raw.splice(i, 0, quoted(value));
            this.line = null;
        }

        copy() { return new Row([...this.cells], [...this.raw]); }
        blank() { return this.cells.every(cell => !cell); }
        text() { return this.line ??= this.raw.join(","); }

        /** The cell that a place of the line is in, from 0. */
        column(place) {
            let i = 0;
            for (let end = this.raw[0].length + 1; end < place && i < this.raw.length - 1; end += this.raw[i].length + 1) i++;
            return i;
        }

        /** Where a cell begins in the line, from 1. */
        place(column) { return this.raw.slice(0, column).reduce((sum, cell) => sum + cell.length + 1, 1); }
    }

    /** What can be taken back: whole texts, because they are small and nothing is forgotten. */
    class Steps {
        constructor(read, write) {
            this.read = read;
            this.write = write;
            this.past = [];
            this.future = [];
        }

        /** Before something changes; typing on in one cell ({@code key}) is one step. */
        note(at, key = null) {
            if (key !== null && key === this.key) return;
            this.past.push({ text: this.read(), at });
            if (this.past.length > MOST_STEPS) this.past.shift();
            this.future = [];
            this.key = key;
        }

        back(at) { return this.go(this.past, this.future, at); }
        again(at) { return this.go(this.future, this.past, at); }

        go(from, to, at) {
            const step = from.pop();
            if (!step) return false;
            to.push({ text: this.read(), at });
            this.key = null;
            this.write(step.text, step.at);
            return true;
        }
    }

    /** Cells out of a spreadsheet: tabs and line breaks between them, and quotes around those that hold some. */
    function pasted(text) {
        const rows = [[]], cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r?\n|\r|$)/y;
        for (let m; cell.lastIndex < text.length && (m = cell.exec(text));) {
            rows.at(-1).push((m[1] === undefined ? m[2] : m[1].replace(/""/g, '"')).replace(/\s+/g, " ").trim());
            if (m[3] === "\t" && cell.lastIndex === text.length) rows.at(-1).push("");
            if (m[3] !== "\t" && cell.lastIndex < text.length) rows.push([]);
        }
        return rows;
    }

    class Grid {
        /**
         * @param of label; titles(), rows(), first() the line of the first row; changed(), note(key), undo(by), save(), step(by), say(text);
         *     lead: heads of columns before the cells, tell(row) what stands in them and fail(row); name: of the table's class
         */
        constructor(of) {
            this.of = of;
            this.current = { row: 0, column: 0 };
            this.lines = new Map();
            this.marks = new Map();
            this.box = make("div", "", "scroll grid");
            this.table = make("table", "", `${of.name} cells`);
            this.table.setAttribute("role", "grid");
            this.head = make("thead");
            this.body = make("tbody");
            this.columns = make("colgroup");
            this.top = this.gap();
            this.between = this.gap();
            this.bottom = this.gap();
            this.table.append(make("caption", of.label, "hidden"), this.columns, this.head, this.body);
            this.box.append(this.table);
            this.tools = make("div", "", "row tools");
            for (const [text, key, act] of [["Add a row", "", () => this.insert(this.rows.length)], ["Insert below", "Control+Enter", () => this.below()],
                ["Duplicate", "Control+d", () => this.duplicate()], ["Up", "Alt+ArrowUp", () => this.move(-1)], ["Down", "Alt+ArrowDown", () => this.move(1)],
                ["Remove", "Alt+Delete", () => this.remove(this.current.row)], ["Undo", "Control+z", () => of.undo(-1)], ["Redo", "Control+y", () => of.undo(1)]]) {
                const button = make("button", text);
                button.type = "button";
                if (key) { button.setAttribute("aria-keyshortcuts", key); button.title = key.replace("Control", "Ctrl").replace("Arrow", ""); }
                button.addEventListener("click", act);
                this.tools.append(button);
            }
            this.listen();
            this.draw();
        }

        get rows() { return this.of.rows(); }

        gap() {
            const gap = make("tr");
            gap.setAttribute("aria-hidden", "true");
            gap.append(make("td", "", "gap"));
            return gap;
        }

        listen() {
            this.table.addEventListener("input", event => this.typed(event.target));
            this.table.addEventListener("keydown", event => this.key(event));
            this.table.addEventListener("paste", event => this.paste(event));
            this.table.addEventListener("focusin", event => this.here(event.target));
            this.table.addEventListener("click", event => {
                const button = event.target.closest("button[data-remove]");
                if (button) this.remove(+button.closest("tr").dataset.at);
            });
            this.box.addEventListener("scroll", () => { this.frame ??= requestAnimationFrame(() => { this.frame = null; this.window(); }); }, { passive: true });
            new ResizeObserver(() => this.window()).observe(this.box);
        }

        /** All of it: after its rows or columns have changed. */
        draw() {
            const titles = this.of.titles(), lead = this.of.lead ?? [], line = make("tr");
            const heads = ["#", ...lead, ...titles, "Remove"].map(text => make("th", text));
            heads.forEach((head, i) => { head.setAttribute("scope", "col"); if (i > lead.length && i <= lead.length + titles.length) head.dataset.title = i - lead.length - 1; });
            line.append(...heads);
            this.head.replaceChildren(line);
            const widths = [5, ...lead.map(text => text.length + 11), ...titles.map((title, i) => this.width(title, i)), 7];
            this.columns.replaceChildren(...widths.map(width => { const col = make("col"); col.style.width = width + "ch"; return col; }));
            this.table.style.width = widths.reduce((sum, width) => sum + width, 0) + "ch";
            this.table.setAttribute("aria-colcount", widths.length);
            this.table.setAttribute("aria-rowcount", this.rows.length + 1);
            this.lines.clear();
            this.body.replaceChildren(this.top, this.bottom);
            for (const gap of [this.top, this.between, this.bottom]) gap.firstChild.colSpan = widths.length;
            this.window();
        }

        width(title, column) {
            const longest = this.rows.reduce((most, row) => Math.max(most, row.get(column).length), 4);
            return Math.min(WIDEST, Math.max(longest, Math.ceil(title.length / 3), ...title.split(" ").map(word => word.length))) + 3;
        }

        /** The rows that are seen, some around them, and the one that is written in, however far it has been scrolled away. */
        window() {
            const all = this.rows, height = this.height ?? 27, head = this.head.offsetHeight;
            const first = Math.max(0, Math.floor((this.box.scrollTop - head) / height) - AROUND);
            const last = Math.min(all.length, Math.ceil((this.box.scrollTop + this.box.clientHeight) / height) + AROUND);
            const wanted = all.slice(first, last).map((row, i) => first + i), away = this.away(first, last);
            if (away >= 0) wanted.splice(away < first ? 0 : wanted.length, 0, away);
            const kept = new Set(wanted.map(at => all[at]));
            for (const [row, line] of this.lines) {
                if (kept.has(row)) continue;
                line.remove();
                this.lines.delete(row);
            }
            this.between.remove();
            let next = this.top.nextSibling;
            for (const at of wanted) {
                let line = this.lines.get(all[at]);
                if (!line) this.lines.set(all[at], line = this.line(all[at]));
                if (line === next) next = next.nextSibling;
                else this.body.insertBefore(line, next);
                this.number(line, at);
            }
            if (away >= 0) this.body.insertBefore(this.between, this.lines.get(all[away < first ? first : away]) ?? this.bottom);
            const tall = height => {
                this.top.firstChild.style.height = (wanted[0] ?? 0) * height + "px";
                this.between.firstChild.style.height = (away < first ? first - away - 1 : away - last) * height + "px";
                this.bottom.firstChild.style.height = (all.length - 1 - (wanted.at(-1) ?? -1)) * height + "px";
            };
            tall(height);
            this.height = this.lines.get(all[first])?.getBoundingClientRect().height || height;
            if (this.height !== height) tall(this.height);
            this.reachable(away >= 0 ? away : Math.min(last - 1, Math.max(first, this.current.row)));
        }

        /** The row with the focus where it is not one of these; else -1. */
        away(first, last) {
            const focused = document.activeElement?.closest("tr");
            const at = focused && this.body.contains(focused) ? this.rows.findIndex(row => this.lines.get(row) === focused) : -1;
            return at >= first && at < last ? -1 : at;
        }

        line(row) {
            const line = make("tr"), number = make("th");
            number.setAttribute("scope", "row");
            line.append(number, ...(this.of.lead ?? []).map(() => make("td")));
            this.of.titles().forEach((title, column) => {
                const cell = make("td"), input = make("input");
                input.value = row.get(column);
                input.dataset.column = column;
                input.autocomplete = "off";
                input.spellcheck = false;
                input.tabIndex = -1;
                cell.append(input);
                line.append(cell);
            });
            const remove = make("button", "✕", "quiet"), gone = make("td");
            remove.type = "button";
            remove.dataset.remove = "";
            remove.tabIndex = -1;
            gone.append(remove);
            line.append(gone);
            return line;
        }

        /** What depends on where the row stands, and what is known of it. */
        number(line, at) {
            const row = this.rows[at], number = this.of.first() + at;
            if (line.dataset.at !== String(at) || line.dataset.number !== String(number)) {
                line.dataset.at = at;
                line.dataset.number = number;
                line.setAttribute("aria-rowindex", at + 2);
                line.firstChild.textContent = number;
                line.querySelector("button").setAttribute("aria-label", `Remove row ${number}`);
                for (const input of line.querySelectorAll("input")) {
                    input.dataset.row = at;
                    input.setAttribute("aria-label", `${this.of.titles()[+input.dataset.column]}, row ${number}`);
                }
            }
            this.tell(line, row);
        }

        tell(line, row) {
            this.of.tell?.(row, [...line.children].slice(1, 1 + (this.of.lead ?? []).length), line);
            const marks = this.marks.get(row);
            for (const input of line.querySelectorAll("input")) {
                const mark = marks?.get(+input.dataset.column);
                input.classList.toggle("amiss", !!mark && !mark.soft);
                input.classList.toggle("doubt", !!mark?.soft);
                if (mark && !mark.soft) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
                if (mark) { input.title = mark.text; input.setAttribute("aria-description", mark.text); }
                else if (input.title) { input.title = ""; input.removeAttribute("aria-description"); }
            }
        }

        /** Mistakes by row and column. */
        mark(marks) {
            this.marks = marks;
            this.again();
        }

        /** What is known of the rows that are seen. */
        again() {
            for (const [row, line] of this.lines) this.tell(line, row);
        }

        /** Tab comes to one cell. */
        reachable(row) {
            for (const line of this.lines.values()) {
                for (const input of line.querySelectorAll("input")) {
                    input.tabIndex = +line.dataset.at === row && +input.dataset.column === this.current.column ? 0 : -1;
                }
            }
        }

        here(input) {
            if (input.dataset.column === undefined) return;
            const row = +input.closest("tr").dataset.at, column = +input.dataset.column;
            if (this.current.row !== row || this.current.column !== column) this.leaving = false;
            this.current = { row, column };
            this.table.querySelector('input[tabindex="0"]')?.setAttribute("tabindex", "-1");
            input.tabIndex = 0;
            this.of.seen?.(this.rows[row], row, column, this.marks.get(this.rows[row])?.get(column));
        }

        typed(input) {
            if (input.dataset.column === undefined) return;
            const line = input.closest("tr"), row = this.rows[+line.dataset.at];
            this.of.note(`${line.dataset.at} ${input.dataset.column}`);
            row.set(+input.dataset.column, input.value);
            this.of.changed();
            this.tell(line, row);
        }

        /** Rows come, go or change their places: one step, and one look at what is seen. */
        act(change, row, column = this.current.column) {
            this.of.note(null);
            change(this.rows);
            this.of.changed();
            this.table.setAttribute("aria-rowcount", this.rows.length + 1);
            this.window();
            if (this.rows.length) this.focus(row, column);
            else this.tools.querySelector("button").focus();
        }

        empty() { return new Row(this.of.titles().map(() => "")); }
        insert(at) { this.act(rows => rows.splice(at, 0, this.empty()), at, 0); }
        below() { this.insert(Math.min(this.rows.length, this.current.row + 1)); }

        duplicate() {
            const { row } = this.current;
            if (this.rows[row]) this.act(rows => rows.splice(row + 1, 0, rows[row].copy()), row + 1);
        }

        move(by) {
            const { row } = this.current, to = row + by;
            if (!this.rows[row] || !this.rows[to]) return;
            this.act(rows => rows.splice(to, 0, ...rows.splice(row, 1)), to);
            this.of.say(`Row ${this.of.first() + to}`);
        }

        remove(at) {
            if (this.rows[at]) this.act(rows => rows.splice(at, 1), Math.min(at, this.rows.length - 2));
        }

        focus(row, column, select = true) {
            const at = Math.max(0, Math.min(row, this.rows.length - 1)), top = at * this.height, seen = this.box.clientHeight - this.head.offsetHeight;
            if (top < this.box.scrollTop) this.box.scrollTop = top;
            else if (top + this.height > this.box.scrollTop + seen) this.box.scrollTop = top + this.height - seen + 14;
            this.window();
            const input = this.lines.get(this.rows[at])?.querySelector(`input[data-column="${column}"]`);
            input?.focus({ preventScroll: true });
            input?.scrollIntoView({ block: "nearest", inline: "nearest" });
            if (select) input?.select();
        }

        key(event) {
            const input = event.target, at = input.closest("tr"), held = event.ctrlKey || event.metaKey;
            if (input.dataset.column === undefined || event.isComposing) return;
            if (event.key === "Tab" && !held && !event.altKey) { this.tab(event); return; }
            if (!["Shift", "Control", "Alt", "Meta"].includes(event.key)) this.leaving = event.key === "Escape";
            const act = this.deed(event, held, +at.dataset.at, +input.dataset.column);
            if (!act) return;
            event.preventDefault();
            event.stopPropagation();
            act();
        }

        /** What a key does here; nothing where it is the text field's own. */
        deed(event, held, row, column) {
            const key = event.key, last = this.rows.length - 1, page = Math.max(1, Math.floor(this.box.clientHeight / this.height) - 2);
            if (held && !event.altKey) {
                return { s: () => this.of.save(), d: () => this.duplicate(), enter: () => this.below(), home: () => this.focus(0, 0), end: () => this.focus(last, column),
                    z: () => this.of.undo(event.shiftKey ? 1 : -1), y: () => this.of.undo(1) }[key.toLowerCase()];
            }
            if (event.altKey) return { ArrowUp: () => this.move(-1), ArrowDown: () => this.move(1), Delete: () => this.remove(row) }[key];
            const field = event.target, whole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
            if (key === "ArrowLeft" && !event.shiftKey && column > 0 && (whole || field.selectionEnd === 0)) return () => this.focus(row, column - 1);
            if (key === "ArrowRight" && !event.shiftKey && column < this.of.titles().length - 1 && (whole || field.selectionStart === field.value.length)) {
                return () => this.focus(row, column + 1);
            }
            if (key === "Enter" && !event.shiftKey && row === last) return () => this.insert(last + 1);
            return { Enter: () => this.focus(row + (event.shiftKey ? -1 : 1), column), ArrowDown: () => this.focus(row + 1, column), ArrowUp: () => this.focus(row - 1, column),
                PageDown: () => this.focus(row + page, column), PageUp: () => this.focus(row - page, column), Escape: () => this.of.say("Tab leaves the table now."),
                F1: () => document.getElementById("help")?.showModal(), F2: () => field.setSelectionRange(field.value.length, field.value.length),
                F8: () => this.of.step?.(event.shiftKey ? -1 : 1) }[key];
        }

        tab(event) {
            const width = this.of.titles().length, next = this.current.row * width + this.current.column + (event.shiftKey ? -1 : 1);
            if (this.leaving || next < 0 || next >= this.rows.length * width) return;
            event.preventDefault();
            this.focus(Math.floor(next / width), next % width);
        }

        paste(event) {
            const text = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "");
            if (event.target.dataset.column === undefined || !/[\t\n]/.test(text)) return;
            event.preventDefault();
            const { row, column } = this.current, lines = pasted(text), width = this.of.titles().length;
            const beyond = Math.max(0, ...lines.map(line => column + line.length - width));
            this.act(rows => lines.forEach((line, i) => {
                if (rows.length <= row + i) rows.push(this.empty());
                line.slice(0, width - column).forEach((value, j) => rows[row + i].set(column + j, value));
                this.lines.get(rows[row + i])?.remove();
                this.lines.delete(rows[row + i]);
            }), row + lines.length - 1, column);
            this.of.say(`${lines.length} ${lines.length === 1 ? "row" : "rows"} pasted`
                + (beyond ? `; what would stand ${beyond} ${beyond === 1 ? "column" : "columns"} beyond the last was left out` : ""));
        }
    }

    window.throughlineGrid = { Grid, Row, Steps, make };
})();
