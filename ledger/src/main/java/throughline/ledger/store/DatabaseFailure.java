package throughline.ledger.store;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database did not do what was asked. Nothing of the transaction stands, unless {@link #outcomeUnknown}: then the connection died
 * while it committed, and only asking again by the same keys tells.
 */
public final class DatabaseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final String sqlState;
    private final boolean outcomeUnknown;

    public DatabaseFailure(String what, SQLException cause) {
        this(what, cause, false);
    }

    DatabaseFailure(String what, SQLException cause, boolean outcomeUnknown) {
        super(what + ": " + cause.getMessage(), cause);
        this.sqlState = cause.getSQLState() == null ? "" : cause.getSQLState();
        this.outcomeUnknown = outcomeUnknown;
    }

    /** PostgreSQL's five-character code ({@code 23505} unique violation), or the empty string. */
    public String sqlState() {
        return sqlState;
    }

    /** Whether the same work may well succeed when tried again: a lost connection, a deadlock, a server that restarts or is full. */
    public boolean passing() {
        return sqlState.equals(LOCK_NOT_AVAILABLE)
                || sqlState.length() == 5 && PASSING_CLASSES.contains(sqlState.substring(0, 2));
    }

    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }

    /** The SQL error somewhere below a failure, or null. A batch's own error quotes its rows, so what the server said stands for it. */
    static @Nullable SQLException sqlErrorIn(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof BatchUpdateException batch && batch.getNextException() != null) {
                return batch.getNextException();
            }
            if (each instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }
}
