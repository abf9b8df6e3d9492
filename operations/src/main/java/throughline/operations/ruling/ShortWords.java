package throughline.operations.ruling;

import java.time.Instant;
import java.util.ArrayList;
import throughline.operations.ruling.Explanation.Part;
import throughline.operations.ruling.Explanation.Proposal;
import throughline.operations.ruling.Explanation.RuleSays;
import throughline.rules.Deliberation;
import throughline.rules.RuleBook;
import throughline.rules.allocation.AllocationPlan.Rest;
import throughline.rules.allocation.ShortShipment;

/** What became of goods shipped short, in sentences, line by line, with what each rule says of it. */
final class ShortWords {

    private final SeenShort seen;
    private final RuleBook book;
    private final Instant at;

    ShortWords(SeenShort seen, RuleBook book, Instant at) {
        this.seen = seen;
        this.book = book;
        this.at = at;
    }

    Explainer.Told told() {
        var parts = new ArrayList<Part>();
        var answers = new ArrayList<RuleSays>();
        for (int i = 0; i < seen.lines().size(); i++) {
            try (var deliberation = seen.deliberate(book, at)) {
                var about = line(i);
                parts.add(part(deliberation, about, i));
                deliberation.shortAnswers().forEach(answer -> answers.add(Explainer.says(answer, about)));
            }
        }
        return new Explainer.Told(parts, answers);
    }

    private String line(int index) {
        var told = seen.told().get(index);
        return "line %s (%s)"
                .formatted(told.buyerLine(), seen.lines().get(index).sku());
    }

    private Part part(Deliberation deliberation, String about, int index) {
        var decided = seen.decide(deliberation, index);
        var counted = new ArrayList<Proposal>();
        var lost = new ArrayList<Proposal>();
        for (var firing : decided.because()) {
            boolean cancels = firing.verb().equals("cancelShort");
            if (cancels == (decided.rest() == Rest.CANCEL)) {
                counted.add(DecisionWords.proposal(deliberation, firing, null));
            } else {
                lost.add(DecisionWords.proposal(deliberation, firing, "cancelling wins"));
            }
        }
        return new Part("allocation", about, outcome(index, decided), counted, lost);
    }

    private String outcome(int index, ShortShipment decided) {
        var line = seen.lines().get(index);
        var told = seen.told().get(index);
        return "Shipped short: %s of %s %s, worth %s %s, were not there. They %s: %s."
                .formatted(
                        DecisionWords.plain(line.missing()),
                        DecisionWords.plain(told.quantity()),
                        told.unit(),
                        line.value().toPlainString(),
                        seen.head().currency(),
                        decided.rest() == Rest.CANCEL ? "are cancelled" : "follow",
                        SeenShort.reason(decided));
    }
}
