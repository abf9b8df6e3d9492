package throughline.operations.governance;

import java.util.Set;

/** Where a change of policies stands. The database knows the same moves and refuses all others. */
public enum ChangeState {
    DRAFT("is a draft"),
    IN_REVIEW("waits for approval"),
    APPROVED("is approved"),
    SCHEDULED("is approved and has its date"),
    ACTIVE("is in force"),
    /** Other texts have taken the place of all of its own. */
    RETIRED("was in force"),
    REJECTED("was rejected"),
    WITHDRAWN("was withdrawn");

    private static final Set<ChangeState> EDITABLE = Set.of(DRAFT, IN_REVIEW, APPROVED, SCHEDULED, REJECTED);

    private final String words;

    ChangeState(String words) {
        this.words = words;
    }

    /** After the change's number: "PC-0000001 is a draft". */
    public String words() {
        return words;
    }

    /** Whether it can be edited; then it is a draft again. */
    public boolean editable() {
        return EDITABLE.contains(this);
    }

    /** Whether it is on its way to be in force. */
    public boolean pending() {
        return this == DRAFT || this == IN_REVIEW || this == APPROVED || this == SCHEDULED;
    }
}
