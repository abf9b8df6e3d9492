package throughline.console.live;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import throughline.console.look.ChangeLook;
import throughline.console.page.Pages;

/** The pieces of policies' pages that change while somebody looks. */
@Controller
public class PolicyPieces {

    private final LiveFeed feed;
    private final Pages pages;
    private final ChangeLook changes;

    public PolicyPieces(LiveFeed feed, Pages pages, ChangeLook changes) {
        this.feed = feed;
        this.pages = pages;
        this.changes = changes;
    }

    @GetMapping("/live/policies")
    SseEmitter list() {
        return feed.open(moment -> {
            var html = new StringBuilder();
            for (var change : changes.latest()) {
                if (change.changedAt().isAfter(moment)) {
                    html.append(LivePieces.partial(
                            "c-" + change.number(), pages.text("policy-change-row.jte", Map.of("change", change))));
                }
            }
            return html.toString();
        });
    }

    @GetMapping("/live/policies/{number}")
    SseEmitter one(@PathVariable String number) {
        changes.one(number);
        return feed.open(moment -> LivePieces.partial(
                "state", pages.text("policy-change-state.jte", Map.of("change", changes.one(number)))));
    }
}
