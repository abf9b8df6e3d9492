package throughline.console.look;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.console.act.Refused;
import throughline.ledger.store.Database;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.Story;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Actor;

/**
 * What a partner's own people may see: what they sent and what they got, and how it stands. Every question is asked together with the
 * partner, in the query itself; what is somebody else's is answered as what does not exist.
 *
 * <p>A message that came in is a partner's when an interchange in it is. Of one that holds another's as well each sees its own share alone
 * ({@link OwnShare}).
 */
public final class OwnLook {

    /** Lines of a page. */
    public static final int PAGE = 50;

    /** Documents of one message that are listed. */
    public static final int MOST_DOCUMENTS = 500;

    private static final int MOST_FOUND = 200;

    /** Asks for the partner {@value #MINE_ASKS} times. */
    private static final String MINE =
            """
            ((m.direction = 'OUT' and m.partner = ?)
             or (m.direction = 'IN'
                 and (exists (select 1 from desk.opening o where o.message = m.id and coalesce(o.partner, m.partner) = ?)
                      or m.partner = ? and not exists (select 1 from desk.opening o where o.message = m.id))))""";

    private static final int MINE_ASKS = 3;

    private static final String NEWEST =
            """
            select id from (
                (select id from trail.message where partner = ? and direction = 'IN' and id < ? order by id desc limit ?)
                union (select message from desk.opening where partner = ? and message < ? group by message order by message desc limit ?)
                union (select id from trail.message where partner = ? and direction = 'OUT' and id < ? order by id desc limit ?)) x
            order by id desc limit ?""";

    private static final String NAMED =
            """
            select message from trail.business_key where key = any(?) and message is not null
            union select d.message from trail.business_key k join trail.document d on d.id = k.document where k.key = any(?)
            union select x.message from trail.business_key k join trail.dispatch x on x.document = k.document where k.key = any(?)
            limit ?""";

    private static final String LINES =
            """
            select m.id, m.direction, m.name, m.size, m.sealed_at, s.status, h.first, h.more,
                   coalesce(out.sent_at, ack.sent_at), out.state, out.due_at, ack.owed,
                   m.direction = 'IN' and exists (select 1 from desk.opening o
                       where o.message = m.id and coalesce(o.partner, m.partner, '') <> ?) as shared
            from trail.message m join trail.message_state s on s.message = m.id
            left join lateral (
                select min(x.type || ' ' || x.number) as first, count(*) - 1 as more from (
                    select type, number from trail.document where message = m.id
                    union all select d.type, d.number from trail.dispatch y join trail.document d on d.id = y.document
                    where y.message = m.id and d.message is null limit 100) x) h on true
            left join lateral (
                select max(o.sent_at) as sent_at, max(e.state) as state, max(e.due_at) as due_at from desk.outbox o
                left join desk.expectation e on e.outbox = o.id where o.message = m.id and m.direction = 'OUT') out on true
            left join lateral (
                select max(o.sent_at) as sent_at, count(*) as owed from desk.outbox o
                where o.cause = m.id and o.type = 'ApplicationResponse' and m.direction = 'IN') ack on true
            where m.id = any(?) and %s order by m.id desc"""
                    .formatted(MINE);

    private static final String DOCUMENTS =
            """
            select d.id, d.direction, d.type, d.number, s.status, d.span_offset, d.span_length
            from trail.document d join trail.document_state s on s.document = d.id
            where (d.message = ? or d.id in (select document from trail.dispatch where message = ?))
                and (not ? or d.direction = 'IN' and d.sender = ?) order by d.id limit ?""";

    /** Of a document that went out, the message is where it was dispatched. */
    private static final String MESSAGE_OF =
            """
            select coalesce(d.message, (select max(x.message::text)::uuid from trail.dispatch x where x.document = d.id))::text
            from trail.document d where d.id = ?""";

    private static final String ANSWERS =
            """
            select o.type, o.number, o.message, o.sent_at, e.state from desk.outbox o
            left join desk.expectation e on e.outbox = o.id where o.cause = ? and o.receiver = ? order by o.id limit ?""";

    private static final String PROBLEMS =
            """
            select severity, code, text, segment, span_offset, span_length, line from trail.finding
            where message = ? and who = 'PARTNER'
                and (not ? or exists (select 1 from trail.document d where d.message = finding.message and d.sender = ?
                    and finding.span_offset >= d.span_offset and finding.span_offset < d.span_offset + d.span_length))
            order by span_offset nulls first limit ?""";

    private final Database database;

    public OwnLook(Database database) {
        this.database = database;
    }

    /**
     * One message of theirs.
     *
     * @param holds its first document in words, with how many more there are
     * @param sentAt of one that went out: when it left; of one that came in: when our acknowledgement left; null before
     * @param answer of one that went out: {@code due}, {@code accepted}, {@code with_errors}, {@code partial}, {@code rejected}, {@code overdue}, or null
     *     when no answer is expected
     * @param dueAt when the answer is, or was, due
     * @param acknowledges how many acknowledgements we owe for it
     * @param shared whether the file holds others' interchanges too: then all of this is about theirs alone, and its bytes are not shown
     */
    public record Line(
            MessageId id,
            Direction direction,
            String name,
            long size,
            Instant sealedAt,
            MessageStatus status,
            String holds,
            @Nullable Instant sentAt,
            @Nullable String answer,
            @Nullable Instant dueAt,
            long acknowledges,
            boolean shared) {

        public boolean cameIn() {
            return direction == Direction.IN;
        }

        /** Whether somebody of the partner's should look at it. */
        public boolean wrong() {
            return switch (status) {
                case REJECTED, PARTIAL, REFUSED -> true;
                default -> "overdue".equals(answer) || "partial".equals(answer) || "rejected".equals(answer);
            };
        }
    }

    /** A page of them, the newest first; {@code older} is where the next begins, or empty. */
    public record Page(List<Line> lines, String older) {

        public Page {
            lines = List.copyOf(lines);
        }
    }

    /** A document in a message of theirs. {@code span} is {@code offset,length}, or null. */
    public record Document(
            long id, Direction direction, String type, String number, String status, @Nullable String span) {}

    /** Their messages, the newest first. */
    public Page page(String partner, @Nullable UUID before) {
        var from = before == null ? new UUID(-1, -1) : before;
        return database.read(unit -> unit.jdbc(connection -> {
            var ids = newest(connection, partner, from);
            return new Page(
                    lines(connection, partner, ids),
                    ids.size() < PAGE ? "" : ids.get(PAGE - 1).toString());
        }));
    }

    /** Those of their messages that carry a key: a document's number, a control number. */
    public Page named(String partner, String key) {
        return database.read(unit -> unit.jdbc(connection -> {
            var keys = List.of(key, key.toUpperCase(java.util.Locale.ROOT));
            var spellings = connection.createArrayOf("text", keys.toArray());
            try (var select = connection.prepareStatement(NAMED)) {
                for (int i = 1; i <= 3; i++) {
                    select.setArray(i, spellings);
                }
                select.setInt(4, MOST_FOUND);
                var found = new ArrayList<Line>();
                for (var line : lines(connection, partner, ids(select))) {
                    if (!line.shared() || OwnShare.names(connection, partner, line, keys)) {
                        found.add(line);
                    }
                }
                return new Page(found, "");
            }
        }));
    }

    /** One of their messages; what is not theirs does not exist. */
    public Line message(String partner, String text) {
        var id = id(text);
        var found = id == null
                ? List.<Line>of()
                : database.read(unit -> unit.jdbc(connection -> lines(connection, partner, List.of(id))));
        if (found.isEmpty()) {
            throw unknown();
        }
        return found.get(0);
    }

    /** The documents of a message that {@link #message} has given. */
    public List<Document> documents(String partner, Line message) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(DOCUMENTS)) {
                select.setObject(1, message.id().value());
                select.setObject(2, message.id().value());
                select.setBoolean(3, message.shared());
                select.setString(4, partner);
                select.setInt(5, MOST_DOCUMENTS);
                try (var rows = select.executeQuery()) {
                    var found = new ArrayList<Document>();
                    while (rows.next()) {
                        found.add(document(rows));
                    }
                    return found;
                }
            }
        }));
    }

    /** What leaves, or left, for this partner because of a message. */
    public record Answer(
            String type,
            String number,
            @Nullable MessageId message,
            @Nullable Instant sentAt,
            @Nullable String answer) {}

    /** What we answered to a message that {@link #message} has given. */
    public List<Answer> answers(String partner, Line message) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(ANSWERS)) {
                select.setObject(1, message.id().value());
                select.setString(2, partner);
                select.setInt(3, MOST_DOCUMENTS);
                try (var rows = select.executeQuery()) {
                    var found = new ArrayList<Answer>();
                    while (rows.next()) {
                        var sealed = rows.getObject(3, UUID.class);
                        found.add(new Answer(
                                rows.getString(1),
                                rows.getString(2),
                                sealed == null ? null : new MessageId(sealed),
                                instant(rows, 4),
                                rows.getString(5)));
                    }
                    return found;
                }
            }
        }));
    }

    /** What is wrong with the form of a message and for the partner to mend; what is for us to mend is not among it. */
    public List<Story.Problem> problems(String partner, Line message) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(PROBLEMS)) {
                select.setObject(1, message.id().value());
                select.setBoolean(2, message.shared());
                select.setString(3, partner);
                select.setInt(4, MOST_DOCUMENTS);
                try (var rows = select.executeQuery()) {
                    var found = new ArrayList<Story.Problem>();
                    while (rows.next()) {
                        found.add(problem(message.id(), rows));
                    }
                    return found;
                }
            }
        }));
    }

    /** The message of a document, whosever it is: the next question is whose. */
    public String messageOf(long document) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(MESSAGE_OF)) {
                select.setLong(1, document);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? String.valueOf(rows.getString(1)) : "";
                }
            }
        }));
    }

    private static Story.Problem problem(MessageId message, ResultSet row) throws SQLException {
        var segment = row.getString(4);
        long offset = row.getLong(5);
        var span =
                row.wasNull() ? null : new SourceSpan(message, offset, row.getInt(6), segment == null ? "" : segment);
        return new Story.Problem(
                message,
                null,
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Actor.PARTNER.name(),
                segment,
                span,
                row.getInt(7));
    }

    /** The answer to every question about what is not there, or not theirs: nobody learns here which. */
    public static Refused unknown() {
        return Refused.unknown("There is no such document.", "Look for it in the list of your documents.");
    }

    private static List<UUID> newest(Connection connection, String partner, UUID before) throws SQLException {
        try (var select = connection.prepareStatement(NEWEST)) {
            for (int part = 0; part < 3; part++) {
                select.setString(part * 3 + 1, partner);
                select.setObject(part * 3 + 2, before);
                select.setInt(part * 3 + 3, PAGE);
            }
            select.setInt(10, PAGE);
            return ids(select);
        }
    }

    private static List<UUID> ids(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            var found = new ArrayList<UUID>();
            while (rows.next()) {
                found.add(rows.getObject(1, UUID.class));
            }
            return found;
        }
    }

    private static List<Line> lines(Connection connection, String partner, List<UUID> ids) throws SQLException {
        try (var select = connection.prepareStatement(LINES)) {
            select.setString(1, partner);
            select.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            for (int i = 0; i < MINE_ASKS; i++) {
                select.setString(3 + i, partner);
            }
            var found = new ArrayList<Line>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(line(rows));
                }
            }
            for (int i = 0; i < found.size(); i++) {
                if (found.get(i).shared()) {
                    found.set(i, OwnShare.of(connection, partner, found.get(i)));
                }
            }
            return found;
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                new MessageId(row.getObject(1, UUID.class)),
                Direction.valueOf(row.getString(2)),
                row.getString(3),
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                MessageStatus.valueOf(row.getString(6)),
                MessageList.holds(row.getString(7), row.getLong(8)),
                instant(row, 9),
                row.getString(10),
                instant(row, 11),
                row.getLong(12),
                row.getBoolean(13));
    }

    private static Document document(ResultSet row) throws SQLException {
        long offset = row.getLong(6);
        boolean placed = !row.wasNull();
        return new Document(
                row.getLong(1),
                Direction.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                placed ? offset + "," + row.getInt(7) : null);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
