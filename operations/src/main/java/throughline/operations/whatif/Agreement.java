package throughline.operations.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import throughline.operations.ruling.FiringText;
import throughline.operations.ruling.Ruling;
import throughline.operations.ruling.SeenPosting;
import throughline.operations.ruling.SeenRows;
import throughline.operations.ruling.SeenShort;
import throughline.rules.RuleBook;
import throughline.rules.RuleBook.Engine;
import throughline.rules.RuleFiring;
import throughline.rules.allocation.AllocationPlan;

/** Holds the engine that decides against Drools' own, the reference, about what one decision saw: every proposal, and what comes of them. */
final class Agreement {

    private final RuleBook book;
    private final SeenRows.Kept kept;
    private final List<String> differences = new ArrayList<>();

    private Agreement(RuleBook book, SeenRows.Kept kept) {
        this.book = book;
        this.kept = kept;
    }

    /**
     * What the two do not agree about; nothing when they do.
     *
     * @throws throughline.operations.ruling.UnreadableFacts when nobody can take the decision again
     */
    static List<String> differences(RuleBook book, SeenRows.Kept kept) {
        var agreement = new Agreement(book, kept);
        var sight = kept.sight();
        if (sight instanceof SeenShort missing) {
            agreement.shipments(missing);
        } else if (sight instanceof SeenPosting posting) {
            agreement.accounts(posting);
        } else if (sight.whole()) {
            agreement.whole();
        } else {
            agreement.plans(agreement.plan(Engine.PHREAK), agreement.plan(Engine.FASTEST));
        }
        return agreement.differences;
    }

    private void shipments(SeenShort missing) {
        var reference = missing.decided(book, kept.at(), Engine.PHREAK);
        var ours = missing.decided(book, kept.at(), Engine.FASTEST);
        for (int i = 0; i < reference.size(); i++) {
            proposals("allocation", reference.get(i).because(), ours.get(i).because());
            same("goods shipped short", reference.get(i).rest(), ours.get(i).rest());
        }
    }

    private void accounts(SeenPosting posting) {
        var reference = posting.decided(book, kept.at(), Engine.PHREAK);
        var ours = posting.decided(book, kept.at(), Engine.FASTEST);
        proposals("posting", reference.proposals(), ours.proposals());
        same("the accounts", reference.lines(), ours.lines());
    }

    private AllocationPlan plan(Engine engine) {
        try (var deliberation = book.deliberate(kept.seen().question(), kept.at(), engine)) {
            return Ruling.plan(deliberation, kept.seen());
        }
    }

    private Ruling ruling(Engine engine) {
        try (var deliberation = book.deliberate(kept.seen().question(), kept.at(), engine)) {
            return Ruling.of(deliberation, kept.seen());
        }
    }

    private void whole() {
        var seen = kept.seen();
        var reference = ruling(Engine.PHREAK);
        var ours = ruling(Engine.FASTEST);
        proposals("order", reference.review().because(), ours.review().because());
        proposals("pricing", reference.priced(), ours.priced());
        proposals("credit", reference.credit().because(), ours.credit().because());
        plans(reference.plan(), ours.plan());
        var theirs = Effect.of(seen, reference);
        var mine = Effect.of(seen, ours);
        same("the net amount", theirs.net(), mine.net());
        same("the prices", theirs.prices(), mine.prices());
        same("free freight", theirs.freeFreight(), mine.freeFreight());
        same("who approves prices", theirs.approval(), mine.approval());
        same("the order check", reference.checkOutcome(seen.head()), ours.checkOutcome(seen.head()));
        same("credit", reference.creditOutcome(seen.head()), ours.creditOutcome(seen.head()));
        same("the reason of credit", reference.creditReason(seen.head()), ours.creditReason(seen.head()));
        same("where goods come from", theirs.goods(), mine.goods());
    }

    private void plans(AllocationPlan reference, AllocationPlan ours) {
        proposals("allocation", Ruling.planned(reference), Ruling.planned(ours));
        same("shipping complete", reference.shipComplete(), ours.shipComplete());
        same("the priority", reference.priority(), ours.priority());
        same("the sources", sources(reference), sources(ours));
    }

    private static List<String> sources(AllocationPlan plan) {
        return plan.lines().stream()
                .map(line -> "%d: %s, at most %d, or %s, rest %s"
                        .formatted(
                                line.line(), line.sources(), line.warehousesAtMost(), line.substitutes(), line.rest()))
                .toList();
    }

    /** In whichever order they were made. */
    private void proposals(String desk, List<RuleFiring> reference, List<RuleFiring> ours) {
        var theirs = texts(reference);
        var mine = texts(ours);
        var missing = new ArrayList<>(theirs);
        mine.forEach(missing::remove);
        var added = new ArrayList<>(mine);
        theirs.forEach(added::remove);
        if (!missing.isEmpty() || !added.isEmpty()) {
            differences.add("%s: only Drools' own engine proposes %s; only the one that decides proposes %s"
                    .formatted(desk, missing, added));
        }
    }

    private static List<String> texts(List<RuleFiring> firings) {
        return firings.stream().map(firing -> FiringText.of(List.of(firing))).toList();
    }

    private void same(String what, Object reference, Object ours) {
        if (!Objects.equals(reference, ours)) {
            differences.add(
                    "%s: %s by Drools' own engine, %s by the one that decides".formatted(what, reference, ours));
        }
    }
}
