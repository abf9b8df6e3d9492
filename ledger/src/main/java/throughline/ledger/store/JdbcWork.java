package throughline.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is done in SQL, on the transaction's own connection, which it must neither commit nor close. */
@FunctionalInterface
public interface JdbcWork<T extends @Nullable Object> {

    T on(Connection connection) throws SQLException;
}
