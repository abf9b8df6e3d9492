// What the pages do by themselves: keys, highlights of bytes, and the dialog. Everything else works without this file.
"use strict";
(() => {
    const typing = () => /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
    const places = document.getElementById("help") ? { o: "/", m: "/messages", c: "/cases", p: "/partners", r: "/routes", b: "/journal", y: "/policies" } : {};
    let going = false;

    // --- rows -------------------------------------------------------------------------------------------------------------------
    const rows = () => [...document.querySelectorAll("tbody[data-rows] > tr")];
    function step(by) {
        const all = rows();
        if (!all.length) return;
        const at = all.findIndex(row => row.getAttribute("aria-selected") === "true");
        const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))];
        all.forEach(row => row.removeAttribute("aria-selected"));
        next.setAttribute("aria-selected", "true");
        next.querySelector("a")?.focus({ preventScroll: true });
        next.scrollIntoView({ block: "nearest" });
    }

    // --- keys -------------------------------------------------------------------------------------------------------------------
    document.addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key === "Escape") { clear(); if (typing()) document.activeElement.blur(); return; }
        if (typing() || document.querySelector("dialog[open]")) return;
        if (going) {
            going = false;
            if (places[event.key]) { location.assign(places[event.key]); event.preventDefault(); }
            return;
        }
        const act = { "/": () => { const find = document.getElementById("find"); find?.focus(); find?.select(); },
            "?": () => document.getElementById("help")?.showModal(),
            "j": () => step(1), "k": () => step(-1),
            "g": () => { going = true; setTimeout(() => { going = false; }, 1500); } }[event.key];
        if (act) { act(); event.preventDefault(); }
    });
    document.getElementById("help-button")?.addEventListener("click", () => document.getElementById("help").showModal());

    // --- bytes ------------------------------------------------------------------------------------------------------------------
    // A place in the payload is "offset,length" in bytes; a row shows its bytes as text, so bytes are counted into letters here.
    const encoder = new TextEncoder();
    const spanOf = text => { const m = /^(\d+),(\d+)$/.exec(text ?? ""); return m ? { offset: +m[1], length: +m[2] } : null; };

    function letters(text, bytes, wide) {
        if (!wide) return Math.min(bytes, text.length);
        let count = 0, used = 0;
        for (const letter of text) {
            if (used >= bytes) break;
            used += encoder.encode(letter).length;
            count += letter.length;
        }
        return count;
    }

    function clear() {
        document.querySelectorAll("[data-bytes] tr.hit").forEach(row => {
            row.classList.remove("hit");
            const cell = row.querySelector(".text");
            cell.textContent = cell.textContent;
        });
        document.querySelectorAll("a.span.on").forEach(link => link.classList.remove("on"));
    }

    /** Marks the bytes wherever they are shown; says whether they are. */
    function highlight(span, scroll) {
        clear();
        let first = null;
        for (const row of document.querySelectorAll("[data-bytes] tr[data-offset]")) {
            const offset = +row.dataset.offset, length = +row.dataset.length;
            if (span.offset + Math.max(1, span.length) <= offset || span.offset >= offset + Math.max(1, length)) continue;
            const cell = row.querySelector(".text"), text = cell.textContent;
            const wide = encoder.encode(text).length === length;
            const from = letters(text, Math.max(0, span.offset - offset), wide);
            const to = letters(text, Math.min(length, span.offset + span.length - offset), wide);
            const mark = document.createElement("mark");
            mark.textContent = text.slice(from, to);
            cell.replaceChildren(text.slice(0, from), mark, text.slice(to));
            row.classList.add("hit");
            first ??= row;
        }
        document.querySelectorAll(`a.span[data-span="${span.offset},${span.length}"]`).forEach(link => link.classList.add("on"));
        if (first && scroll) {
            const box = first.closest(".scroll");
            if (box) box.scrollTop = first.offsetTop - box.clientHeight / 3;
        }
        return first !== null;
    }

    /** Bytes further down a large message are not on the page yet: asks for the segments around them. */
    async function bring(span) {
        const body = document.querySelector("[data-bytes]");
        if (!body) return;
        const answer = await fetch(`${body.dataset.bytes}?at=${span.offset}`, { headers: { Accept: "text/html" } });
        if (!answer.ok) return;
        body.innerHTML = await answer.text();
        window.htmx?.process(body);
        highlight(span, true);
    }

    function fromAddress() {
        const m = /^#span=(\d+,\d+)$/.exec(location.hash);
        const span = m && spanOf(m[1]);
        if (!span || !document.querySelector("[data-bytes]")) return;
        if (!highlight(span, true)) bring(span);
        document.getElementById("payload")?.scrollIntoView({ block: "nearest" });
    }

    document.addEventListener("mouseover", event => {
        const span = spanOf(event.target.closest?.("a.span")?.dataset.span);
        if (span && document.querySelector("[data-bytes]")) highlight(span, true);
    });
    document.addEventListener("focusin", event => {
        const span = event.target.matches?.("a.span") && spanOf(event.target.dataset.span);
        if (span && document.querySelector("[data-bytes]")) highlight(span, true);
    });
    document.addEventListener("click", event => {
        const link = event.target.closest?.("a.span");
        if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !document.querySelector("[data-bytes]")) return;
        if (link.pathname === location.pathname) { event.preventDefault(); location.hash = `span=${link.dataset.span}`; fromAddress(); }
    });
    window.addEventListener("hashchange", fromAddress);
    fromAddress();

    // --- marked text ------------------------------------------------------------------------------------------------------------
    for (const box of document.querySelectorAll("[data-marked]")) {
        const first = box.querySelector("tr.hit");
        if (first) box.scrollTop = first.offsetTop - box.clientHeight / 3;
    }

    // --- editor -----------------------------------------------------------------------------------------------------------------
    // The first fault that names a line: there one goes on writing.
    const box = document.querySelector("textarea[data-lines]");
    const fault = box && /line (\d+)/.exec(document.querySelector(".notice .wrong b")?.textContent ?? "");
    if (fault) {
        const before = box.value.split("\n").slice(0, fault[1] - 1).join("\n").length, from = fault[1] > 1 ? before + 1 : 0;
        const end = box.value.indexOf("\n", from);
        box.focus({ preventScroll: true });
        box.setSelectionRange(from, end < 0 ? box.value.length : end);
        box.scrollTop = (fault[1] - 5) * parseFloat(getComputedStyle(box).lineHeight);
    }

    // --- files ------------------------------------------------------------------------------------------------------------------
    for (const form of document.querySelectorAll("form[data-drop]")) {
        const over = on => event => { event.preventDefault(); form.classList.toggle("over", on); };
        form.addEventListener("dragover", over(true));
        form.addEventListener("dragleave", over(false));
        form.addEventListener("drop", event => {
            over(false)(event);
            if (event.dataTransfer.files.length !== 1) return;
            form.querySelector("input[type=file]").files = event.dataTransfer.files;
            form.requestSubmit();
        });
    }

    // --- live -------------------------------------------------------------------------------------------------------------------
    const dot = () => document.querySelector(".connection");
    const say = (on, text) => { const it = dot(); if (it) { it.classList.toggle("on", on); it.textContent = text; } };
    document.addEventListener("htmx:sse:after:connection", () => say(true, "live"));
    document.addEventListener("htmx:sse:error", () => say(false, "not live, trying again"));
    document.addEventListener("htmx:sse:close", () => say(false, "not live"));
})();
