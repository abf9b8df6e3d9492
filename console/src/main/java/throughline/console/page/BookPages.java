package throughline.console.page;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import throughline.console.act.Refused;
import throughline.console.drawing.Drawing;
import throughline.console.look.EntryList;
import throughline.console.look.KeyLook;
import throughline.console.look.StoryGraph;
import throughline.ledger.book.EntryNumber;
import throughline.ledger.proof.Verify;

/** The books: entries, and their proof. */
@Controller
public class BookPages {

    private static final int PAGE = 50;

    private final Pages pages;
    private final EntryList list;
    private final KeyLook keys;
    private final Verify verify;
    private final Drawing drawing;

    public BookPages(Pages pages, EntryList list, KeyLook keys, Verify verify, Drawing drawing) {
        this.pages = pages;
        this.list = list;
        this.keys = keys;
        this.verify = verify;
        this.drawing = drawing;
    }

    @GetMapping("/journal")
    View list(@RequestParam(defaultValue = "") String before) {
        var entries = list.page(EntryNumber.parse(before).orElse(Long.MAX_VALUE), PAGE);
        var older = entries.size() < PAGE
                ? ""
                : "/journal?before=" + entries.get(PAGE - 1).number();
        return pages.page(
                "journal.jte", "books", "Books", Map.of("entries", entries, "older", older, "checks", List.of()));
    }

    @GetMapping("/journal/{number}")
    View entry(@PathVariable String number) {
        var story = keys.story(number);
        var entry = keys.entry(story, number)
                .orElseThrow(() -> Refused.unknown(
                        "There is no journal entry %s.".formatted(number),
                        "An entry has a number like JE-00000042; the books list them."));
        var graph = StoryGraph.of(story);
        return pages.page(
                "journal-entry.jte",
                "books",
                entry.number(),
                Map.of("entry", entry, "story", story, "graph", drawing.svg(graph), "undrawn", graph.left()));
    }

    @PostMapping("/verify")
    View prove() {
        return pages.page(
                "journal.jte",
                "books",
                "Books proved",
                Map.of(
                        "entries",
                        list.page(Long.MAX_VALUE, PAGE),
                        "older",
                        "",
                        "checks",
                        verify.run().checks()));
    }
}
