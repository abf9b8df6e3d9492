package throughline.console.look;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.SetCounts;

/**
 * One message in a list.
 *
 * @param text what to tell people about its state; may be empty
 * @param holds its first document in words ({@code Order 4500001}), with how many more there are; empty when none was read
 * @param size in bytes
 */
public record MessageLine(
        String id,
        Direction direction,
        @Nullable String partner,
        String channel,
        String name,
        long size,
        Instant sealedAt,
        MessageStatus status,
        String text,
        SetCounts counts,
        Instant changedAt,
        String holds) {}
