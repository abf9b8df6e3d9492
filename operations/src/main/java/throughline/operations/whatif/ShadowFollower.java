package throughline.operations.whatif;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.governance.Challenges;
import throughline.operations.ruling.BookShelf;
import throughline.operations.ruling.BookText;
import throughline.operations.ruling.SeenRows;
import throughline.rules.PolicyException;

/**
 * Asks changes in shadow about what was decided, some time after it was, order by order and each once. It is called by the clock on every node; each
 * change is followed by one of them at a time. It reads what decisions saw and writes what it found, and nobody waits for it.
 */
public final class ShadowFollower implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ShadowFollower.class.getName());

    private final Database database;
    private final Challenges challenges;
    private final BookShelf shelf;
    private final Duel.Limits limits;
    private final Clock clock;
    private final Map<Long, Books> books = new HashMap<>();

    /** Both books of a run, borrowed as long as it goes on. */
    private record Books(BookShelf.Loan champion, BookShelf.Loan challenger) {
        void giveBack() {
            champion.close();
            challenger.close();
        }
    }

    public ShadowFollower(Database database, Challenges challenges, BookShelf shelf, Clock clock) {
        this(database, challenges, shelf, Duel.Limits.USUAL, clock);
    }

    ShadowFollower(Database database, Challenges challenges, BookShelf shelf, Duel.Limits limits, Clock clock) {
        this.database = database;
        this.challenges = challenges;
        this.shelf = shelf;
        this.limits = limits;
        this.clock = clock;
    }

    /** Compares what was decided since the last look; what fails for one change is no matter to the others. */
    public synchronized void look() {
        var going = database.read(ShadowRows::going);
        keep(going);
        for (var each : going) {
            try {
                follow(each);
            } catch (RuntimeException failed) {
                LOG.log(System.Logger.Level.WARNING, "shadow run %d is looked at again".formatted(each.run()), failed);
            }
        }
    }

    /** Books of runs that ended, here or elsewhere, are given back. */
    private void keep(List<ShadowRows.Going> going) {
        var runs = going.stream().map(ShadowRows.Going::run).collect(Collectors.toSet());
        for (var ended : new HashSet<>(books.keySet())) {
            if (!runs.contains(ended)) {
                Optional.ofNullable(books.remove(ended)).ifPresent(Books::giveBack);
            }
        }
    }

    private void follow(ShadowRows.Going going) {
        Books both;
        try {
            both = books(going);
        } catch (PolicyException | BookShelf.BookLost unusable) {
            end(going, "failed", "its rule book cannot be made: " + unusable.getMessage());
            return;
        }
        // Before the last look, so that what the champion decided until then is compared.
        var overtaken = challenges.overtaken(going.change(), going.content(), going.activation());
        boolean over = !clock.instant().isBefore(going.until().plus(ShadowRows.LAG));
        while (database.transact(unit -> turn(unit, going.run(), both))) {
            // as long as there is more
        }
        if (overtaken.isPresent()) {
            end(going, "done", overtaken.get());
        } else if (over) {
            end(going, "done", "");
        }
    }

    private Books books(ShadowRows.Going going) throws PolicyException {
        var known = books.get(going.run());
        if (known != null) {
            return known;
        }
        var draft = database.read(unit -> RunRows.draft(unit, going.run()));
        var print = database.read(unit -> RunRows.find(unit, going.run()))
                .orElseThrow()
                .fingerprint();
        var files = BookText.files(print, draft)
                .orElseThrow(() -> new IllegalStateException("the draft of run %d is damaged".formatted(going.run())));
        var champion = shelf.borrow(going.champion());
        try {
            var made = new Books(champion, shelf.borrowDraft(files));
            books.put(going.run(), made);
            return made;
        } catch (PolicyException | RuntimeException notMade) {
            champion.close();
            throw notMade;
        }
    }

    /** @return whether there may be more */
    private boolean turn(UnitOfWork unit, long run, Books both) {
        var found = ShadowRows.take(unit, run);
        if (found.isEmpty()) {
            return false;
        }
        var going = found.get();
        int most = (int) Math.min(limits.atATime(), going.left());
        var fresh = most == 0 ? List.<SeenRows.Kept>of() : ShadowRows.fresh(unit, going, most);
        if (!fresh.isEmpty()) {
            var duel = new Duel(both.champion().book(), both.challenger().book(), limits);
            duel.about(fresh);
            ComparedRows.add(unit, run, duel.compared());
            RunRows.more(unit, run, duel.looked(), duel.millis(), duel.report(going.looked() == 0));
            ShadowRows.moved(unit, run, duel.position(going.position()), duel.skipped());
            if (duel.failed().isPresent()) {
                ShadowRows.end(unit, run, "failed", duel.failed().get(), clock.instant());
                LOG.log(
                        System.Logger.Level.WARNING,
                        "shadow run {0} is stopped: {1}",
                        run,
                        duel.failed().get());
                return false;
            }
            if (duel.looked() == going.left()) {
                ShadowRows.end(unit, run, "done", "as many orders as were asked for", clock.instant());
                return false;
            }
        }
        return fresh.size() == most;
    }

    private void end(ShadowRows.Going going, String state, String why) {
        database.transact(unit -> {
            // Whoever is at it goes on first, and may have ended it.
            if (ShadowRows.take(unit, going.run()).isPresent()) {
                ShadowRows.end(unit, going.run(), state, why, clock.instant());
            }
            return true;
        });
    }

    @Override
    public synchronized void close() {
        keep(List.of());
    }
}
