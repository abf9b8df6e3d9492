package throughline.operations.ruling;

import java.time.Instant;
import java.util.List;
import throughline.rules.RuleBook;
import throughline.rules.RuleBook.Engine;
import throughline.rules.facts.PostingEvent;
import throughline.rules.facts.PostingLine;
import throughline.rules.posting.AccountDecision;
import throughline.rules.posting.PostingQuestion;

/** What a decision saw about the accounts of one event: what happened, and the lines that need accounts. */
public record SeenPosting(PostingEvent event, List<PostingLine> lines) implements Sight {

    /** What the trail calls every one of them. */
    public static final String OUTCOME = "DETERMINED";

    public SeenPosting {
        lines = List.copyOf(lines);
    }

    @Override
    public boolean whole() {
        return false;
    }

    public PostingQuestion question() {
        return new PostingQuestion(event, lines);
    }

    public AccountDecision decided(RuleBook book, Instant at, Engine engine) {
        return book.accounts(question(), at, engine);
    }

    /** Why, in the analyst's words: of the first line that a rule speaks of; empty where none does. */
    public static String reason(AccountDecision decided) {
        var proposals = decided.proposals();
        return proposals.isEmpty() ? "" : proposals.get(0).reason();
    }
}
