package throughline.operations.exception;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says which desk decides a case, and how soon. */
@FunctionalInterface
public interface CaseDesks {

    /** @param customer whose case it is, from the customer master, or null */
    Route of(NewCase found, @Nullable String customer);

    /** @param within counted from the moment the case opens */
    record Route(String desk, Duration within) {}
}
