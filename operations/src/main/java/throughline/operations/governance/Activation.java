package throughline.operations.governance;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Policies came into force. What is in force everywhere is the one with the highest sequence.
 *
 * @param sequence from 1
 * @param book fingerprint of the rule book: what decisions name
 * @param source fingerprint of the policies before rules were switched off; the same as {@code book} when none is
 * @param examples fingerprint of the examples
 * @param off names of the rules that are switched off
 * @param change the change that came into force ({@code PC-0000017}), or null
 * @param backTo the earlier activation whose policies came into force again, or null
 * @param until when another took its place; null while it is in force
 */
public record Activation(
        long sequence,
        Kind kind,
        String book,
        String source,
        String examples,
        List<String> off,
        @Nullable String change,
        @Nullable Long backTo,
        String by,
        Instant at,
        String why,
        @Nullable Instant until) {

    /** How it came about. */
    public enum Kind {
        /** The folder at the very first start. */
        FOUNDING,
        CHANGE,
        /** A changed folder, where folders act at once. */
        FILES,
        ROLLBACK,
        OFF,
        ON;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    public Activation {
        off = List.copyOf(off);
    }
}
