package throughline.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes something of the row that a result stands at. */
@FunctionalInterface
public interface RowReading<R> {

    R of(ResultSet row) throws SQLException;
}
