package throughline.operations.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.lineage.MessageId;

/**
 * A document that we owe a partner.
 *
 * @param id goes along with the message as its duplicate id
 * @param row the document's row in the trail
 * @param receiver partner code, or {@code qualifier:id} of somebody we only know by that
 * @param subject our number of what it is about ({@code SO-0000017}), or the interchange it answers
 * @param cause the message that made us owe it, or null
 * @param attempts how often sending it has failed
 */
public record OutboxEntry(
        UUID id,
        long row,
        String receiver,
        BusinessDocument document,
        String subject,
        @Nullable MessageId cause,
        Instant owedSince,
        int attempts) {}
