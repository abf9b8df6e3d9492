package throughline.routes.inbound;

import throughline.model.lineage.SealedMessage;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;

/**
 * Which messages keep their order: those of one partner, whatever format they come in. An order and its change come from the same one;
 * what different partners say is worked on side by side.
 */
public final class Lanes {

    private final MessageReader reader;

    public Lanes(MessageReader reader) {
        this.reader = reader;
    }

    /**
     * The partner that the envelope names, which takes its first bytes only, or the sender where nobody knows it; else whoever is said to
     * have sent it; else a lane of its own.
     */
    String of(SealedMessage message) {
        try (var reading = reader.read(message)) {
            if (reading.hasNext() && reading.next() instanceof Piece.Opened opened) {
                var known = opened.envelope().partner();
                return known == null ? opened.envelope().sender() : known;
            }
        } catch (RuntimeException unreadable) {
            // The stage will meet the same fault, and says it where somebody reads it.
        }
        var partner = message.partner();
        return partner == null ? message.id().toString() : partner;
    }
}
