package throughline.operations.as2;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.BusinessKey;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.Messages;
import throughline.ledger.trail.TrailVault;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.NewCase;

/**
 * Messages that partners sent us by AS2. Payload, number and receipt are kept in one transaction: whoever ends before the receipt is out
 * finds the number when the sender comes again, takes nothing twice, and answers the same.
 */
public final class As2Incoming {

    /** The channel that a message came by. */
    public static final String CHANNEL = "as2";

    /** The channel of receipts, both ways. */
    static final String RECEIPTS = "as2-mdn";

    private static final String KEY = "AS2 message id";

    private static final String CLAIM =
            "insert into desk.as2_received (partner, message_id, received_at) values (?, ?, ?) on conflict do nothing";
    private static final String TAKEN = "update desk.as2_received set message = ? where partner = ? and message_id = ?";
    private static final String BEFORE = "select message from desk.as2_received where partner = ? and message_id = ?";
    private static final String OWE = "insert into desk.as2_owed (receipt, partner, url, owed_at) values (?, ?, ?, ?)";

    private final Database database;
    private final TrailVault vault;
    private final CaseBook cases;
    private final Clock clock;

    public As2Incoming(Database database, TrailVault vault, CaseBook cases, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.cases = cases;
        this.clock = clock;
    }

    /** A message by its number, which its sender gives once: {@code <...@...>}. */
    public record Numbered(String partner, String messageId) {}

    /** What the sender is told, as it is sent. */
    public static final class Reply {

        private final byte[] bytes;
        private final @Nullable String url;

        /**
         * @param bytes head and body
         * @param url where it has to be brought; null when it is the answer itself
         */
        public Reply(byte[] bytes, @Nullable String url) {
            this.bytes = bytes.clone();
            this.url = url;
        }
    }

    /** What became of a message. */
    public enum Outcome {
        TAKEN,
        /** It was here before: the same bytes under the same number. */
        AGAIN,
        /** Something else was here before under this number. */
        OTHER_BYTES
    }

    /** @param message as what it was sealed, now or before */
    public record Taken(Outcome outcome, MessageId message) {}

    /**
     * Takes a message that has been opened and checked, and keeps the receipt for it.
     *
     * @param reply null when the sender wants none
     */
    public Taken take(Numbered number, String name, byte[] payload, @Nullable Reply reply) {
        return database.transact(unit -> {
            var taken = claimed(unit, number)
                    ? new Taken(Outcome.TAKEN, seal(unit, number, name, payload))
                    : before(unit, number, payload);
            if (reply != null && taken.outcome() != Outcome.OTHER_BYTES) {
                var receipt = keep(unit, number, reply, "receipt for message %s".formatted(taken.message()));
                Lineage.receipt(unit, taken.message(), receipt);
            }
            return taken;
        });
    }

    /**
     * A message was not taken: people are told, once for each partner and reason as long as nobody has looked at it.
     *
     * @param partner who is said to have sent it; a stranger has no name here
     * @param fault what the sender is told, as the standard words it
     * @param reply to be brought by a connection of its own, or null
     */
    public void refused(@Nullable Numbered number, String fault, String why, @Nullable Reply reply) {
        database.transact(unit -> {
            cases.open(
                    unit,
                    new NewCase(
                            "TRANSMISSION_REFUSED",
                            Actor.OPERATOR,
                            why,
                            null,
                            null,
                            null,
                            null,
                            null,
                            "as2 %s %s".formatted(number == null ? "" : number.partner(), fault)));
            if (number != null && reply != null) {
                keep(unit, number, reply, "message %s was refused: %s".formatted(number.messageId(), fault));
            }
            return fault;
        });
    }

    private boolean claimed(UnitOfWork unit, Numbered number) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(CLAIM)) {
                statement.setString(1, number.partner());
                statement.setString(2, number.messageId());
                statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                return statement.executeUpdate() == 1;
            }
        });
    }

    private MessageId seal(UnitOfWork unit, Numbered number, String name, byte[] payload) throws SQLException {
        var message = vault.sealInbound(unit, number.partner(), CHANNEL, name, payload)
                .id();
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(TAKEN)) {
                statement.setObject(1, message.value());
                statement.setString(2, number.partner());
                statement.setString(3, number.messageId());
                return statement.executeUpdate();
            }
        });
        Lineage.keys(unit, List.of(BusinessKey.of(number.messageId(), KEY, message)));
        return message;
    }

    private static Taken before(UnitOfWork unit, Numbered number, byte[] payload) {
        var message = unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(BEFORE)) {
                statement.setString(1, number.partner());
                statement.setString(2, number.messageId());
                try (var row = statement.executeQuery()) {
                    row.next();
                    return new MessageId(row.getObject(1, UUID.class));
                }
            }
        });
        var same = Messages.row(unit, message).sha256().equals(sha256(payload));
        return new Taken(same ? Outcome.AGAIN : Outcome.OTHER_BYTES, message);
    }

    /** One that is the answer itself counts as sent: if it does not arrive, the sender comes again and gets another. */
    private MessageId keep(UnitOfWork unit, Numbered number, Reply reply, String words) throws SQLException {
        var now = clock.instant();
        var receipt = vault.sealOutbound(unit, number.partner(), RECEIPTS, "mdn.txt", reply.bytes)
                .id();
        if (reply.url == null) {
            Messages.mark(unit, receipt, MessageStatus.SENT, words, now);
            return receipt;
        }
        Messages.mark(unit, receipt, MessageStatus.COMPOSED, words, now);
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(OWE)) {
                statement.setObject(1, receipt.value());
                statement.setString(2, number.partner());
                statement.setString(3, reply.url);
                statement.setObject(4, now.atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            }
        });
        return receipt;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
