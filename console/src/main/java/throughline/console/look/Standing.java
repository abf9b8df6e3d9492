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
    private final Clock clock;

    public Standing(MessageList messages, Cases cases, RouteControl routes, Outbound outbound, Clock clock) {
        this.messages = messages;
        this.cases = cases;
        this.routes = routes;
        this.outbound = outbound;
        this.clock = clock;
    }

    /**
     * A look at everything at once.
     *
     * @param messages by state: those that wait, however old; the others of the last 24 hours
     * @param toSend documents that wait to leave
     */
    public record Picture(
            Instant at, Map<MessageStatus, Long> messages, List<DeskCount> cases, List<RouteView> routes, long toSend) {

        public Picture {
            messages = Map.copyOf(messages);
            cases = List.copyOf(cases);
            routes = List.copyOf(routes);
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
                now, messages.counts(now.minus(LATELY)), cases.counts(), routes.routes(), outbound.backlog());
    }
}
