package throughline.operations.ruling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import throughline.operations.ruling.Explanation.Part;
import throughline.rules.Deliberation;
import throughline.rules.Desk;
import throughline.rules.RuleBook;
import throughline.rules.facts.PostingLine;
import throughline.rules.posting.AccountDecision.LineAccount;

/** To which accounts a shipment's lines went, in sentences: of every line that a rule spoke of. */
final class PostingWords {

    private static final String ABOUT = "the shipment";

    private final SeenPosting seen;
    private final RuleBook book;
    private final Instant at;

    PostingWords(SeenPosting seen, RuleBook book, Instant at) {
        this.seen = seen;
        this.book = book;
        this.at = at;
    }

    Explainer.Told told() {
        try (var deliberation = book.postings(at)) {
            var decided = deliberation.accounts(seen.question());
            var parts = new ArrayList<Part>();
            for (int i = 0; i < decided.lines().size(); i++) {
                if (decided.lines().get(i).because() != null) {
                    parts.add(part(
                            deliberation, seen.lines().get(i), decided.lines().get(i)));
                }
            }
            var answers = deliberation.answers(Desk.POSTING, 0).stream()
                    .map(answer -> Explainer.says(answer, ABOUT))
                    .toList();
            return new Explainer.Told(parts, answers);
        }
    }

    private static Part part(Deliberation deliberation, PostingLine line, LineAccount account) {
        var role = line.role().toLowerCase(Locale.ROOT).replace('_', ' ');
        var counted = Stream.ofNullable(account.because()).toList();
        return new Part(
                Desk.POSTING.folder(),
                line.sku().isEmpty() ? role : "%s of %s".formatted(role, line.sku()),
                "It goes to account %s.".formatted(account.number()),
                DecisionWords.counted(deliberation, List.copyOf(counted)),
                account.losing().stream()
                        .map(each -> DecisionWords.proposal(
                                deliberation,
                                each,
                                "the highest precedence counts, of equal ones the lower number: account "
                                        + account.number()))
                        .toList());
    }
}
