package throughline.connectors.compose;

/**
 * Hands out control numbers. Each sequence counts by itself, without gaps and never twice; a caller that composes within a transaction
 * keeps both promises by counting in the same transaction.
 */
public interface ControlNumbers {

    /** The highest X12 control number: nine digits; after it the count starts again at 1. */
    long HIGHEST = 999_999_999;

    /** Takes none: what is composed under it bears the number 0 everywhere, and is to be looked at and not sent. */
    ControlNumbers NONE = sequence -> 0;

    /**
     * The next number of a sequence.
     *
     * @return from 1 to {@link #HIGHEST}
     */
    long next(Sequence sequence);

    /**
     * What is counted: the interchanges or groups from one identifier of ours to one of theirs.
     *
     * @param format {@code X12}, {@code EDIFACT}, {@code JSON}
     */
    record Sequence(Level level, String format, String ours, String theirs) {}

    /** On which level (ISA13 and UNB 0020; GS06). */
    enum Level {
        INTERCHANGE,
        GROUP
    }
}
