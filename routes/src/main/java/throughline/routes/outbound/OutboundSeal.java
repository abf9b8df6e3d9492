package throughline.routes.outbound;

import java.sql.SQLException;
import throughline.connectors.compose.Composed;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.MessageId;

/** Keeps what leaves us, byte for byte, in the transaction that says it has left. */
public interface OutboundSeal {

    MessageId seal(UnitOfWork unit, String partner, Composed composed) throws SQLException;

    /** Writes down that the partner has it. */
    void sent(UnitOfWork unit, MessageId message);
}
