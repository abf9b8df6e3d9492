package throughline.console.look;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.MessageStatus;

/**
 * Which messages to list; a null asks for nothing.
 *
 * @param query a business key in full, a partner's code, or a piece of the file's name
 * @param partner only those it sent or got
 * @param from only those sealed then or later
 * @param before only those older than this one: the next page
 * @param after only those newer than this one, the nearest of them: the page before
 */
public record MessageFilter(
        @Nullable String query,
        @Nullable MessageStatus status,
        @Nullable Direction direction,
        @Nullable String partner,
        @Nullable Instant from,
        @Nullable UUID before,
        @Nullable UUID after) {

    public static final MessageFilter ALL = new MessageFilter(null, null, null, null, null, null, null);

    public static MessageFilter ofPartner(String partner) {
        return new MessageFilter(null, null, null, partner, null, null, null);
    }
}
