package throughline.operations.exception;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says which desk decides a case, and how soon. */
@FunctionalInterface
public interface CaseDesks {

    /** @param customer whose case it is, from the customer master, or null */
    Route of(NewCase found, @Nullable String customer);

    /**
     * Whose a case is.
     *
     * @param within counted from the moment the case opens
     * @param late who decides it after that; null when it stays where it is
     * @param ruled what the rules said; null when none were asked
     */
    record Route(String desk, Duration within, @Nullable Late late, @Nullable Ruled ruled) {

        public Route(String desk, Duration within) {
            this(desk, within, null, null);
        }
    }

    /** @param hours from the deadline on */
    record Late(String desk, int hours) {}

    /**
     * What rules said of a case.
     *
     * @param book the fingerprint of their rule book
     * @param firings as decisions keep them
     * @param words the same for people
     */
    record Ruled(String book, String firings, String words) {}
}
