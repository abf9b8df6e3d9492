package throughline.ledger.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What is done within one transaction. */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {

    T in(UnitOfWork unit) throws SQLException;
}
