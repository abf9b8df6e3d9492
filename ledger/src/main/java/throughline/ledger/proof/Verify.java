package throughline.ledger.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import throughline.ledger.store.Database;

/** Proves the books again from their own rows; it changes nothing, and believes no balance that it has not worked out itself. */
public final class Verify {

    /** One thing that must be so. Other modules bring their own. */
    public interface Check {

        /** In a few words, as a fact ({@code every entry balances}). */
        String name();

        /** Looks, within one read-only snapshot that all checks share. */
        Outcome look(Connection connection) throws SQLException;
    }

    /**
     * What a check found.
     *
     * @param figures in words ({@code 1204 entries, 9633 lines})
     * @param offending at most 20 rows that are wrong, each in words; empty when all is well
     */
    public record Outcome(boolean ok, String figures, List<String> offending) {

        public Outcome {
            offending = List.copyOf(offending);
        }
    }

    /** One line of the report. */
    public record Finding(String name, boolean ok, String figures, List<String> offending, long millis) {}

    /** All checks. */
    public record Report(List<Finding> checks) {

        public boolean ok() {
            return checks.stream().allMatch(Finding::ok);
        }
    }

    private final Database database;
    private final List<Check> checks;

    /** @param further checks of other modules */
    public Verify(Database database, List<Check> further) {
        this.database = database;
        this.checks = List.copyOf(further);
    }

    public Report run() {
        throw new UnsupportedOperationException("under way " + database + checks);
    }
}
