package throughline.ledger.trail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;

/**
 * One message as the vault keeps it, and what it has come to.
 *
 * @param sha256 of its bytes, in hexadecimal digits
 * @param size in bytes
 * @param text what to tell people about its state; may be empty
 */
public record MessageRow(
        MessageId id,
        Direction direction,
        @Nullable String partner,
        String channel,
        String name,
        String sha256,
        long size,
        Instant sealedAt,
        MessageStatus status,
        String text,
        SetCounts counts,
        Instant changedAt) {}
