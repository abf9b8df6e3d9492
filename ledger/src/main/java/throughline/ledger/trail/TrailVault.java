package throughline.ledger.trail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.Identifiers;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SealedMessage;
import throughline.model.lineage.Spool;
import throughline.model.lineage.Vault;

/**
 * Keeps messages in the database, in pieces of 1 MiB, so that they are as durable as the books and saved with them. Equal bytes are
 * stored once, under their SHA-256; every arrival and departure has a row of its own.
 */
public final class TrailVault implements Vault {

    static final int CHUNK = 1 << 20;

    private final Database database;
    private final Identifiers identifiers;
    private final Clock clock;

    public TrailVault(Database database, Identifiers identifiers, Clock clock) {
        this.database = database;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    public SealedMessage seal(@Nullable String partner, String channel, String name, InputStream bytes)
            throws IOException {
        var head = bytes.readNBytes(CHUNK);
        if (head.length < CHUNK) {
            return database.transact(unit -> seal(unit, Direction.IN, new Arrival(partner, channel, name), head));
        }
        return sealLarge(new Arrival(partner, channel, name), head, bytes);
    }

    /** Seals a message of our own within the caller's transaction, so that it exists exactly when what sent it does. */
    public SealedMessage sealOutbound(UnitOfWork unit, String partner, String channel, String name, byte[] bytes)
            throws SQLException {
        return seal(unit, Direction.OUT, new Arrival(partner, channel, name), bytes);
    }

    /** Seals a message that came in within the caller's transaction: one that is rolled back has never had it. */
    public SealedMessage sealInbound(UnitOfWork unit, String partner, String channel, String name, byte[] bytes)
            throws SQLException {
        return seal(unit, Direction.IN, new Arrival(partner, channel, name), bytes);
    }

    /** The same, of any size. */
    public MessageId sealInbound(UnitOfWork unit, String partner, String channel, String name, Spool bytes) {
        return seal(unit, new Arrival(partner, channel, name), bytes);
    }

    @Override
    public SealedMessage open(MessageId id) {
        return database.read(unit -> sealed(Messages.row(unit, id)));
    }

    private SealedMessage sealed(MessageRow row) {
        var content = HexFormat.of().parseHex(row.sha256());
        return new SealedMessage(
                row.id(), row.partner(), row.name(), row.size(), () -> new ChunkStream(database, content, row.size()));
    }

    private SealedMessage seal(UnitOfWork unit, Direction direction, Arrival arrival, byte[] bytes)
            throws SQLException {
        var digest = Digests.sha256(bytes);
        var id = identifiers.nextMessage();
        unit.jdbc(connection -> {
            if (claim(connection, digest, bytes.length)) {
                for (int n = 0; n * CHUNK < bytes.length; n++) {
                    chunk(
                            connection,
                            digest,
                            n,
                            Arrays.copyOfRange(bytes, n * CHUNK, Math.min(bytes.length, (n + 1) * CHUNK)));
                }
            }
            register(connection, id, direction, arrival, digest, bytes.length);
            return id;
        });
        return new SealedMessage(
                id, arrival.partner(), arrival.name(), bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    /** Through a file of our own first: the hash must be known before the content can be claimed, and memory stays at one piece. */
    private SealedMessage sealLarge(Arrival arrival, byte[] head, InputStream rest) throws IOException {
        var all = new SequenceInputStream(new ByteArrayInputStream(head), rest);
        try (var spool = Spool.of(all, Long.MAX_VALUE)) {
            return open(database.transact(unit -> seal(unit, arrival, spool)));
        }
    }

    private MessageId seal(UnitOfWork unit, Arrival arrival, Spool spool) {
        var id = identifiers.nextMessage();
        return unit.jdbc(connection -> {
            if (claim(connection, spool.digest(), spool.size())) {
                chunks(connection, spool);
            }
            register(connection, id, Direction.IN, arrival, spool.digest(), spool.size());
            return id;
        });
    }

    private static void chunks(Connection connection, Spool spool) throws SQLException {
        try (var in = spool.open()) {
            var n = 0;
            for (var piece = in.readNBytes(CHUNK); piece.length > 0; piece = in.readNBytes(CHUNK)) {
                chunk(connection, spool.digest(), n++, piece);
            }
        } catch (IOException failure) {
            throw new SQLException("cannot read back what was just received", failure);
        }
    }

    /** Whether these bytes are new: then it is for us to store them. */
    private boolean claim(Connection connection, byte[] digest, long size) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into trail.content (sha256, size, kept_at) values (?, ?, ?) on conflict do nothing")) {
            statement.setBytes(1, digest);
            statement.setLong(2, size);
            statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            return statement.executeUpdate() == 1;
        }
    }

    private static void chunk(Connection connection, byte[] digest, int n, byte[] bytes) throws SQLException {
        try (var statement =
                connection.prepareStatement("insert into trail.chunk (sha256, n, bytes) values (?, ?, ?)")) {
            statement.setBytes(1, digest);
            statement.setInt(2, n);
            statement.setBytes(3, bytes);
            statement.executeUpdate();
        }
    }

    private void register(
            Connection connection, MessageId id, Direction direction, Arrival arrival, byte[] digest, long size)
            throws SQLException {
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        var first = direction == Direction.IN ? MessageStatus.RECEIVED : MessageStatus.COMPOSED;
        try (var statement = connection.prepareStatement("with m as (insert into trail.message"
                + " (id, direction, partner, channel, name, sha256, size, sealed_at) values (?, ?, ?, ?, ?, ?, ?, ?)),"
                + " h as (insert into trail.hop (message, stage, note, at) values (?, 'sealed', ?, ?))"
                + " insert into trail.message_state (message, direction, status, changed_at) values (?, ?, ?, ?)")) {
            UUID key = id.value();
            Object[] values = {
                key,
                direction.name(),
                arrival.partner(),
                arrival.channel(),
                arrival.name(),
                digest,
                size,
                at,
                key,
                arrival.channel(),
                at,
                key,
                direction.name(),
                first.name(),
                at
            };
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private record Arrival(@Nullable String partner, String channel, String name) {}
}
