package throughline.operations.whatif;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.operations.ordering.SalesOrderNumber;
import throughline.operations.ruling.Ruling;
import throughline.operations.ruling.Seen;
import throughline.operations.ruling.SeenRows;
import throughline.operations.ruling.UnreadableFacts;
import throughline.rules.RuleBook;

/** The book that decided some orders and one that nobody has seen act, about the same facts. The second is stopped where it runs away. */
final class Duel {

    private final RuleBook champion;
    private final RuleBook challenger;
    private final Limits limits;
    private final Sums sums;
    private final List<Compared> compared = new ArrayList<>();
    private final Set<Long> looked = new HashSet<>();
    private final Set<Long> skipped = new HashSet<>();
    private final long begun = System.nanoTime();
    private long challenged;
    private @Nullable Instant position;
    private @Nullable String failed;

    /**
     * @param atATime orders of one look
     * @param facts that the challenger may look at for one order, the same one twice counting twice
     * @param longest it may take for the orders of one look, all together
     */
    record Limits(int atATime, long facts, Duration longest) {

        static final Limits USUAL = new Limits(200, 50_000_000, Duration.ofSeconds(10));
    }

    Duel(RuleBook champion, RuleBook challenger, Limits limits) {
        this.champion = champion;
        this.challenger = challenger;
        this.limits = limits;
        this.sums = new Sums(challenger.aboutOrders());
    }

    /** Until the challenger fails, if it does. */
    void about(List<SeenRows.Kept> all) {
        for (var kept : all) {
            if (failed == null && looked.add(kept.order())) {
                about(kept);
            }
        }
    }

    private void about(SeenRows.Kept kept) {
        try {
            var seen = kept.seen();
            compared.add(sums.add(kept, seen, Ruling.of(champion, seen, kept.at()), challenged(kept, seen)));
        } catch (UnreadableFacts old) {
            sums.skip(String.valueOf(old.getMessage()));
            skipped.add(kept.order());
        } catch (Failed challengerFailed) {
            looked.remove(kept.order());
            failed = challengerFailed.getMessage();
            return;
        }
        position = kept.at();
        if (challenged > limits.longest().toNanos()) {
            failed = "it took %d seconds for %d orders"
                    .formatted(limits.longest().toSeconds(), looked.size());
        }
    }

    private Ruling challenged(SeenRows.Kept kept, Seen seen) {
        long from = System.nanoTime();
        try (var deliberation = challenger.deliberate(seen.question(), kept.at(), limits.facts())) {
            return Ruling.of(deliberation, seen);
        } catch (RuntimeException | StackOverflowError wrong) {
            throw new Failed(kept.order(), wrong);
        } finally {
            challenged += System.nanoTime() - from;
        }
    }

    /** The challenger could not say what becomes of an order. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(long order, Throwable cause) {
            super("about order %s: %s".formatted(SalesOrderNumber.text(order), words(cause)), cause);
        }

        private static String words(Throwable wrong) {
            var cause = wrong.getCause();
            return cause == null ? String.valueOf(wrong.getMessage()) : wrong.getMessage() + ": " + cause.getMessage();
        }
    }

    List<Compared> compared() {
        return compared;
    }

    /** How many orders were looked at, with those that could not be compared. */
    int looked() {
        return looked.size();
    }

    Set<Long> skipped() {
        return skipped;
    }

    /** When the last of them was decided. */
    Instant position(Instant otherwise) {
        return position == null ? otherwise : position;
    }

    /** Why the challenger has to be stopped. */
    Optional<String> failed() {
        return Optional.ofNullable(failed);
    }

    long millis() {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /** @param whole with the rules that said nothing, too */
    Report report(boolean whole) {
        var all = sums.report(challenger.aboutOrders());
        return whole
                ? all
                : new Report(
                        all.orders(),
                        all.amounts(),
                        all.moves(),
                        all.rules().stream()
                                .filter(rule -> rule.before() + rule.after() > 0)
                                .toList(),
                        all.skipped());
    }
}
