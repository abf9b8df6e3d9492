package throughline.console.live;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import throughline.console.look.MessageFilter;
import throughline.console.look.MessageList;
import throughline.console.look.PartnerLook;
import throughline.console.page.Pages;
import throughline.console.page.Say;

/** The pieces of partners' pages that change while somebody looks. */
@Controller
public class PartnerPieces {

    private static final int LATEST = 15;

    private final LiveFeed feed;
    private final Pages pages;
    private final PartnerLook partners;
    private final MessageList messages;

    public PartnerPieces(LiveFeed feed, Pages pages, PartnerLook partners, MessageList messages) {
        this.feed = feed;
        this.pages = pages;
        this.partners = partners;
        this.messages = messages;
    }

    @GetMapping("/live/partners")
    SseEmitter list() {
        return feed.open(moment -> {
            var html = new StringBuilder();
            for (var line : partners.all()) {
                html.append(LivePieces.partial(
                        "p-" + Say.anchor(line.partner().code()), pages.text("partner-row.jte", Map.of("line", line))));
            }
            return html.toString();
        });
    }

    @GetMapping("/live/partners/{code}")
    SseEmitter one(@PathVariable String code) {
        partners.one(code);
        return feed.open(moment ->
                LivePieces.partial("health", pages.text("partner-health.jte", Map.of("line", partners.one(code))))
                        + LivePieces.partial(
                                "latest",
                                pages.text(
                                        "partner-latest.jte",
                                        Map.of(
                                                "messages",
                                                messages.page(MessageFilter.ofPartner(code), LATEST)
                                                        .lines()))));
    }
}
