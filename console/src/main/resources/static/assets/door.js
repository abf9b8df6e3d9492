// Where an analyst hands in a spreadsheet: a file that is chosen, or dropped onto the grid. The server makes the table's text of it, or says which
// cell it does not take; nothing is saved by it.
"use strict";
window.throughlineDoor = sheet => {
    const { make } = window.throughlineGrid, root = sheet.root;
    const label = make("label", "Take a spreadsheet "), file = make("input"), sheets = make("select");
    file.type = "file";
    file.accept = ".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    label.append(file);
    sheets.hidden = true;
    sheets.setAttribute("aria-label", "Sheet");

    async function take(given, name = "") {
        const csv = /\.csv$/i.test(given.name);
        sheet.say(`Reading ${given.name}`);
        try {
            const taken = csv ? { text: (await given.text()).replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"), sheet: "", others: [] } : await read(given, name);
            sheet.take(taken.text);
            sheets.replaceChildren(...[taken.sheet, ...taken.others].map(each => new Option(each, each)));
            sheets.hidden = !taken.others.length;
            sheets.onchange = () => take(given, sheets.value);
            if (sheet.shown) sheet.say(`Taken from ${given.name}${taken.sheet ? `, sheet “${taken.sheet}”` : ""}. It is not saved; Undo takes it back.`);
        } catch (refused) {
            sheet.say(`${given.name} is not taken: ${refused.message}`, true);
        }
    }

    async function read(given, name) {
        const asked = new URLSearchParams({ path: root.dataset.file, sheet: name });
        const answer = await fetch(`/policies/spreadsheet?${asked}`, { method: "POST", body: given,
            headers: { "Content-Type": "application/octet-stream", Accept: "application/json", "X-CSRF-TOKEN": sheet.area.form._csrf.value } });
        const said = await answer.json().catch(() => ({}));
        if (!answer.ok) throw new Error(said.detail ?? (answer.status === 413 ? "it is larger than this place takes" : "the server did not answer"));
        return said;
    }

    file.addEventListener("change", () => { if (file.files[0]) take(file.files[0]); file.value = ""; });
    // Choosing one changes nothing yet.
    for (const each of [file, sheets]) each.addEventListener("input", event => event.stopPropagation());
    root.addEventListener("dragover", event => {
        if ([...event.dataTransfer.types].includes("Files")) { event.preventDefault(); root.classList.add("dropping"); }
    });
    root.addEventListener("dragleave", event => { if (!root.contains(event.relatedTarget)) root.classList.remove("dropping"); });
    root.addEventListener("drop", event => {
        root.classList.remove("dropping");
        if (!event.dataTransfer.files.length) return;
        event.preventDefault();
        take(event.dataTransfer.files[0]);
    });
    return [label, sheets];
};
