package throughline.operations.as2;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Hop;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.Messages;
import throughline.ledger.trail.TrailVault;
import throughline.model.lineage.MessageId;
import throughline.operations.outbox.Outbound;

/** What we sent by AS2, and the receipts that have to come for it. A receipt is kept as it came, whatever it says. */
public final class As2Outgoing {

    private static final String SENDING =
            """
            insert into desk.as2_sent as s (message, partner, mic, sent_at, due_at, state) values (?, ?, ?, ?, ?, 'due')
            on conflict (message) do update set mic = excluded.mic, sent_at = excluded.sent_at, due_at = excluded.due_at, state = 'due'""";
    private static final String SENT = "select mic from desk.as2_sent where message = ? and partner = ?";
    private static final String ANSWERED =
            "update desk.as2_sent set state = ?, receipt = ? where message = ? and state <> 'received' returning due_at";
    private static final String OVERDUE =
            "update desk.as2_sent set state = 'overdue' where state = 'due' and due_at < ? returning message, partner";

    private final Database database;
    private final TrailVault vault;
    private final Outbound outbound;
    private final Clock clock;

    public As2Outgoing(Database database, TrailVault vault, Outbound outbound, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.outbound = outbound;
        this.clock = clock;
    }

    /**
     * A message that was sent, or is being sent.
     *
     * @param mic what its receiver has to have found: the digest, a comma, the algorithm
     */
    public record Sent(MessageId message, String partner, String mic) {}

    /**
     * What a receipt says.
     *
     * @param words for people
     * @param complaint why the message has not arrived as we sent it, or null when it has
     */
    public record Verdict(String words, @Nullable String complaint) {}

    /**
     * Written down before the message leaves.
     *
     * @param due when its receipt has to be there; null when it comes with the answer, or not at all
     */
    public void sending(Sent sent, @Nullable Instant due) {
        database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(SENDING)) {
                statement.setObject(1, sent.message().value());
                statement.setString(2, sent.partner());
                statement.setString(3, sent.mic());
                statement.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
                statement.setObject(
                        5, due == null ? null : due.atOffset(ZoneOffset.UTC), java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                return statement.executeUpdate();
            }
        }));
    }

    /** What we sent this partner under this number. */
    public Optional<Sent> sent(MessageId message, String partner) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(SENT)) {
                statement.setObject(1, message.value());
                statement.setString(2, partner);
                try (var row = statement.executeQuery()) {
                    return row.next() ? Optional.of(new Sent(message, partner, row.getString(1))) : Optional.empty();
                }
            }
        }));
    }

    /**
     * Keeps a receipt with the message that it is for. One that came on its own time also says what becomes of what was sent; the other
     * one's sender, who is waiting for it, does that.
     *
     * @param bytes the receipt as it came, head and body
     */
    public void receipt(Sent sent, byte[] bytes, Verdict verdict) {
        database.transact(unit -> {
            var now = clock.instant();
            var receipt = vault.sealInbound(unit, sent.partner(), As2Incoming.RECEIPTS, "mdn.txt", bytes)
                    .id();
            Messages.mark(unit, receipt, MessageStatus.ACCEPTED, verdict.words(), now);
            Lineage.receipt(unit, sent.message(), receipt);
            Lineage.hop(unit, List.of(new Hop(sent.message(), "receipt", verdict.words(), now)));
            if (unit.jdbc(connection -> isLate(connection, sent, receipt, verdict))) {
                settle(unit, sent, verdict);
            }
            return receipt;
        });
    }

    private void settle(UnitOfWork unit, Sent sent, Verdict verdict) {
        if (verdict.complaint() == null) {
            outbound.received(unit, sent.message());
        } else {
            outbound.notReceived(unit, sent.message(), "%s: %s".formatted(sent.partner(), verdict.complaint()));
        }
    }

    /** Whether nobody waits for it, and it is the first that says so. */
    private static boolean isLate(Connection connection, Sent sent, MessageId receipt, Verdict verdict)
            throws SQLException {
        try (var statement = connection.prepareStatement(ANSWERED)) {
            statement.setString(1, verdict.complaint() == null ? "received" : "refused");
            statement.setObject(2, receipt.value());
            statement.setObject(3, sent.message().value());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getObject(1, OffsetDateTime.class) != null;
            }
        }
    }

    /** Has everything sent again whose receipt is due and has not come; how much. Called by the clock. */
    public int overdue() {
        return database.transact(unit -> {
            var late = unit.jdbc(this::late);
            for (var each : late) {
                outbound.notReceived(
                        unit,
                        each.message(),
                        "%s has not sent the receipt (MDN) for it in time; it goes again under the same number"
                                .formatted(each.partner()));
            }
            return late.size();
        });
    }

    private List<Sent> late(Connection connection) throws SQLException {
        var late = new ArrayList<Sent>();
        try (var statement = connection.prepareStatement(OVERDUE)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    late.add(new Sent(new MessageId(row.getObject(1, UUID.class)), row.getString(2), ""));
                }
            }
        }
        return late;
    }
}
