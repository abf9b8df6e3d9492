package throughline.console.page;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import throughline.console.act.HandIn;
import throughline.console.act.Refused;
import throughline.console.drawing.Drawing;
import throughline.console.look.DocumentTree;
import throughline.console.look.MessageList;
import throughline.console.look.MessageLook;
import throughline.console.look.StoryGraph;
import throughline.ledger.trail.DocumentRow;
import throughline.operations.exception.CaseFilter;

/** Messages: the list, and each with its bytes, what they mean, and what came of them. */
@Controller
public class MessagePages {

    private static final int PAGE = 50;
    private static final int MOST_CASES = 50;

    private final Pages pages;
    private final MessageList list;
    private final MessageLook look;
    private final HandIn handIn;
    private final Drawing drawing;

    public MessagePages(Pages pages, MessageList list, MessageLook look, HandIn handIn, Drawing drawing) {
        this.pages = pages;
        this.list = list;
        this.look = look;
        this.handIn = handIn;
        this.drawing = drawing;
    }

    @GetMapping("/messages")
    View list(@RequestParam Map<String, String> parameters) {
        var asked = MessagesView.Asked.of(parameters);
        var view = MessagesView.of(asked, list.page(asked.filter(), PAGE));
        return pages.page("messages.jte", "messages", "Messages", Map.of("view", view));
    }

    @GetMapping("/messages/{id}")
    View message(@PathVariable String id, @RequestParam(required = false) @Nullable Long document) {
        var message = look.find(id);
        var story = look.story(message.id());
        var own = story.documents().stream()
                .filter(paper -> message.id().equals(paper.message()))
                .map(paper -> paper.id())
                .toList();
        var wanted = document != null && own.contains(document) ? document : own.isEmpty() ? null : own.get(0);
        var shown = wanted == null ? null : look.document(wanted);
        var graph = StoryGraph.of(story);
        var view = new MessageView(
                message,
                story,
                look.segments(message.id(), 0),
                shown,
                values(shown),
                look.outbound(message),
                look.cases(CaseFilter.ofMessage(message.id()), MOST_CASES),
                look.deeds(message.id().toString()),
                drawing.svg(graph),
                graph.left());
        return pages.page("message.jte", "messages", message.name(), Map.of("view", view));
    }

    /** More segments of the payload: from a number on, or around a byte. */
    @GetMapping("/messages/{id}/segments")
    View segments(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(required = false) @Nullable Long at) {
        var message = MessageLook.id(id);
        var page = at == null ? look.segments(message, Math.max(0, from)) : look.segmentsAround(message, at);
        return pages.piece("segments.jte", Map.of("message", message.toString(), "segments", page));
    }

    @PostMapping("/messages/{id}/replay")
    View replay(@PathVariable String id, @RequestParam(defaultValue = "") String reason, Principal who) {
        var message = look.find(id).id();
        if (reason.isBlank()) {
            throw Refused.wrong(
                    "There is no reason given.", "Say in a sentence why the message is to go through the line again.");
        }
        handIn.again(message, null, who.getName(), reason.strip());
        return new RedirectView("/messages/" + message);
    }

    private static List<DocumentTree.Line> values(@Nullable DocumentRow document) {
        return document == null ? List.of() : DocumentTree.of(document.json());
    }
}
