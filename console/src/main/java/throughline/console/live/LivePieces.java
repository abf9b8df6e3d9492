package throughline.console.live;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import throughline.console.act.RouteActs;
import throughline.console.look.MessageList;
import throughline.console.look.Standing;
import throughline.console.page.Pages;

/** The pieces of each page that change while somebody looks. A row changes in its place; new rows are only counted. */
@Controller
public class LivePieces {

    private static final int MOST_ROWS = 100;

    private final LiveFeed feed;
    private final Pages pages;
    private final MessageList messages;
    private final Standing standing;
    private final RouteActs routes;

    public LivePieces(LiveFeed feed, Pages pages, MessageList messages, Standing standing, RouteActs routes) {
        this.feed = feed;
        this.pages = pages;
        this.messages = messages;
        this.standing = standing;
        this.routes = routes;
    }

    /** @param since the newest message on the page */
    @GetMapping("/live/messages")
    SseEmitter messages(@RequestParam(defaultValue = "") String since) {
        var newest = newest(since);
        return feed.open(moment -> rows(moment) + news(newest));
    }

    @GetMapping("/live/overview")
    SseEmitter overview() {
        return feed.open(moment ->
                partial("figures", pages.text("figures.jte", Map.of("picture", standing.now()))) + rows(moment));
    }

    @GetMapping("/live/routes")
    SseEmitter routes() {
        return feed.open(moment -> {
            var html = new StringBuilder();
            for (var route : routes.list()) {
                html.append(pages.text("route-live.jte", Map.of("route", route)));
            }
            return html.toString();
        });
    }

    private String rows(Instant moment) {
        var html = new StringBuilder();
        for (var line : messages.changedSince(moment, MOST_ROWS)) {
            html.append(
                    partial("m-" + line.id(), pages.text("message-row.jte", Map.of("message", line, "changed", true))));
        }
        return html.toString();
    }

    private String news(UUID newest) {
        long more = messages.newerThan(newest);
        return more == 0
                ? ""
                : "<hx-partial hx-target=\"#news\" hx-swap=\"innerHTML\">"
                        + pages.text("news.jte", Map.of("count", more)) + "</hx-partial>";
    }

    static String partial(String id, String html) {
        return "<hx-partial hx-target=\"#%s\" hx-swap=\"outerMorph\">%s</hx-partial>".formatted(id, html);
    }

    private static UUID newest(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return new UUID(0, 0);
        }
    }
}
