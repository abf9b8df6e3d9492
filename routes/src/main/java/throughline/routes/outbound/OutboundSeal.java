package throughline.routes.outbound;

import java.sql.SQLException;
import throughline.connectors.compose.Composed;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.MessageId;

/** Keeps what is to leave, byte for byte, in the transaction that takes its control numbers. */
@FunctionalInterface
public interface OutboundSeal {

    MessageId seal(UnitOfWork unit, String partner, Composed composed) throws SQLException;
}
