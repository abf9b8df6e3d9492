package throughline.operations.whatif;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Decisions;
import throughline.model.reading.Actor;
import throughline.operations.exception.NewCase;
import throughline.operations.ordering.SalesOrderNumber;
import throughline.operations.ruling.BookShelf;
import throughline.operations.ruling.Rerun;
import throughline.operations.ruling.Ruling;
import throughline.operations.ruling.SeenRows;
import throughline.operations.ruling.UnreadableFacts;
import throughline.rules.RuleBook;
import throughline.rules.RuleTimes;

/**
 * Takes samples of what was decided again, some minutes later: by Drools' own engine, which has to agree on every proposal, and rule by rule with a
 * clock. It is called by the clock on every node; one looks at a time.
 */
public final class EngineCheck {

    private static final System.Logger LOG = System.getLogger(EngineCheck.class.getName());

    /** Transactions that decide are over by then. */
    private static final Duration LAG = Duration.ofMinutes(2);

    private static final Duration SLICE = Duration.ofMinutes(1);
    private static final Duration LONGEST_SLICE = Duration.ofHours(6);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    /** Measuring takes thousands of times as long as deciding. */
    private static final int TIMED_AT_MOST = 3;

    private static final int WORDS_AT_MOST = 2_000;

    private final Database database;
    private final BookShelf shelf;
    private final int every;
    private final Consumer<NewCase> cases;
    private final Clock clock;

    /**
     * @param every which decision is a sample, counted as they were taken: each of so many, and at least one of each minute; 0 for none
     * @param cases opens one for each sample that the engines do not agree about
     */
    public EngineCheck(Database database, BookShelf shelf, int every, Consumer<NewCase> cases, Clock clock) {
        this.database = database;
        this.shelf = shelf;
        this.every = every;
        this.cases = cases;
        this.clock = clock;
    }

    /** Looks at what was decided since the last look, up to some minutes ago. */
    public void look() {
        if (every == 0) {
            return;
        }
        var until = clock.instant().minus(LAG);
        long enough = System.nanoTime() + LONGEST_LOOK.toNanos();
        var length = SLICE;
        while (System.nanoTime() < enough) {
            var whole = length;
            var slice = database.transact(unit -> slice(unit, until, whole));
            slice.differences.forEach(this::tell);
            if (!slice.more) {
                return;
            }
            length = slice.empty && length.compareTo(LONGEST_SLICE) < 0 ? length.multipliedBy(2) : length;
        }
    }

    /** What the samples of a short time came to. */
    private static final class Slice {
        private boolean more;
        private boolean empty = true;
        private long unknown;
        private int timed;
        private final RuleTimes times = new RuleTimes();
        private final List<Difference> differences = new ArrayList<>();
    }

    private record Difference(long order, long decision, Instant at, List<String> words) {}

    private Slice slice(UnitOfWork unit, Instant until, Duration length) {
        var slice = new Slice();
        var standing = EngineRows.take(unit);
        if (standing.isEmpty()) {
            return slice;
        }
        var from = standing.get().lookedUntil();
        if (from == null) {
            EngineRows.begin(unit, until);
            return slice;
        }
        if (!from.isBefore(until)) {
            return slice;
        }
        var end = from.plus(length).isBefore(until) ? from.plus(length) : until;
        long decided = EngineRows.count(unit, from, end);
        var samples = decided == 0
                ? List.<SeenRows.Kept>of()
                : EngineRows.samples(unit, from, end, standing.get().decisions(), every);
        var books = new HashMap<String, BookShelf.Loan>();
        try {
            samples.forEach(kept -> sample(unit, slice, kept, books));
        } finally {
            books.values().forEach(BookShelf.Loan::close);
        }
        EngineRows.looked(
                unit,
                end,
                new EngineRows.Found(decided, samples.size(), slice.differences.size(), slice.unknown),
                clock.instant());
        EngineRows.times(unit, LocalDate.ofInstant(end, ZoneOffset.UTC), slice.timed, slice.times);
        slice.empty = decided == 0;
        slice.more = end.isBefore(until);
        return slice;
    }

    private void sample(UnitOfWork unit, Slice slice, SeenRows.Kept kept, Map<String, BookShelf.Loan> books) {
        try {
            var book = books.computeIfAbsent(kept.ruleBook(), shelf::borrow).book();
            var words = differences(unit, book, kept);
            if (!words.isEmpty()) {
                slice.differences.add(
                        new Difference(kept.order(), kept.decisions().get(0), kept.at(), words));
            }
            if (slice.timed < TIMED_AT_MOST && kept.sight().whole()) {
                time(slice.times, book, kept);
                slice.timed++;
            }
        } catch (UnreadableFacts | BookShelf.BookLost notAgain) {
            slice.unknown++;
        }
    }

    /** The engine that decides against what it had decided, and then against the reference. */
    private static List<String> differences(UnitOfWork unit, RuleBook book, SeenRows.Kept kept) {
        try {
            var words = new ArrayList<String>(Agreement.differences(book, kept));
            words.addAll(Rerun.differences(book, kept, Decisions.of(unit, kept.decisions())));
            return words;
        } catch (UnreadableFacts old) {
            throw old;
        } catch (RuntimeException failed) {
            LOG.log(System.Logger.Level.WARNING, "a decision could not be taken again", failed);
            return List.of("it could not be taken again: " + failed.getMessage());
        }
    }

    private static void time(RuleTimes times, RuleBook book, SeenRows.Kept kept) {
        try (var deliberation = book.deliberate(kept.seen().question(), kept.at(), times)) {
            Ruling.of(deliberation, kept.seen());
        }
    }

    private void tell(Difference difference) {
        var order = SalesOrderNumber.text(difference.order());
        var words = String.join("; ", difference.words());
        LOG.log(System.Logger.Level.ERROR, "decision {0} about {1}: {2}", difference.decision(), order, words);
        cases.accept(new NewCase(
                "ENGINES_DIFFER",
                Actor.US,
                "Decision %d about %s, of %s, comes out otherwise when it is taken again: %s"
                        .formatted(
                                difference.decision(),
                                order,
                                difference.at(),
                                words.length() > WORDS_AT_MOST ? words.substring(0, WORDS_AT_MOST) + " ..." : words),
                null,
                null,
                order,
                null,
                null,
                "ENGINES %d".formatted(difference.decision())));
    }

    /** How the engines stand, for people and metrics. */
    public EngineStanding standing() {
        return database.read(EngineRows::standing).every(every);
    }
}
