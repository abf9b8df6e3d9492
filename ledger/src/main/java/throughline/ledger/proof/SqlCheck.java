package throughline.ledger.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/**
 * A check that is two queries.
 *
 * @param figures one row, one column: what was looked at, in words
 * @param offending the rows that are wrong, one column each, in words; no row when all is well
 */
public record SqlCheck(String name, String figures, String offending) implements Verify.Check {

    @Override
    public Verify.Outcome look(Connection connection) throws SQLException {
        var wrong = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select * from (%s) offending limit %d".formatted(offending, Verify.MOST_NAMED))) {
            while (row.next()) {
                wrong.add(row.getString(1));
            }
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(figures)) {
            row.next();
            return Verify.Outcome.of(row.getString(1), wrong);
        }
    }
}
