package throughline.operations.whatif;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.operations.governance.Challenges;
import throughline.operations.governance.ChangeNumber;
import throughline.operations.governance.ChangeRefused;
import throughline.operations.governance.ChangeRefused.Kind;
import throughline.operations.governance.Person;
import throughline.rules.PolicyException;

/**
 * Changes in shadow: what is not in force yet is asked about every order that comes in, after it was decided, and what it says is compared and has no
 * effect. Beginning and ending; {@link ShadowFollower} does the comparing.
 */
public final class Shadows {

    /** At once; more are refused. */
    public static final int AT_ONCE = 3;

    public static final Duration LONGEST = Duration.ofDays(90);

    public static final long MOST_ORDERS = 1_000_000;

    private static final long USUAL_ORDERS = 100_000;
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration RECENT = Duration.ofDays(1);

    private final Database database;
    private final Challenges challenges;
    private final Clock clock;

    public Shadows(Database database, Challenges challenges, Clock clock) {
        this.database = database;
        this.challenges = challenges;
        this.clock = clock;
    }

    /**
     * When it ends by itself.
     *
     * @param at null for seven days from now
     * @param orders null for a hundred thousand
     */
    public record End(@Nullable Instant at, @Nullable Long orders) {}

    /**
     * From now on the change is in shadow.
     *
     * @param by may edit it
     * @throws ChangeRefused when it may not or cannot be, or {@link #AT_ONCE} are already
     * @throws PolicyException with every mistake, when the change does not pass its checks
     */
    public Run begin(Person by, String number, End end) throws PolicyException {
        var now = clock.instant();
        var until = end.at() == null ? now.plus(USUAL) : end.at();
        long most = end.orders() == null ? USUAL_ORDERS : end.orders();
        if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw wrong("%s is not within the next %d days.".formatted(until, LONGEST.toDays()));
        }
        if (most < 1 || most > MOST_ORDERS) {
            throw wrong("%d orders are not between 1 and %,d.".formatted(most, MOST_ORDERS));
        }
        var challenger = challenges.challenger(by, number);
        var change = ChangeNumber.text(challenger.number());
        return database.transact(unit -> {
            var going = ShadowRows.locked(unit);
            if (going.stream().anyMatch(each -> each.change() == challenger.number())) {
                throw new ChangeRefused(
                        Kind.STATE, "%s is in shadow.".formatted(change), "Stop it first, to begin anew.");
            }
            if (going.size() >= AT_ONCE) {
                throw new ChangeRefused(
                        Kind.STATE,
                        "%d changes are in shadow already.".formatted(going.size()),
                        "Stop one of them: ./throughline policy shadow lists them.");
            }
            var question = new Question(by.name(), change, now, until, Set.of(), challenger.policies());
            long run = RunRows.begin(unit, question, 0, now);
            ShadowRows.begin(unit, run, challenger, most, now);
            return RunRows.find(unit, run).orElseThrow();
        });
    }

    private static ChangeRefused wrong(String what) {
        return new ChangeRefused(
                Kind.WRONG,
                what,
                "Give an end within %d days, and at most %,d orders.".formatted(LONGEST.toDays(), MOST_ORDERS));
    }

    /**
     * Ends it; what was compared stays.
     *
     * @throws ChangeRefused when it is not in shadow, or this person may not edit it
     */
    public Run stop(Person by, String number) {
        challenges.demand(by, number);
        var run = of(number)
                .filter(Run::running)
                .orElseThrow(() -> new ChangeRefused(
                        Kind.STATE, "%s is not in shadow.".formatted(number.strip()), "Nothing has to be done."));
        database.transact(unit -> {
            ShadowRows.end(unit, run.id(), "cancelled", "stopped by " + by.name(), clock.instant());
            return true;
        });
        return database.read(unit -> RunRows.find(unit, run.id())).orElseThrow();
    }

    /** The newest of a change, with what it comes to so far. */
    public Optional<Run> of(String number) {
        var known = ChangeNumber.parse(number);
        return known.isEmpty()
                ? Optional.empty()
                : database.read(
                        unit -> ShadowRows.newest(unit, known.getAsLong()).flatMap(run -> RunRows.find(unit, run)));
    }

    /** Those that go on and those that ended, the newest first, without what they came to. */
    public List<Run> list() {
        return database.read(unit -> ShadowRows.list(unit, 50));
    }

    /** What is in shadow, and what ended lately because it failed, in words. */
    public List<String> notices() {
        var lately = clock.instant().minus(RECENT);
        return list().stream()
                .filter(run -> run.running()
                        || run.state().equals("failed") && run.until().isAfter(lately))
                .map(Shadows::notice)
                .toList();
    }

    private static String notice(Run run) {
        return run.running()
                ? "%s is in shadow until %s: %,d orders compared".formatted(run.note(), run.until(), run.done())
                : "%s was in shadow and was stopped: %s".formatted(run.note(), run.why());
    }
}
