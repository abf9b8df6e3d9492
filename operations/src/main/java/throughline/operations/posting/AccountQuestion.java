package throughline.operations.posting;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Account;
import throughline.operations.master.Item;
import throughline.rules.facts.PostingEvent;
import throughline.rules.facts.PostingLine;
import throughline.rules.posting.PostingQuestion;

/** One event whose lines need accounts, while its lines are collected. */
public final class AccountQuestion {

    private final PostingEvent event;
    private final List<PostingLine> lines = new ArrayList<>();
    private final List<Account> usual = new ArrayList<>();

    public AccountQuestion(PostingEvent event) {
        this.event = event;
    }

    /** @param item null for a line that is about no item */
    public AccountQuestion line(PostingRole role, @Nullable Item item) {
        return line(role, item, "", role.usual());
    }

    /**
     * @param reason in the warehouse's word, or empty
     * @param otherwise where no rule speaks
     */
    public AccountQuestion line(PostingRole role, @Nullable Item item, String reason, Account otherwise) {
        lines.add(new PostingLine(
                lines.size(),
                role.name(),
                item == null ? "" : item.id().code(),
                item == null ? "" : item.category(),
                reason));
        usual.add(otherwise);
        return this;
    }

    PostingQuestion asked() {
        return new PostingQuestion(event, lines);
    }

    Account usual(int line) {
        return usual.get(line);
    }
}
