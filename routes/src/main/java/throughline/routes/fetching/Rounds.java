package throughline.routes.fetching;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.connectors.Partner;
import throughline.operations.way.Fetches;
import throughline.routes.Reasons;
import throughline.routes.SideBySide;

/**
 * Visits every partner whose things we fetch, when its turn has come: of several nodes one at a time, and another when that one dies. A
 * partner that cannot be reached rests ever longer and becomes a case, which is closed when it is reached again.
 */
public final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final Duration USUAL_PAUSE = Duration.ofMinutes(1);

    private final Supplier<Collection<Partner>> partners;
    private final List<Pull> pulls;
    private final Fetches fetches;
    private final SideBySide visits;

    /** @param stop how long a stop waits for visits under way */
    public Rounds(Supplier<Collection<Partner>> partners, List<Pull> pulls, Fetches fetches, Duration stop) {
        this.partners = partners;
        this.pulls = List.copyOf(pulls);
        this.fetches = fetches;
        this.visits = new SideBySide("rounds", stop);
    }

    private record Visit(Partner partner, Pull pull) {}

    /** Sets off a visit to each partner whose turn it is. */
    public void look() {
        var visited = new HashMap<String, Visit>();
        for (var partner : partners.get()) {
            pull(partner).ifPresent(pull -> visited.put(partner.code(), new Visit(partner, pull)));
        }
        for (var code : fetches.due(visited.keySet())) {
            var visit = Objects.requireNonNull(visited.get(code));
            visits.setOff(code, () -> visit(visit));
        }
    }

    /** One visit, unless somebody else is there or it is not time yet. */
    public void visit(Partner partner) throws InterruptedException {
        var pull = pull(partner);
        if (pull.isPresent()) {
            visit(new Visit(partner, pull.get()));
        }
    }

    private Optional<Pull> pull(Partner partner) {
        return pulls.stream().filter(each -> each.concerns(partner)).findFirst();
    }

    /** What goes wrong is written down for people, and the way is tried again later. */
    private void visit(Visit visit) throws InterruptedException {
        var code = visit.partner().code();
        if (!fetches.go(code)) {
            return;
        }
        var pause = USUAL_PAUSE;
        try {
            pause = visit.pull().every(visit.partner());
            fetches.came(code, visit.pull().visit(visit.partner(), visits));
        } catch (IOException | RuntimeException failure) {
            var why = Reasons.of(failure);
            LOG.info("fetching from {} failed: {}", code, why);
            fetches.failed(code, why, pause);
        } finally {
            fetches.end(code);
        }
    }

    @Override
    public void close() throws InterruptedException {
        visits.close();
    }
}
