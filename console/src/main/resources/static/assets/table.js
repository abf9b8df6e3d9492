// A decision table as a grid: its titles above the columns, each rule a row. The text field stays the file; the grid reads it when it is shown and
// writes into it what is typed, so that every cell that nobody touched, and everything around the tables, stays as it was.
"use strict";
(() => {
    const { Grid, Row, Steps, make } = window.throughlineGrid;
    const TECHNICAL = ["Kind", "About", "A cell makes", "Title"], KINDS = ["NAME", "METADATA", "CONDITION", "ACTION", "DATE-EFFECTIVE", "DATE-EXPIRES", "ENABLED"];
    const letters = column => (column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : "") + String.fromCharCode(65 + column % 26);
    const begins = row => row.get(0).startsWith("RuleTable");

    /** The lines of a file: what stands above its tables, and each table's five rows, its rules and what follows them. */
    function read(text) {
        const rows = text.split("\n").map(line => Row.of(line)), broken = rows.findIndex(row => !row);
        if (broken >= 0) return { wrong: `In line ${broken + 1} a quote does not close` };
        const first = rows.findIndex(begins);
        if (first < 0) return { wrong: "No row begins with RuleTable" };
        const file = { head: rows.slice(0, first), tables: [] };
        for (let at = first; at < rows.length;) {
            const technical = rows.slice(at, at + 5);
            if (technical.length < 5 || technical.slice(1).some(row => begins(row))) return { wrong: `The table in line ${at + 1} has not its five rows` };
            let end = at + 5;
            while (end < rows.length && !begins(rows[end]) && rows[end].get(0) !== "Switched off") end++;
            // Empty lines end a table; an empty row of cells is one that nobody has filled in yet.
            while (end > at + 5 && rows[end - 1].blank() && rows[end - 1].raw.length === 1) end--;
            let next = end;
            while (next < rows.length && !begins(rows[next])) next++;
            file.tables.push({ technical, rules: rows.slice(at + 5, end), tail: rows.slice(end, next) });
            at = next;
        }
        return file;
    }

    const lines = file => [...file.head, ...file.tables.flatMap(each => [...each.technical, ...each.rules, ...each.tail])];

    class Sheet {
        constructor(root) {
            this.root = root;
            this.editor = window.throughlineEditors.find(each => each.root === root);
            this.area = this.editor.area;
            this.code = root.querySelector(".code-box");
            this.keys = root.querySelector(".code-foot");
            this.box = make("div", "", "sheet");
            this.box.hidden = true;
            this.code.before(this.buttons(), this.notice = make("p", "", "notice"), this.box);
            this.notice.hidden = true;
            this.notice.setAttribute("role", "status");
            this.steps = new Steps(() => this.area.value, (text, at) => this.replace(text, at));
            this.editor.sheet = this;
            root.addEventListener("checked", () => this.mark());
            this.show(true);
        }

        buttons() {
            const row = make("div", "", "row views");
            row.setAttribute("role", "group");
            row.setAttribute("aria-label", "Shown as");
            this.views = [["Grid", true], ["Text", false]].map(([text, grid]) => {
                const button = make("button", text);
                button.type = "button";
                button.addEventListener("click", () => { this.show(grid); if (!grid || !this.shown) this.area.focus(); });
                return button;
            });
            row.append(...this.views, ...window.throughlineDoor(this));
            return row;
        }

        say(text, bad = false) {
            this.notice.textContent = text;
            this.notice.className = "notice " + (bad ? "bad" : "");
            this.notice.hidden = !text;
        }

        show(grid) {
            const file = grid ? read(this.area.value) : null;
            if (file?.wrong) this.say(file.wrong + ": mend it in the text, then the grid shows it.", true);
            else if (grid) this.say("");
            this.shown = !!file && !file.wrong;
            this.box.hidden = !this.shown;
            this.code.hidden = this.keys.hidden = this.shown;
            this.views.forEach((button, i) => button.setAttribute("aria-pressed", String((i === 0) === this.shown)));
            if (this.shown) this.open(file);
            else this.editor.soon();
        }

        open(file) {
            const open = [...this.box.querySelectorAll("details")].map(each => each.open), at = this.grids?.map(grid => grid.box.scrollTop) ?? [];
            this.file = file;
            this.inputs = new Map();
            this.current = 0;
            this.foot = make("p", "", "code-foot");
            this.grids = file.tables.map((table, i) => this.grid(table, i));
            this.box.replaceChildren(this.head(), ...file.tables.flatMap((table, i) => [make("h2", table.technical[0].get(0).replace(/^RuleTable\s*/, "") || "Rules", "close"),
                this.technical(table, this.grids[i]), this.grids[i].box, this.grids[i].tools]), this.foot);
            this.box.querySelectorAll("details").forEach((each, i) => { each.open = open[i] ?? false; });
            this.grids.forEach((grid, i) => { grid.draw(); grid.box.scrollTop = at[i] ?? 0; });
            this.mark();
        }

        grid(table, at) {
            const name = table.technical[0].get(0);
            const grid = new Grid({
                label: `${this.root.dataset.file} ${name}`, name: "rules",
                titles: () => table.technical[1].cells.map((kind, i) => table.technical[4].get(i) || letters(i)),
                rows: () => table.rules, first: () => lines(this.file).indexOf(table.technical[4]) + 2,
                changed: () => this.write(), note: key => this.steps.note(this.place(), key), undo: by => this.undo(by),
                save: () => this.editor.save(), say: text => this.editor.say(text), step: by => this.step(by),
                seen: (row, line, column, mark) => this.seen(at, grid, line, column, mark),
            });
            return grid;
        }

        /** What stands above the tables, word by word. */
        head() {
            const details = make("details", "", "technical"), facts = make("div", "", "heads");
            details.append(make("summary", "Head: notes, owner, imports"), facts);
            for (const row of this.file.head.filter(each => !each.blank())) {
                const label = make("label", row.get(0) + " ");
                label.append(this.input(row, 1, `${row.get(0)} of the table`));
                facts.append(label);
            }
            return details;
        }

        /** The four rows of each column: one line a column, because their text is long. */
        technical(table, grid) {
            const details = make("details", "", "technical"), wide = make("div", "", "scroll"), sheet = make("table", "", "makeup"), head = make("tr"), body = make("tbody");
            head.append(make("th", "Column"), ...TECHNICAL.map(text => make("th", text)));
            head.querySelectorAll("th").forEach(each => each.setAttribute("scope", "col"));
            table.technical[1].cells.forEach((kind, column) => {
                const line = make("tr"), letter = make("th", letters(column));
                letter.setAttribute("scope", "row");
                line.append(letter, ...TECHNICAL.map((what, i) => {
                    const cell = make("td"), input = this.input(table.technical[i + 1], column, `${what} of column ${letters(column)}`);
                    if (i === 0) input.setAttribute("list", "kinds-of-columns");
                    if (i === 3) input.addEventListener("change", () => grid.draw());
                    cell.append(input);
                    return cell;
                }));
                body.append(line);
            });
            const add = make("button", "Add a column"), top = make("thead"), kinds = make("datalist");
            add.type = "button";
            add.addEventListener("click", () => this.widen(table));
            kinds.id = "kinds-of-columns";
            kinds.append(...KINDS.map(kind => new Option(kind)));
            top.append(head);
            sheet.append(make("caption", "What the columns of the table are made of", "hidden"), top, body);
            wide.append(sheet);
            details.append(make("summary", "Columns: what a cell makes"), wide, add, kinds);
            return details;
        }

        widen(table) {
            this.steps.note(this.place());
            const at = table.technical[1].cells.length;
            ["CONDITION", "", "", "New column"].forEach((text, i) => table.technical[i + 1].set(at, text));
            this.write();
            this.open(this.file);
            this.inputs.get(table.technical[1])?.get(at)?.focus();
        }

        input(row, column, label) {
            const input = make("input");
            input.value = row.get(column);
            input.spellcheck = false;
            input.autocomplete = "off";
            input.setAttribute("aria-label", label);
            input.addEventListener("input", () => { this.steps.note(this.place(), label); row.set(column, input.value); this.write(); });
            input.addEventListener("keydown", event => {
                const key = event.key.toLowerCase(), held = event.ctrlKey || event.metaKey;
                const act = held && key === "s" ? () => this.editor.save() : event.key === "F8" ? () => this.step(event.shiftKey ? -1 : 1) : event.key === "Enter" ? () => {} : null;
                if (act) { event.preventDefault(); event.stopPropagation(); act(); }
            });
            if (!this.inputs.has(row)) this.inputs.set(row, new Map());
            this.inputs.get(row).set(column, input);
            return input;
        }

        write() {
            const text = lines(this.file).map(row => row.text()).join("\n");
            if (text === this.area.value) return;
            this.area.value = text;
            this.area.dispatchEvent(new Event("input", { bubbles: true }));
        }

        place() { return { grid: this.current, ...this.grids[this.current]?.current }; }

        undo(by) { if (!(by < 0 ? this.steps.back(this.place()) : this.steps.again(this.place()))) this.editor.say("There is nothing to take back."); }

        /** The whole text is another one. */
        replace(text, at) {
            this.area.value = text;
            this.area.dispatchEvent(new Event("input", { bubbles: true }));
            this.show(true);
            if (this.shown && at) this.grids[at.grid]?.focus(at.row, at.column);
        }

        /** A table out of a spreadsheet: rows that say what they said before are written as they were. */
        take(text) {
            const key = row => row.cells.join("\u0000").replace(/\u0000+$/, ""), known = new Map();
            for (const row of this.area.value.split("\n").map(line => Row.of(line)).filter(Boolean)) known.set(key(row), row.text());
            const taken = text.split("\n").map(line => { const row = Row.of(line); return (row && known.get(key(row))) ?? line; }).join("\n");
            this.steps.note(this.place());
            this.replace(taken, { grid: 0, row: 0, column: 0 });
        }

        seen(at, grid, line, column, mark) {
            this.current = at;
            this.foot.textContent = `Cell ${letters(column)}${grid.of.first() + line}` + (mark ? `: ${mark.text}` : "");
            this.foot.classList.toggle("amiss", !!mark && !mark.soft);
        }

        /** The row of the file that a line is, with its grid where it is a rule. */
        row(line) {
            const row = lines(this.file)[line - 1];
            return { row, grid: this.grids.find(grid => grid.rows.includes(row)) };
        }

        /** What is wrong stands in its cell. */
        mark() {
            if (!this.shown) return;
            const marks = new Map(), all = lines(this.file);
            for (const each of this.editor.mistakes) {
                const row = all[each.line - 1];
                if (!row) continue;
                if (!marks.has(row)) marks.set(row, new Map());
                const column = row.column(each.column), before = marks.get(row).get(column);
                if (!before || before.soft) marks.get(row).set(column, { text: each.text.replace(/^cell [A-Z]+\d+(?: \(.*?\))?: /, ""), soft: each.soft });
            }
            this.grids.forEach(grid => grid.mark(marks));
            for (const [row, inputs] of this.inputs) {
                for (const [column, input] of inputs) {
                    const mark = marks.get(row)?.get(column);
                    input.classList.toggle("amiss", !!mark && !mark.soft);
                    input.title = mark?.text ?? "";
                    input.setAttribute("aria-invalid", String(!!mark && !mark.soft));
                }
            }
        }

        /** Goes to the cell of a place of the text. */
        go(line, place) {
            if (!this.shown) return false;
            const { row, grid } = this.row(line);
            if (!row) return false;
            if (grid) { grid.focus(grid.rows.indexOf(row), row.column(place)); return true; }
            const inputs = this.inputs.get(row), input = inputs?.get(row.column(place)) ?? inputs?.values().next().value ?? this.inputs.values().next().value?.values().next().value;
            if (!input) return false;
            input.closest("details").open = true;
            input.focus();
            return true;
        }

        /** The next mistake from the cell on: the editor knows them all. */
        step(by) {
            const grid = this.grids[this.current], row = grid.rows[grid.current.row];
            if (row) {
                const at = this.editor.offset(grid.of.first() + grid.current.row, row.place(grid.current.column));
                this.area.setSelectionRange(at, at);
            }
            this.editor.step(by);
        }
    }

    for (const root of document.querySelectorAll("[data-editor][data-table]")) new Sheet(root);
})();
