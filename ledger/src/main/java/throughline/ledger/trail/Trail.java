package throughline.ledger.trail;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.EntryNumber;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;

/**
 * Answers where something came from and what became of it. However the books grow, an answer is a few indexed queries in three round
 * trips.
 */
public final class Trail {

    /** How many documents or entries one story tells at most; beyond that it says so. */
    static final int MOST = 500;

    private static final int MOST_HITS = 50;

    private static final String BY_KEY =
            """
            (select k.kind, k.message::text, k.document, coalesce(d.type || ' ' || d.number, m.name), coalesce(d.kept_at, m.sealed_at) as at
             from trail.business_key k left join trail.document d on d.id = k.document
             left join trail.message m on m.id = k.message and k.document is null
             where k.key = any(?) order by k.document desc nulls last limit 50)
            union all
            (select 'journal entry', null, e.id, e.kind || ' ' || e.about, e.booked_at from book.entry e where e.about = any(?)
             order by e.id desc limit 50)
            union all
            (select 'item', null, null, 'item ' || a.item || ' at ' || string_agg(distinct a.location, ', '), to_timestamp(0)
             from book.account a where a.item = any(?) and a.state <> '' group by a.item)""";

    private final Database database;

    public Trail(Database database) {
        this.database = database;
    }

    /** What a key names, newest first: the search box. Upper and lower case are tried. */
    public List<Hit> find(String key) {
        var wanted = key.strip();
        if (wanted.isEmpty()) {
            return List.of();
        }
        return database.read(unit -> unit.jdbc(connection -> {
            byIndexOnly(connection);
            return hits(connection, wanted);
        }));
    }

    /** Everything that hangs together with a key. An unknown key gives an empty story. */
    public Story trace(String key) {
        return database.read(unit -> trace(unit, key));
    }

    /** The same as a transaction under way sees it: with what it has written itself. */
    public static Story trace(UnitOfWork unit, String key) {
        var wanted = key.strip();
        return unit.jdbc(connection -> {
            byIndexOnly(connection);
            var seeds = new Seeds();
            if (!wanted.isEmpty()) {
                for (var hit : hits(connection, wanted)) {
                    seeds.add(hit);
                }
            }
            return new StoryTeller(connection, seeds).tell(wanted);
        });
    }

    /** A document with its text. */
    public Optional<DocumentRow> document(long id) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(
                    "select coalesce(d.message, (select max(x.message::text)::uuid from trail.dispatch x where x.document = d.id)),"
                            + " d.direction, d.type, d.number, d.sender, d.receiver, d.json,"
                            + " d.span_offset, d.span_length, d.span_segment, s.status, d.kept_at"
                            + " from trail.document d join trail.document_state s on s.document = d.id where d.id = ?")) {
                statement.setLong(1, id);
                try (var row = statement.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    var message = StoryTeller.message(row, 1);
                    return Optional.of(new DocumentRow(
                            id,
                            message,
                            Direction.valueOf(row.getString(2)),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            StoryTeller.span(row, message, 8),
                            row.getString(11),
                            Messages.instant(row, 12)));
                }
            }
        }));
    }

    /**
     * Every query here touches a few rows of tables with millions. The planner cannot know how few a recursive query finds, and would
     * rather read a whole table than look up thousands of rows that are not there.
     */
    private static void byIndexOnly(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off");
        }
    }

    private static List<Hit> hits(Connection connection, String key) throws SQLException {
        var direct = direct(connection, key);
        return direct.isEmpty() ? byKey(connection, key) : direct;
    }

    /** Keys that say themselves what they name. */
    private static List<Hit> direct(Connection connection, String key) throws SQLException {
        var entry = EntryNumber.parse(key);
        if (entry.isPresent()) {
            return one(
                    connection,
                    "select 'journal entry', id::text, kind || ' ' || about, booked_at from book.entry where id = ?",
                    entry.getAsLong());
        }
        if (key.matches("document:[0-9]{1,18}")) {
            return one(
                    connection,
                    "select type, 'document:' || id, type || ' ' || number, kept_at from trail.document where id = ?",
                    Long.parseLong(key.substring("document:".length())));
        }
        var id = uuid(key);
        return id == null
                ? List.of()
                : one(connection, "select 'message', id::text, name, sealed_at from trail.message where id = ?", id);
    }

    private static List<Hit> one(Connection connection, String query, Object id) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    return List.of();
                }
                var named = id instanceof Long entry && row.getString(1).equals("journal entry")
                        ? EntryNumber.text(entry)
                        : row.getString(2);
                return List.of(new Hit(row.getString(1), named, row.getString(3), Messages.instant(row, 4)));
            }
        }
    }

    private static List<Hit> byKey(Connection connection, String key) throws SQLException {
        var spellings = connection.createArrayOf(
                "text",
                List.of(key, key.toUpperCase(Locale.ROOT)).stream().distinct().toArray());
        var found = new ArrayList<Hit>();
        try (var statement = connection.prepareStatement(BY_KEY)) {
            statement.setArray(1, spellings);
            statement.setArray(2, spellings);
            statement.setArray(3, spellings);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var kind = row.getString(1);
                    var number = row.getLong(3);
                    var id =
                            switch (kind) {
                                case "journal entry" -> EntryNumber.text(number);
                                case "item" -> key;
                                default -> row.wasNull() ? row.getString(2) : "document:" + number;
                            };
                    found.add(new Hit(kind, id, String.valueOf(row.getString(4)), at(row)));
                }
            }
        }
        found.sort(Comparator.comparing(Hit::at).reversed());
        return found.subList(0, Math.min(MOST_HITS, found.size()));
    }

    private static Instant at(ResultSet row) throws SQLException {
        var at = row.getObject(5, OffsetDateTime.class);
        return at == null ? Instant.EPOCH : at.toInstant();
    }

    private static @Nullable UUID uuid(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(text) : null;
    }
}
