package throughline.operations.governance;

import java.time.Instant;

/** Somebody approved the texts of a change for one desk. */
public record Approval(String desk, String by, Instant at, String why) {}
