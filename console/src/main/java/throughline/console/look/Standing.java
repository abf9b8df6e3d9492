package throughline.console.look;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import throughline.ledger.trail.MessageStatus;
import throughline.operations.exception.Cases;
import throughline.operations.exception.Cases.DeskCount;
import throughline.operations.flow.RouteControl;
import throughline.operations.flow.RouteControl.RouteView;
import throughline.operations.outbox.Outbound;

/** How the line stands: messages, cases, routes, and what waits to leave. */
public final class Standing {

    private static final Duration LATELY = Duration.ofDays(1);

    private final MessageList messages;
    private final Cases cases;
    private final RouteControl routes;
    private final Outbound outbound;
    private final Notices notices;
    private final Clock clock;

    /** What flows, and what hinders it. */
    public record Flow(RouteControl routes, Outbound outbound, Notices notices) {}

    public Standing(MessageList messages, Cases cases, Flow flow, Clock clock) {
        this.messages = messages;
        this.cases = cases;
        this.routes = flow.routes();
        this.outbound = flow.outbound();
        this.notices = flow.notices();
        this.clock = clock;
    }

    /**
     * A look at everything at once.
     *
     * @param messages by state: those that wait, however old; the others of the last 24 hours
     * @param toSend documents that wait to leave
     * @param notices what is wrong with policies and partner folders, each in words
     */
    public record Picture(
            Instant at,
            Map<MessageStatus, Long> messages,
            List<DeskCount> cases,
            List<RouteView> routes,
            long toSend,
            List<String> notices) {

        public Picture {
            messages = Map.copyOf(messages);
            cases = List.copyOf(cases);
            routes = List.copyOf(routes);
            notices = List.copyOf(notices);
        }

        public long of(MessageStatus status) {
            return messages.getOrDefault(status, 0L);
        }

        public long liveCases() {
            return cases.stream().mapToLong(DeskCount::live).sum();
        }

        public long stoppedRoutes() {
            return routes.stream()
                    .filter(route -> !route.state().equalsIgnoreCase("started"))
                    .count();
        }
    }

    public Picture now() {
        var now = clock.instant();
        return new Picture(
                now,
                messages.counts(now.minus(LATELY)),
                cases.counts(),
                routes.routes(),
                outbound.backlog(),
                notices.now());
    }
}
