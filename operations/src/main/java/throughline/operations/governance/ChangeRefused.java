package throughline.operations.governance;

/** Something about policies cannot be done; the message says why, and {@link #remedy} who has to do what, both for people. */
public final class ChangeRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String remedy;

    /** What kind of no. */
    public enum Kind {
        /** There is no such thing. */
        UNKNOWN,
        /** Somebody else saved meanwhile. */
        STALE,
        /** Not by this person. */
        FORBIDDEN,
        /** Not in the state that it is in. */
        STATE,
        /** Another change came into force meanwhile and touches the same files. */
        CONFLICT,
        /** What was handed over makes no sense. */
        WRONG
    }

    public ChangeRefused(Kind kind, String why, String remedy) {
        super(why);
        this.kind = kind;
        this.remedy = remedy;
    }

    public Kind kind() {
        return kind;
    }

    public String remedy() {
        return remedy;
    }
}
