package throughline.console.page;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import throughline.console.act.Refused;
import throughline.console.drawing.Drawing;
import throughline.console.look.DocumentTree;
import throughline.console.look.KeyLook;
import throughline.console.look.MessageLook;
import throughline.console.look.StoryGraph;
import throughline.ledger.trail.Hit;
import throughline.operations.outbox.AnswerList;

/** By key: whatever somebody types, pastes or follows, to the page about it. */
@Controller
public class LookupPages {

    private final Pages pages;
    private final KeyLook keys;
    private final MessageLook messages;
    private final AnswerList answers;
    private final Drawing drawing;

    public LookupPages(Pages pages, KeyLook keys, MessageLook messages, AnswerList answers, Drawing drawing) {
        this.pages = pages;
        this.keys = keys;
        this.messages = messages;
        this.answers = answers;
        this.drawing = drawing;
    }

    /** Straight to the page when the key names one thing; else what it may mean. */
    @GetMapping("/search")
    View search(@RequestParam(defaultValue = "") String q) {
        var key = q.strip();
        if (key.isEmpty()) {
            return new RedirectView("/messages");
        }
        var direct = keys.page(key);
        if (direct.isPresent()) {
            return new RedirectView(direct.get());
        }
        List<Hit> hits = keys.find(key);
        if (hits.size() == 1) {
            return new RedirectView(KeyLook.page(hits.get(0)));
        }
        return pages.page("search.jte", "", "Search: " + key, Map.of("key", key, "hits", hits));
    }

    /** The story of a key: an order, a shipment, an invoice, an item. */
    @GetMapping("/trace/{*key}")
    View trace(@PathVariable String key) {
        var asked = key.startsWith("/") ? key.substring(1) : key;
        var story = keys.story(asked);
        var order = keys.order(asked).or(() -> keys.order(story));
        if (story.isEmpty() && order.isEmpty()) {
            throw Refused.unknown(
                    "Nothing is known under %s.".formatted(asked),
                    "Check the key, or search for another one of the same order.");
        }
        var graph = StoryGraph.of(story);
        return pages.page(
                "trace.jte",
                "",
                asked,
                Map.of(
                        "view",
                        new TraceView(
                                asked,
                                story,
                                order,
                                messages.outbound(asked),
                                keys.cases(asked),
                                drawing.svg(graph),
                                graph.left())));
    }

    @GetMapping("/documents/{id}")
    View document(@PathVariable long id) {
        var document = messages.document(id);
        var story = keys.story("document:" + id);
        return pages.page(
                "document.jte",
                "",
                document.type() + " " + document.number(),
                Map.of(
                        "document",
                        document,
                        "values",
                        DocumentTree.of(document.json()),
                        "story",
                        story,
                        "answers",
                        answers.of(id)));
    }
}
