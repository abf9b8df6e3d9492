// Examples as a grid that is filled in like a spreadsheet, and the saving of a draft without leaving its page. What the grid says is written
// into the plain text field it stands for, as CSV.
"use strict";
(() => {
    function parse(text) {
        return text.split(/\r?\n/).filter(line => line.trim()).map(cells);
    }

    function cells(line) {
        const all = [];
        let cell = "", quoted = false;
        for (let i = 0; i < line.length; i++) {
            const c = line[i];
            if (c === '"' && quoted && line[i + 1] === '"') { cell += '"'; i++; }
            else if (c === '"') quoted = !quoted;
            else if (c === "," && !quoted) { all.push(cell); cell = ""; }
            else cell += c;
        }
        all.push(cell);
        return all.map(each => each.trim());
    }

    const written = row => row.map(each => /[",]/.test(each) ? `"${each.replace(/"/g, '""')}"` : each).join(",");
    const make = (tag, text = "", name = "") => Object.assign(document.createElement(tag), { textContent: text, className: name });

    class Grid {
        constructor(area) {
            this.area = area;
            this.columns = [];
            this.rows = [];
            this.results = new Map();
            this.box = make("div", "", "scroll grid");
            this.table = make("table", "", "examples");
            this.box.append(this.table);
            this.tools = make("div", "", "row");
            const add = make("button", "Add a row");
            add.type = "button";
            add.addEventListener("click", () => this.insert(this.rows.length));
            this.tools.append(add, this.choose());
            area.hidden = true;
            document.querySelector(`label[for="${area.id}"]`)?.setAttribute("hidden", "");
            area.after(this.box, this.tools);
            this.read();
            this.table.addEventListener("input", event => this.typed(event.target));
            this.table.addEventListener("keydown", event => this.key(event));
            this.table.addEventListener("paste", event => this.paste(event));
            this.table.addEventListener("click", event => {
                const button = event.target.closest("button[data-remove]");
                if (button) this.remove(+button.dataset.remove);
            });
        }

        read() {
            const all = parse(this.area.value);
            this.columns = all[0] ?? ["example", "expect"];
            this.rows = all.slice(1).map(row => this.columns.map((_, i) => row[i] ?? ""));
            this.draw();
        }

        /** Columns may be added: the fields of the desk's facts, and the day an example plays on. */
        choose() {
            const label = make("label", "Add a column "), select = make("select");
            label.append(select);
            this.fields = names => {
                select.replaceChildren(new Option("…", ""), ...names.filter(name => !this.columns.includes(name)).map(name => new Option(name, name)));
            };
            this.fields(["today"]);
            select.addEventListener("change", () => {
                if (!select.value) return;
                const at = Math.max(0, this.columns.indexOf("expect"));
                this.columns.splice(at, 0, select.value);
                this.rows.forEach(row => row.splice(at, 0, ""));
                select.selectedOptions[0].remove();
                this.changed();
                this.draw();
                this.focus(0, at);
            });
            return label;
        }

        draw() {
            const head = make("tr"), body = make("tbody");
            head.append(make("th", "#"), make("th", "Result"), make("th", "Got"), ...this.columns.map(each => make("th", each)), make("th", "Remove"));
            head.querySelectorAll("th").forEach(each => each.setAttribute("scope", "col"));
            this.rows.forEach((row, i) => body.append(this.line(row, i)));
            const top = make("thead"), caption = make("caption", this.area.dataset.grid, "hidden");
            top.append(head);
            this.table.replaceChildren(caption, top, body);
        }

        line(row, i) {
            const line = make("tr"), number = make("th", String(i + 2)), result = this.results.get(i + 2);
            const state = make("td", "", "tight"), got = make("td", result && !result.passed ? result.got || "nothing" : "", "mono got");
            number.setAttribute("scope", "row");
            if (result) state.append(make("span", result.passed ? "as expected" : "otherwise", "state " + (result.passed ? "good" : "bad")));
            line.append(number, state, got);
            row.forEach((value, column) => {
                const cell = make("td"), input = make("input");
                input.value = value;
                input.dataset.row = i;
                input.dataset.column = column;
                input.size = Math.max(this.columns[column].length, value.length, 4);
                input.autocomplete = "off";
                input.spellcheck = false;
                input.setAttribute("aria-label", `${this.columns[column]}, row ${i + 2}`);
                cell.append(input);
                line.append(cell);
            });
            const remove = make("button", "✕", "quiet"), gone = make("td");
            remove.type = "button";
            remove.dataset.remove = i;
            remove.setAttribute("aria-label", `Remove row ${i + 2}`);
            gone.append(remove);
            line.append(gone);
            if (result && !result.passed) line.className = "failed";
            return line;
        }

        changed() {
            this.area.value = [this.columns, ...this.rows].map(written).join("\n") + "\n";
            this.area.dispatchEvent(new Event("input", { bubbles: true }));
        }

        typed(input) {
            this.rows[+input.dataset.row][+input.dataset.column] = input.value;
            this.results.delete(+input.dataset.row + 2);
            const line = input.closest("tr");
            line.className = "";
            [...line.children].slice(1, 3).forEach(cell => cell.replaceChildren());
            this.changed();
        }

        insert(at) {
            this.rows.splice(at, 0, this.columns.map(() => ""));
            this.shift(at, 1);
            this.focus(at, 0);
        }

        remove(at) {
            this.rows.splice(at, 1);
            this.shift(at, -1);
            if (this.rows.length) this.focus(Math.min(at, this.rows.length - 1), 0);
            else this.tools.querySelector("button").focus();
        }

        /** Results stay with their rows. */
        shift(at, by) {
            const moved = new Map();
            for (const [line, result] of this.results) {
                if (line < at + 2) moved.set(line, result);
                else if (by > 0 || line > at + 2) moved.set(line + by, result);
            }
            this.results = moved;
            this.changed();
            this.draw();
        }

        focus(row, column) {
            this.table.querySelector(`input[data-row="${row}"][data-column="${column}"]`)?.focus();
        }

        key(event) {
            const { row, column } = event.target.dataset;
            if (row === undefined || column === undefined) return;
            if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
                event.preventDefault();
                this.area.form.requestSubmit(this.area.form.querySelector("button[data-save]"));
                return;
            }
            const by = event.key === "ArrowDown" || event.key === "Enter" ? 1 : event.key === "ArrowUp" ? -1 : 0;
            if (!by || event.ctrlKey || event.altKey || event.metaKey) return;
            event.preventDefault();
            if (by > 0 && +row === this.rows.length - 1 && event.key === "Enter") this.insert(this.rows.length);
            else this.focus(+row + by, +column);
        }

        /** Cells of a spreadsheet come with tabs and line breaks between them. */
        paste(event) {
            const { row, column } = event.target.dataset, text = event.clipboardData.getData("text/plain");
            if (row === undefined || !/[\t\n]/.test(text.trimEnd())) return;
            event.preventDefault();
            const lines = text.replace(/\r?\n$/, "").split(/\r?\n/).map(line => line.split("\t"));
            lines.forEach((line, i) => {
                while (this.rows.length <= +row + i) this.rows.push(this.columns.map(() => ""));
                line.forEach((value, j) => {
                    if (+column + j < this.columns.length) this.rows[+row + i][+column + j] = value.trim();
                });
                this.results.delete(+row + i + 2);
            });
            this.changed();
            this.draw();
            this.focus(+row + lines.length - 1, +column);
        }

        show(tried) {
            this.results = new Map(tried.filter(each => each.file === this.area.dataset.grid).map(each => [each.line, each]));
            const here = document.activeElement?.dataset ?? {};
            this.draw();
            if (here.row !== undefined) this.focus(+here.row, +here.column);
            return this.results;
        }
    }

    for (const form of document.querySelectorAll("form[data-save]")) {
        const area = form.querySelector("textarea[data-grid]"), grid = area && new Grid(area);
        const editor = window.throughlineEditors?.find(each => each.form === form);
        const state = form.querySelector("[data-saved]"), score = form.querySelector("[data-score]"), silent = form.querySelector("[data-silent]");
        const say = (text, tone) => { state.textContent = text; state.className = "state " + tone; };
        let dirty = false;
        if (grid && form.querySelector("[data-words]")) {
            fetch(form.querySelector("[data-words]").dataset.words, { headers: { Accept: "application/json" } }).then(answer => answer.json())
                .then(words => grid.fields(["today", ...words.facts.flatMap(fact => fact.fields.map(field => `${fact.name}.${field.name}`))])).catch(() => {});
        }
        form.addEventListener("input", () => { if (!dirty) say("not saved", "warn"); dirty = true; });
        window.addEventListener("beforeunload", event => { if (dirty) event.preventDefault(); });
        form.addEventListener("submit", async event => {
            event.preventDefault();
            const body = new URLSearchParams(new FormData(form));
            say("saving", "wait");
            dirty = false;
            try {
                const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
                const said = await answer.json();
                if (!answer.ok) { dirty = true; say(said.detail ?? "it was not saved", "bad"); return; }
                form.revision.value = said.revision;
                editor?.show(said.checked.mistakes);
                const results = grid?.show(said.checked.examples) ?? new Map();
                const passed = [...results.values()].filter(each => each.passed).length;
                score.textContent = said.checked.whole ? `${passed} of ${results.size} as expected` : "not tried: the text has mistakes";
                silent.textContent = said.checked.silent.length ? "No example makes these rules speak: " + said.checked.silent.join("; ") : "";
                say(dirty ? "not saved" : said.clean ? "saved, nothing stands against it" : "saved, something stands against it", dirty ? "warn" : said.clean ? "good" : "bad");
            } catch (failed) {
                dirty = true;
                say("not saved: the server did not answer", "bad");
            }
        });
    }
})();
