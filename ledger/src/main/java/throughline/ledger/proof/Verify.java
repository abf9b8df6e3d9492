package throughline.ledger.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import throughline.ledger.store.Database;

/** Proves the books again from their own rows; it changes nothing, and believes no balance that it has not worked out itself. */
public final class Verify {

    /** How many wrong rows a check names at most. */
    public static final int MOST_NAMED = 20;

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
     * @param offending at most {@link #MOST_NAMED} rows that are wrong, each in words; empty when all is well
     */
    public record Outcome(boolean ok, String figures, List<String> offending) {

        public Outcome {
            offending = List.copyOf(offending);
        }

        /** Well when nothing offends. */
        public static Outcome of(String figures, List<String> offending) {
            return new Outcome(offending.isEmpty(), figures, offending);
        }
    }

    /** One line of the report. */
    public record Finding(String name, boolean ok, String figures, List<String> offending, long millis) {}

    /** All checks. */
    public record Report(List<Finding> checks) {

        public Report {
            checks = List.copyOf(checks);
        }

        public boolean ok() {
            return checks.stream().allMatch(Finding::ok);
        }
    }

    private final Database database;
    private final List<Check> checks;

    /** @param further checks of other modules */
    public Verify(Database database, List<? extends Check> further) {
        this.database = database;
        var all = new ArrayList<Check>(BookChecks.all());
        all.add(new ChainCheck());
        all.addAll(TrailChecks.all());
        all.addAll(further);
        this.checks = List.copyOf(all);
    }

    /** Looks at one moment of the books, whatever is posted meanwhile. A check that cannot look is a check that failed. */
    public Report run() {
        return database.read(unit -> unit.jdbc(connection -> {
            connection.createStatement().execute("set transaction isolation level repeatable read");
            var findings = new ArrayList<Finding>(checks.size());
            for (var check : checks) {
                findings.add(look(check, connection));
            }
            return new Report(findings);
        }));
    }

    private static Finding look(Check check, Connection connection) throws SQLException {
        var begin = System.nanoTime();
        var before = connection.setSavepoint();
        Outcome outcome;
        try {
            outcome = check.look(connection);
        } catch (SQLException failure) {
            connection.rollback(before);
            outcome = new Outcome(false, "could not look", List.of(String.valueOf(failure.getMessage())));
        }
        return new Finding(
                check.name(),
                outcome.ok(),
                outcome.figures(),
                outcome.offending(),
                (System.nanoTime() - begin) / 1_000_000);
    }
}
