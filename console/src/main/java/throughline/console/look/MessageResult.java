package throughline.console.look;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.trail.MessageRow;
import throughline.model.lineage.SourceSpan;
import throughline.operations.exception.Case;
import throughline.operations.intake.MessageRest;

/**
 * What became of a message, as {@code ./throughline process --json} prints it.
 *
 * @param file its name as handed in
 * @param status {@code accepted}, {@code partial}, {@code held}, {@code duplicate}, {@code rejected}; as it stands now when not at rest
 * @param atRest whether nothing more happens until somebody acts and what we owe for it was sent: ask again while it is false
 */
public record MessageResult(
        String file,
        String message,
        @Nullable String partner,
        @Nullable String format,
        String status,
        boolean atRest,
        List<MessageRest.Document> documents,
        List<String> acknowledgements,
        long journalEntries,
        List<MessageRest.Owed> outbound,
        List<Held> cases) {

    /** A case of it; {@code where} in words ({@code PO102 at byte 210}). */
    public record Held(String id, String code, String who, @Nullable String where, String text) {

        public static Held of(Case each) {
            return new Held(each.id().toString(), each.code(), each.who().name(), place(each.where()), each.reason());
        }
    }

    public static MessageResult of(MessageRow row, MessageRest rest, boolean allSent) {
        return new MessageResult(
                row.name(),
                row.id().toString(),
                rest.partner(),
                rest.format(),
                rest.status(),
                row.status().atRest() && allSent,
                rest.documents(),
                rest.acknowledgements(),
                rest.journalEntries(),
                rest.outbound(),
                rest.cases().stream().map(Held::of).toList());
    }

    private static @Nullable String place(@Nullable SourceSpan span) {
        return span == null ? null : "%s at byte %d".formatted(span.segment(), span.offset());
    }
}
