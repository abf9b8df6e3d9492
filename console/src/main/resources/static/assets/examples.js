// Examples as a grid that is filled in like a spreadsheet, and the saving of a draft without leaving its page. What the grid says is written
// into the plain text field it stands for, as CSV.
"use strict";
(() => {
    const { Grid, Row, Steps, make } = window.throughlineGrid;

    /** A text of examples in its grid. */
    class Examples {
        constructor(area, save, editor) {
            this.area = area;
            this.results = new Map();
            this.steps = new Steps(() => this.area.value, (text, at) => { this.write(text); this.read(); this.grid.draw(); this.grid.focus(at.row, at.column); });
            this.read();
            this.grid = new Grid({
                label: area.dataset.grid, name: "examples", lead: ["Result", "Got"],
                titles: () => this.head.cells, rows: () => this.rows, first: () => 2,
                changed: () => this.write([this.head, ...this.rows].map(row => row.text()).join("\n") + "\n"),
                note: key => this.steps.note(this.grid.current, key), undo: by => by < 0 ? this.steps.back(this.grid.current) : this.steps.again(this.grid.current),
                save, say: text => editor?.say(text), tell: (row, cells, line) => this.tell(row, cells, line),
            });
            this.grid.tools.append(this.choose());
            area.hidden = true;
            document.querySelector(`label[for="${area.id}"]`)?.setAttribute("hidden", "");
            area.after(this.grid.box, this.grid.tools);
            this.grid.draw();
        }

        /** @returns false for a text that is no table: it stays a text */
        static readable(area) { return area.value.split("\n").every(line => Row.of(line)); }

        read() {
            const all = this.area.value.split("\n").filter(line => line.trim()).map(line => Row.of(line));
            this.head = all[0] ?? new Row(["example", "expect"]);
            this.rows = all.slice(1);
        }

        write(text) {
            this.area.value = text;
            this.area.dispatchEvent(new Event("input", { bubbles: true }));
        }

        /** Columns may be added: the fields of the desk's facts, and the day an example plays on. */
        choose() {
            const label = make("label", "Add a column "), select = make("select");
            label.append(select);
            this.fields = names => {
                select.replaceChildren(new Option("…", ""), ...names.filter(name => !this.head.cells.includes(name)).map(name => new Option(name, name)));
            };
            this.fields(["today"]);
            select.addEventListener("change", () => {
                if (!select.value) return;
                const at = Math.max(0, this.head.cells.indexOf("expect"));
                this.steps.note(this.grid.current);
                this.head.insert(at, select.value);
                this.rows.forEach(row => row.insert(at, ""));
                select.selectedOptions[0].remove();
                this.grid.of.changed();
                this.grid.draw();
                this.grid.focus(0, at);
            });
            return label;
        }

        /** What came of an example stands beside it as long as nobody changes it. */
        tell(row, [state, got], line) {
            const result = this.results.get(row.text()), failed = !!result && !result.passed;
            state.className = "tight";
            got.className = "mono got";
            got.textContent = failed ? result.got || "nothing" : "";
            got.title = got.textContent;
            state.replaceChildren(...result ? [make("span", result.passed ? "as expected" : "otherwise", "state " + (result.passed ? "good" : "bad"))] : []);
            line.classList.toggle("failed", failed);
        }

        show(tried) {
            const own = tried.filter(each => each.file === this.area.dataset.grid);
            this.results = new Map(own.map(each => [this.rows[each.line - 2]?.text(), each]));
            this.grid.again();
            return own;
        }
    }

    for (const form of document.querySelectorAll("form[data-save]")) {
        const area = form.querySelector("textarea[data-grid]"), editor = window.throughlineEditors?.find(each => each.form === form);
        const save = () => form.requestSubmit(form.querySelector("button[data-save]"));
        const grid = area && Examples.readable(area) ? new Examples(area, save, editor) : null;
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
                const results = grid?.show(said.checked.examples) ?? [];
                const passed = results.filter(each => each.passed).length;
                score.textContent = said.checked.whole ? `${passed} of ${results.length} as expected` : "not tried: the text has mistakes";
                silent.textContent = said.checked.silent.length ? "No example makes these rules speak: " + said.checked.silent.join("; ") : "";
                say(dirty ? "not saved" : said.clean ? "saved, nothing stands against it" : "saved, something stands against it", dirty ? "warn" : said.clean ? "good" : "bad");
            } catch (failed) {
                dirty = true;
                say("not saved: the server did not answer", "bad");
            }
        });
    }
})();
