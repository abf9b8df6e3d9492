package throughline.ledger.trail;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;

/**
 * Everything that hangs together with one key, in both directions: from the bytes to the books, and back.
 *
 * @param key as asked
 * @param messages in and out, in the order of time
 * @param complete whether this is all of it; a key that touches very much (an item) gives the newest part
 */
public record Story(
        String key,
        List<MessageRow> messages,
        List<Hop> hops,
        List<Paper> documents,
        List<Link> links,
        List<Problem> findings,
        List<Decision> decisions,
        List<Entry> entries,
        boolean complete) {

    /** Nothing is known under the key. */
    public boolean isEmpty() {
        return messages.isEmpty() && documents.isEmpty() && entries.isEmpty();
    }

    /** A document without its text, which {@link Trail#document} gives. */
    public record Paper(
            long id,
            @Nullable MessageId message,
            Direction direction,
            String type,
            String number,
            String sender,
            String receiver,
            @Nullable SourceSpan span,
            String status,
            Instant keptAt) {}

    /** What was wrong with a message. */
    public record Problem(
            MessageId message,
            @Nullable Long document,
            String severity,
            String code,
            String text,
            String who,
            @Nullable String segment,
            @Nullable SourceSpan span,
            int line) {}

    /** A journal entry with its lines. */
    public record Entry(
            long id,
            String number,
            String kind,
            String about,
            String entity,
            LocalDate on,
            Instant bookedAt,
            @Nullable MessageId message,
            @Nullable Long document,
            List<Long> decisions,
            @Nullable String ruleBook,
            @Nullable Long reverses,
            String hash,
            List<EntryLine> lines) {}

    /**
     * One line, in money or in stock.
     *
     * @param ledger {@code MONEY} or {@code STOCK}
     * @param account the account's number, or the state of the stock
     * @param name the account's name; for stock its item, location and lot
     * @param unit currency, or the item's base unit
     * @param amount debit positive; into a state positive
     */
    public record EntryLine(
            int line,
            String ledger,
            String account,
            String name,
            String unit,
            BigDecimal amount,
            @Nullable SourceSpan source) {}
}
