package throughline.operations.way;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import throughline.model.lineage.Spool;
import throughline.model.reading.Actor;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.NewCase;

/**
 * What is taken of things that stay where they are or may be seen again: resources of web servers, mails, messages of queues. Bytes and
 * mark are kept in one transaction, so whoever ends before the other side is told finds the mark and takes nothing twice.
 */
public final class Takings {

    private static final int LONGEST_MARK = 500;

    private static final String CLAIM =
            "insert into desk.taking (partner, channel, mark, taken_at) values (?, ?, ?, ?) on conflict do nothing";
    private static final String THE_ONE = " where partner = ? and channel = ? and mark = ?";
    private static final String TAKEN = "update desk.taking set message = ?" + THE_ONE;
    private static final String BEFORE = "select message from desk.taking" + THE_ONE;
    private static final String FORGET = "delete from desk.taking" + THE_ONE;
    private static final String AMONG =
            "select mark from desk.taking where partner = ? and channel = ? and mark = any(?)";
    private static final String LATEST =
            "select mark from desk.taking where partner = ? and channel = ? order by number desc limit 1";

    private final Database database;
    private final TrailVault vault;
    private final CaseBook cases;
    private final Clock clock;

    public Takings(Database database, TrailVault vault, CaseBook cases, Clock clock) {
        this.database = database;
        this.vault = vault;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Something of a partner's.
     *
     * @param channel that it comes by
     * @param mark what it is known by there; a long one is kept as its beginning and its SHA-256
     */
    public record Thing(String partner, String channel, String mark) {

        public Thing {
            mark = bounded(mark);
        }
    }

    /** @param fresh whether it was taken now; else it had been */
    public record Taken(MessageId message, boolean fresh) {}

    /** The message that it was taken as. */
    public Optional<MessageId> taken(Thing thing) {
        return database.read(unit -> before(unit, thing));
    }

    /** Of these marks the ones that need not be looked at again: taken, or known not to be. */
    public Set<String> known(String partner, String channel, Collection<String> marks) {
        var kept = marks.stream().map(Takings::bounded).toList();
        var found = database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(AMONG)) {
                statement.setString(1, partner);
                statement.setString(2, channel);
                statement.setArray(3, connection.createArrayOf("text", kept.toArray()));
                var among = new HashSet<String>();
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        among.add(row.getString(1));
                    }
                }
                return among;
            }
        }));
        var known = new HashSet<String>();
        marks.stream().filter(mark -> found.contains(bounded(mark))).forEach(known::add);
        return known;
    }

    /** The mark of what was taken last; a long one is not whole. */
    public Optional<String> latest(String partner, String channel) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(LATEST)) {
                statement.setString(1, partner);
                statement.setString(2, channel);
                try (var row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        }));
    }

    /**
     * Seals it as a message of the partner's, unless it has been; it is then for the caller to queue it.
     *
     * @param name of the file
     * @param key what people may search it by, or null
     */
    public Taken take(Thing thing, String name, Spool bytes, @Nullable String key) {
        return database.transact(unit -> {
            if (!claimed(unit, thing)) {
                var before = before(unit, thing);
                if (before.isPresent()) {
                    return new Taken(before.get(), false);
                }
            }
            return new Taken(seal(unit, thing, name, bytes, key), true);
        });
    }

    /** Seals what is to be kept as it came and has nothing to be read in it that was not taken by itself. */
    public MessageId keep(Thing thing, String name, Spool bytes, @Nullable String key) {
        return database.transact(unit -> {
            if (!claimed(unit, thing)) {
                var before = before(unit, thing);
                if (before.isPresent()) {
                    return before.get();
                }
            }
            var message = seal(unit, thing, name, bytes, key);
            Messages.mark(
                    unit,
                    message,
                    MessageStatus.ACCEPTED,
                    "kept as it came; what is in it was taken by itself",
                    clock.instant());
            return message;
        });
    }

    /** It was not taken and will not be: people are told, once. */
    public void refused(Thing thing, String why) {
        database.transact(unit -> {
            if (claimed(unit, thing)) {
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
                                "%s %s %s".formatted(thing.channel(), thing.partner(), sha256(thing.mark()))));
            }
            return thing;
        });
    }

    /** It is no longer there: something that looks like it is new. */
    public void forget(Thing thing) {
        database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(FORGET)) {
                bind(statement, 1, thing);
                return statement.executeUpdate();
            }
        }));
    }

    private MessageId seal(UnitOfWork unit, Thing thing, String name, Spool bytes, @Nullable String key) {
        var message = vault.sealInbound(unit, thing.partner(), thing.channel(), name, bytes);
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(TAKEN)) {
                statement.setObject(1, message.value());
                bind(statement, 2, thing);
                return statement.executeUpdate();
            }
        });
        if (key != null && !key.isBlank()) {
            Lineage.keys(unit, List.of(BusinessKey.of(bounded(key), "message id", message)));
        }
        return message;
    }

    private boolean claimed(UnitOfWork unit, Thing thing) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(CLAIM)) {
                statement.setObject(bind(statement, 1, thing), clock.instant().atOffset(ZoneOffset.UTC));
                return statement.executeUpdate() == 1;
            }
        });
    }

    private static Optional<MessageId> before(UnitOfWork unit, Thing thing) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(BEFORE)) {
                bind(statement, 1, thing);
                try (var row = statement.executeQuery()) {
                    var message = row.next() ? row.getObject(1, UUID.class) : null;
                    return Optional.ofNullable(message).map(MessageId::new);
                }
            }
        });
    }

    private static int bind(PreparedStatement statement, int first, Thing thing) throws SQLException {
        statement.setString(first, thing.partner());
        statement.setString(first + 1, thing.channel());
        statement.setString(first + 2, thing.mark());
        return first + 3;
    }

    /** The database takes no zero character, and an index no long text. */
    private static String bounded(String mark) {
        var plain = mark.replace("\0", "");
        return plain.length() <= LONGEST_MARK ? plain : plain.substring(0, LONGEST_MARK - 70) + " " + sha256(plain);
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
