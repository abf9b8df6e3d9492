package throughline.operations.intake;

import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Story;
import throughline.ledger.trail.Trail;
import throughline.ledger.trail.TrailVault;
import throughline.model.document.ApplicationResponse;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Envelope;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;

/**
 * Takes a message as the line would, in one transaction that is rolled back: what would be decided, posted and owed is said, and nothing
 * of it stands. Our own numbers may skip a few that it was shown.
 */
public final class Rehearsal {

    /** What is only looked at is no message yet. */
    private static final MessageId NOBODYS = MessageId.parse("00000000-0000-7000-8000-000000000000");

    private final Database database;
    private final TrailVault vault;
    private final MessageReader reader;
    private final Intake intake;

    public Rehearsal(Database database, TrailVault vault, MessageReader reader, Intake intake) {
        this.database = database;
        this.vault = vault;
        this.reader = reader;
        this.intake = intake;
    }

    /**
     * What would be.
     *
     * @param story documents, findings, decisions and journal entries
     * @param answers what we would acknowledge, in the order of the interchanges
     */
    public record Rehearsed(MessageRest rest, Story story, List<ApplicationResponse> answers) {

        public Rehearsed {
            answers = List.copyOf(answers);
        }
    }

    /** @param partner who is said to have sent it; its envelope may say otherwise */
    public Rehearsed play(String partner, String name, byte[] bytes) {
        try {
            database.<Rehearsed>transact(unit -> {
                throw new Undone(play(unit, vault.sealInbound(unit, partner, "test", name, bytes)));
            });
            throw new IllegalStateException("a rehearsal ended without being undone");
        } catch (Undone undone) {
            return undone.rehearsed;
        }
    }

    /** Who speaks in a message, read without a transaction and without anything being decided. */
    public List<Envelope> envelopes(String partner, String name, byte[] bytes) {
        var envelopes = new ArrayList<Envelope>();
        var message = new SealedMessage(NOBODYS, partner, name, bytes.length, () -> new ByteArrayInputStream(bytes));
        try (var reading = reader.read(message)) {
            while (reading.hasNext()) {
                if (reading.next() instanceof Piece.Opened opened) {
                    envelopes.add(opened.envelope());
                }
            }
        }
        return envelopes;
    }

    private Rehearsed play(UnitOfWork unit, SealedMessage message) throws SQLException {
        var answers = new ArrayList<ApplicationResponse>();
        boolean skipped = false;
        try (var reading = reader.read(message)) {
            while (reading.hasNext()) {
                var piece = reading.next();
                if (piece instanceof Piece.Opened opened) {
                    skipped = intake.open(unit, message.id(), opened.envelope()) instanceof Opening.Duplicate;
                } else if (piece instanceof Piece.Taken taken && !skipped) {
                    intake.takeOne(unit, message.id(), taken.envelope(), taken.set());
                } else if (piece instanceof Piece.Closed closed) {
                    answers.addAll(intake.close(unit, message.id(), closed));
                } else if (piece instanceof Piece.Unreadable unreadable) {
                    intake.unreadable(unit, message.id(), unreadable);
                }
            }
        }
        var rest = intake.settle(unit, message.id());
        return new Rehearsed(rest, Trail.trace(unit, message.id().toString()), answers);
    }

    /** Brings what was seen out of the transaction, and the transaction down. */
    private static final class Undone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Rehearsed rehearsed;

        Undone(Rehearsed rehearsed) {
            super("rehearsed", null, false, false);
            this.rehearsed = rehearsed;
        }
    }
}
