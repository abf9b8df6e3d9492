package throughline.operations.exception;

import java.time.Duration;

/** Says which desk decides a case, and how soon. */
@FunctionalInterface
public interface CaseRouting {

    Route of(NewCase found);

    /** @param within counted from the moment the case opens */
    record Route(String desk, Duration within) {}
}
