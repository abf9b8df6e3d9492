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
 * @param readWith the partner folder it was read with and its version ({@code northgate@} and 64 hexadecimal digits), several of them
 *     parted by commas; null before it is read, and for what no folder has a say in
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
        Instant changedAt,
        @Nullable String readWith) {}
