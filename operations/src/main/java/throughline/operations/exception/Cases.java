package throughline.operations.exception;

import java.util.List;
import java.util.Optional;

/** The exception desk's book: every case, who has it, and what was decided. */
public final class Cases {

    /** Opens a case in a transaction of its own: for routes that found a message they cannot go on with. */
    public CaseId open(NewCase found) {
        throw new UnsupportedOperationException("open " + found);
    }

    public Optional<Case> find(CaseId id) {
        throw new UnsupportedOperationException("find " + id);
    }

    /** The most urgent first. {@code limit} from 1 to 1000; {@code after} is the last case of the page before, or null. */
    public List<Case> list(CaseFilter filter, int limit, int offset) {
        throw new UnsupportedOperationException("list " + filter + limit + offset);
    }

    /** How many live cases each desk has, overdue ones apart. */
    public List<DeskCount> counts() {
        throw new UnsupportedOperationException("counts");
    }

    /** @throws CaseRefused when it is decided already */
    public Case assign(CaseId id, String to, String by) {
        throw new UnsupportedOperationException("assign " + id + to + by);
    }

    /**
     * Approves: what waits for it goes on, in the same transaction.
     *
     * @param why required, in the words of whoever decides
     * @throws CaseRefused when it is decided already, or what waits for it cannot go on
     */
    public Case release(CaseId id, String by, String why) {
        throw new UnsupportedOperationException("release " + id + by + why);
    }

    /** Turns down what waits for it, in the same transaction. */
    public Case reject(CaseId id, String by, String why) {
        throw new UnsupportedOperationException("reject " + id + by + why);
    }

    /** Puts away a case that nothing waits for. */
    public Case close(CaseId id, String by, String why) {
        throw new UnsupportedOperationException("close " + id + by + why);
    }

    public Case reopen(CaseId id, String by, String why) {
        throw new UnsupportedOperationException("reopen " + id + by + why);
    }

    /** A desk's load. */
    public record DeskCount(String desk, long live, long overdue) {}
}
