package throughline.deploy.appliance;

import java.sql.SQLException;
import java.time.Clock;
import throughline.connectors.compose.Composed;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.Messages;
import throughline.ledger.trail.TrailVault;
import throughline.model.lineage.MessageId;
import throughline.routes.outbound.OutboundSeal;

/** Keeps what leaves us in the trail's vault. */
record SealedOutbound(TrailVault vault, Clock clock) implements OutboundSeal {

    @Override
    public MessageId seal(UnitOfWork unit, String partner, Composed composed) throws SQLException {
        return vault.sealOutbound(unit, partner, "outbox", composed.name(), composed.bytes())
                .id();
    }

    @Override
    public void sent(UnitOfWork unit, MessageId message) {
        Messages.mark(unit, message, MessageStatus.SENT, "", clock.instant());
    }
}
