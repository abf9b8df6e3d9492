package throughline.model.reading;

/** How bad a finding is. */
public enum Severity {
    /** Worth knowing; nothing is refused for it. */
    NOTE,
    /** Read all the same, and acknowledged with errors. */
    WARNING,
    /** The transaction set is refused. */
    ERROR,
    /** The whole interchange is refused. */
    FATAL
}
