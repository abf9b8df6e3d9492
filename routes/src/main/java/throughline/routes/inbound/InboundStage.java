package throughline.routes.inbound;

import throughline.model.lineage.SealedMessage;
import throughline.model.lineage.Vault;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;
import throughline.operations.intake.Intake;

/**
 * Reads a sealed message piece by piece and hands the pieces to the intake, many sets per transaction.
 *
 * <p>Whatever stops it, a fault or a crash, the message comes again from the start, and the intake finds done what was done.
 */
public final class InboundStage {

    private final Vault vault;
    private final MessageReader reader;
    private final Intake intake;
    private final Setbacks setbacks;

    public InboundStage(Vault vault, MessageReader reader, Intake intake, Setbacks setbacks) {
        this.vault = vault;
        this.reader = reader;
        this.intake = intake;
        this.setbacks = setbacks;
    }

    public void take(Queued queued) {
        try {
            read(said(queued));
            intake.settle(queued.message());
            setbacks.forget(queued.message());
        } catch (RuntimeException fault) {
            setbacks.note(queued.message(), fault);
            throw fault;
        }
    }

    private void read(SealedMessage message) {
        try (var reading = reader.read(message)) {
            var interchange = new Interchange(intake, message.id());
            while (reading.hasNext()) {
                var piece = reading.next();
                if (piece instanceof Piece.Opened opened) {
                    interchange.open(opened);
                } else if (piece instanceof Piece.Taken taken) {
                    interchange.take(taken);
                } else if (piece instanceof Piece.Closed closed) {
                    interchange.close(closed);
                } else if (piece instanceof Piece.Unreadable unreadable) {
                    interchange.unreadable(unreadable);
                }
            }
            interchange.flush();
        }
    }

    private SealedMessage said(Queued queued) {
        var sealed = vault.open(queued.message());
        var partner = queued.partner();
        return partner == null
                ? sealed
                : new SealedMessage(sealed.id(), partner, sealed.name(), sealed.size(), sealed::open);
    }
}
