package throughline.operations.ruling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.ledger.trail.Decision;
import throughline.rules.RuleBook;
import throughline.rules.RuleBook.Engine;

/** Takes a decision again, from what it saw and by the book that took it, and holds the two against each other. */
public final class Rerun {

    private Rerun() {}

    /**
     * What is not the same; nothing when the decision is what its facts and its book say.
     *
     * @param book the one the decision names
     * @param recorded the decisions as the trail keeps them, by number
     * @throws UnreadableFacts when nobody can take it again
     */
    public static List<String> differences(RuleBook book, SeenRows.Kept kept, Map<Long, Decision> recorded) {
        var differences = new ArrayList<String>();
        var sight = kept.sight();
        if (sight instanceof SeenShort missing) {
            var decided = missing.decided(book, kept.at(), Engine.FASTEST);
            for (int i = 0; i < decided.size(); i++) {
                var one = decided.get(i);
                compare(
                        differences,
                        recorded.get(kept.decisions().get(i)),
                        SeenShort.outcome(one),
                        SeenShort.reason(one),
                        FiringText.of(one.because()));
            }
        } else if (sight instanceof SeenPosting posting) {
            var decided = posting.decided(book, kept.at(), Engine.FASTEST);
            compare(
                    differences,
                    recorded.get(kept.decisions().get(0)),
                    SeenPosting.OUTCOME,
                    SeenPosting.reason(decided),
                    FiringText.of(decided.proposals()));
        } else if (sight instanceof Seen seen) {
            orders(differences, book, kept, seen, recorded);
        }
        return differences;
    }

    private static void orders(
            List<String> differences, RuleBook book, SeenRows.Kept kept, Seen seen, Map<Long, Decision> recorded) {
        if (!seen.whole()) {
            try (var deliberation = book.deliberate(seen.question(), kept.at())) {
                var firings = FiringText.of(Ruling.planned(Ruling.plan(deliberation, seen)));
                compare(differences, recorded.get(kept.decisions().get(0)), "PLANNED", null, firings);
            }
            return;
        }
        var ruling = Ruling.of(book, seen, kept.at());
        for (var id : kept.decisions()) {
            var then = recorded.get(id);
            if (then == null) {
                differences.add("decision %d is not in the trail".formatted(id));
                continue;
            }
            switch (then.kind()) {
                case "order" ->
                    compare(
                            differences,
                            then,
                            ruling.checkOutcome(seen.head()),
                            ruling.checkReason(seen.head()),
                            FiringText.of(ruling.review().because()));
                case "pricing" -> compare(differences, then, "PRICED", null, FiringText.of(ruling.priced()));
                case "credit" ->
                    compare(
                            differences,
                            then,
                            ruling.creditOutcome(seen.head()),
                            ruling.creditReason(seen.head()),
                            FiringText.of(ruling.credit().because()));
                default -> compare(differences, then, "PLANNED", null, FiringText.of(Ruling.planned(ruling.plan())));
            }
        }
    }

    private static void compare(
            List<String> differences,
            @Nullable Decision then,
            String outcome,
            @Nullable String reason,
            String firings) {
        if (then == null) {
            differences.add("its decision is not in the trail");
            return;
        }
        if (!then.outcome().equals(outcome)) {
            differences.add("%s was %s and is %s".formatted(then.kind(), then.outcome(), outcome));
        }
        if (reason != null && !Objects.equals(then.reason(), reason)) {
            differences.add("%s was \"%s\" and is \"%s\"".formatted(then.kind(), then.reason(), reason));
        }
        if (!then.firings().equals(BeforeThat.asRecorded(firings, then.firings()))) {
            differences.add(
                    "%s rests on other rules or facts: %s; now %s".formatted(then.kind(), then.firings(), firings));
        }
    }
}
