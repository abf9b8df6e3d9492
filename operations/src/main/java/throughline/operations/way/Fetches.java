package throughline.operations.way;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.ledger.store.Database;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.NewCase;
import throughline.operations.exception.Waiting;

/**
 * What is being fetched from partners' servers, and by whom: one node at a time visits a partner, and a file that was sealed and not yet
 * moved away there is known again. The mark goes when the file has gone, so the same name may come again with something new.
 */
public final class Fetches {

    private static final String WAY = "fetch ";
    /** After so many failures in a row a person has to look; it is still tried. */
    private static final int PATIENCE = 5;

    private static final String THE_FILE = " where partner = ? and file = ? and size = ? and modified_at = ?";
    private static final String BEGIN =
            "insert into desk.fetching (partner, file, size, modified_at, begun_at) values (?, ?, ?, ?, ?) on conflict do nothing";
    private static final String TAKEN = "update desk.fetching set message = ?" + THE_FILE;
    private static final String DONE = "delete from desk.fetching" + THE_FILE;
    /** Sealed by us or, when we ended before we could write that down, by what the trail has of that moment. */
    private static final String TAKEN_BEFORE =
            """
            select coalesce(f.message, (
                select m.id from trail.message m
                where m.direction = 'IN' and m.partner = f.partner and m.channel = ? and m.name = f.file and m.size = f.size
                  and m.sealed_at >= f.begun_at
                order by m.sealed_at limit 1))
            from desk.fetching f"""
                    + THE_FILE;

    private final Database database;
    private final Ways ways;
    private final CaseBook cases;
    private final Clock clock;

    public Fetches(Database database, Ways ways, CaseBook cases, Clock clock) {
        this.database = database;
        this.ways = ways;
        this.cases = cases;
        this.clock = clock;
    }

    /** A file on a partner's server; with another size or time it is another file. */
    public record RemoteFile(String partner, String name, long size, Instant modified) {}

    /** Those whose turn it is, and whom no node visits right now. */
    public List<String> due(Collection<String> partners) {
        return ways.free(partners.stream().map(WAY::concat).toList()).stream()
                .map(way -> way.substring(WAY.length()))
                .toList();
    }

    /** Whether the visit is ours; then {@link #end} has to follow. */
    public boolean go(String partner) {
        return ways.take(WAY + partner);
    }

    /** We were there, and go again after {@code pause}; nobody has to look after it any more. */
    public void came(String partner, Duration pause) {
        database.transact(unit -> {
            ways.worked(unit, WAY + partner, clock.instant().plus(pause));
            cases.done(unit, List.of(failing(partner)), "throughline", "it works again");
            return partner;
        });
    }

    /** We were not let in, or something could not be taken: the way rests, and after {@value #PATIENCE} times there is a case. */
    public void failed(String partner, String why, Duration pause) {
        database.transact(unit -> {
            int failures = ways.failed(unit, WAY + partner, why, pause);
            if (failures >= PATIENCE) {
                var found = new NewCase(
                        "FETCH_FAILED",
                        Actor.OPERATOR,
                        "Nothing could be fetched from %s %d times in a row. It is tried on, and this case closes when it works again. The last reason: %s"
                                .formatted(partner, failures, why),
                        null,
                        null,
                        null,
                        null,
                        null,
                        failing(partner));
                cases.open(unit, List.of(new CaseBook.Opening(found, new Waiting(Waiting.Kind.WAY, WAY + partner))));
            }
            return partner;
        });
    }

    public void end(String partner) {
        ways.give(WAY + partner);
    }

    /** The message that the file has been sealed as. */
    public Optional<MessageId> takenBefore(RemoteFile file, String channel) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(TAKEN_BEFORE)) {
                statement.setString(1, channel);
                bind(statement, 2, file);
                try (var row = statement.executeQuery()) {
                    var message = row.next() ? row.getObject(1, UUID.class) : null;
                    return Optional.ofNullable(message).map(MessageId::new);
                }
            }
        }));
    }

    /** Written before the file is sealed. */
    public void begin(RemoteFile file) {
        database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(BEGIN)) {
                statement.setObject(bind(statement, 1, file), clock.instant().atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            }
        }));
    }

    public void taken(RemoteFile file, MessageId message) {
        database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(TAKEN)) {
                statement.setObject(1, message.value());
                bind(statement, 2, file);
                return statement.executeUpdate();
            }
        }));
    }

    /** The file is no longer there. */
    public void done(RemoteFile file) {
        database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(DONE)) {
                bind(statement, 1, file);
                return statement.executeUpdate();
            }
        }));
    }

    private static String failing(String partner) {
        return "not-fetched:" + partner;
    }

    private static int bind(PreparedStatement statement, int first, RemoteFile file) throws SQLException {
        statement.setString(first, file.partner());
        statement.setString(first + 1, file.name());
        statement.setLong(first + 2, file.size());
        statement.setObject(first + 3, file.modified().atOffset(ZoneOffset.UTC));
        return first + 4;
    }
}
