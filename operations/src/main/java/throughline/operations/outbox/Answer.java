package throughline.operations.outbox;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a partner's business says to a document of ours.
 *
 * @param answer the type of the document that says it
 * @param number ours, as it repeats it
 * @param document its row in the trail
 * @param control under which our document left, as it repeats that, or null
 */
public record Answer(
        String partner, String answer, String number, Said said, long document, @Nullable Control control) {

    /** In one word. */
    public enum Said {
        ACCEPTED,
        /** Taken otherwise than we asked: another price, quantity or day; a load on a condition. */
        CHANGED,
        /** Some of it is taken, some is not. */
        PARTIAL,
        /** It does not do what we ask, or does not take what we say. */
        REFUSED;

        /** As it is written down. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Numbers of the envelope (OTI08 and OTI09 of an 824).
     *
     * @param group GS06
     * @param set ST02, or null when it is not repeated
     */
    public record Control(String group, @Nullable String set) {}

    /** The same about the document that turned out to be meant. */
    Answer about(String other) {
        return new Answer(partner, answer, other, said, document, null);
    }
}
