package throughline.deploy.appliance;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import throughline.ledger.store.Database;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.Messages;
import throughline.model.lineage.MessageId;
import throughline.routes.housekeeping.Unqueued;
import throughline.routes.recovery.Failed;

/** What the routes ask and tell the trail about whole messages. */
record MessageStates(Database database, Clock clock) implements Unqueued, Failed {

    private static final String FORGOTTEN =
            """
            select s.message from trail.message_state s
            where s.direction = 'IN' and s.status in ('RECEIVED', 'IN_FLIGHT') and (s.changed_at < ? or s.changed_at > ?)
            order by s.message limit ?""";
    private static final String WAITING =
            "select count(*) from trail.message_state where direction = 'IN' and status in ('RECEIVED', 'IN_FLIGHT')";

    @Override
    public List<MessageId> receivedBefore(Instant moment, int most) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(FORGOTTEN)) {
                statement.setObject(1, moment.atOffset(java.time.ZoneOffset.UTC));
                // What changed in the future was written by a clock that has been put back since.
                statement.setObject(2, clock.instant().plusSeconds(60).atOffset(java.time.ZoneOffset.UTC));
                statement.setInt(3, most);
                var found = new java.util.ArrayList<MessageId>();
                for (var row = statement.executeQuery(); row.next(); ) {
                    found.add(new MessageId(row.getObject(1, UUID.class)));
                }
                return found;
            }
        }));
    }

    @Override
    public void mark(MessageId message) {
        database.transact(unit -> {
            Messages.mark(
                    unit, message, MessageStatus.FAILED, "It could not be finished; there is a case.", clock.instant());
            return message;
        });
    }

    /** How many messages wait to be taken. */
    long waiting() {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(WAITING);
                    var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }));
    }
}
