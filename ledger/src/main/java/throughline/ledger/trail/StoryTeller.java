package throughline.ledger.trail;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.EntryNumber;
import throughline.ledger.trail.Story.Entry;
import throughline.ledger.trail.Story.EntryLine;
import throughline.ledger.trail.Story.Paper;
import throughline.ledger.trail.Story.Problem;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;

/**
 * Gathers a story: from what the key names back to where it came from, and from there forward to everything that followed.
 *
 * <p>First back, then forward, never to and fro: the other orders on a consolidated invoice are not part of this order's story.
 */
final class StoryTeller {

    private static final String WIDEN =
            """
            with recursive seed(id) as (
                select unnest(?::bigint[])
                union (select id from trail.document where message = any(?) order by id limit ?)
                union select document from trail.dispatch where message = any(?)
                union select document from book.entry where id = any(?) and document is not null
            ), back(id) as (
                select id from seed
                union select l.from_document from back b join trail.link l on l.to_document = b.id
            ), forward(id) as (
                select id from back
                union select l.to_document from forward f join trail.link l on l.from_document = f.id
            )
            select id from forward order by id limit ?""";

    private static final String NEWEST_OF_ITEM =
            """
            select distinct on (l.entry) l.entry from book.account a
            cross join lateral (select entry from book.line where account = a.id order by account_seq desc nulls last limit 20) l
            where a.item = any(?) and a.state <> '' order by l.entry desc limit 50""";

    private static final String DOCUMENTS =
            "select d.id, coalesce(d.message, (select max(x.message::text)::uuid from trail.dispatch x where x.document = d.id)),"
                    + " d.direction, d.type, d.number, d.sender, d.receiver, d.span_offset,"
                    + " d.span_length, d.span_segment, s.status, d.kept_at from trail.document d"
                    + " join trail.document_state s on s.document = d.id where d.id = any(?) order by d.id";

    private static final String LINKS = "select from_document, to_document, kind from trail.link"
            + " where from_document = any(?) and to_document = any(?) order by 1, 2";

    private static final String DECISIONS =
            "select id, document, kind, subject, outcome, reason, rule_book, firings, decided_at"
                    + " from trail.decision where document = any(?) order by id";

    /** With each message the receipts for it, and with a receipt what it is for. */
    private static final String MESSAGES =
            "with story(id) as (select unnest(?::uuid[]) union select message from trail.document where id = any(?)"
                    + " union select message from trail.dispatch where document = any(?)"
                    + " union select message from book.entry where id = any(?))"
                    + " select " + Messages.COLUMNS
                    + " from trail.message m join trail.message_state s on s.message = m.id"
                    + " where m.id in (select id from story union select r.receipt from story join trail.receipt r on r.message = id"
                    + " union select r.message from story join trail.receipt r on r.receipt = id) order by m.sealed_at, m.id";

    private static final String ENTRIES =
            """
            select e.id, e.kind, e.about, e.entity, e.counts_on, e.booked_at, e.message, e.document, e.decisions::bigint[], e.rule_book,
                   e.reverses, encode(e.hash, 'hex')
            from book.entry e where e.id in (select unnest(?::bigint[]) union select id from book.entry where document = any(?)
                union select id from book.entry where message = any(?) and document is null) order by e.id limit ?""";

    private static final String LINES =
            """
            select l.entry, l.line, u.ledger, case when a.state = '' then a.number else a.state end,
                   case when a.state = '' then a.name else a.item || ' at ' || a.location || case when a.lot = '' then '' else ' lot ' || a.lot end end,
                   case when a.state = '' then u.code else u.measure end, l.amount, l.source_message, l.source_offset, l.source_length,
                   l.source_segment
            from book.line l join book.account a on a.id = l.account join book.unit u on u.id = l.unit
            where l.entry = any(?) order by l.entry, l.line""";

    private static final String HOPS =
            "select message, stage, note, at from trail.hop where message = any(?) order by at limit ?";

    private static final String FINDINGS =
            "select message, document, severity, code, text, who, segment, span_offset, span_length, line"
                    + " from trail.finding where message = any(?) and (document is null or document = any(?)) order by message, span_offset limit ?";

    private final Connection connection;
    private final Seeds seeds;
    private boolean complete = true;

    StoryTeller(Connection connection, Seeds seeds) {
        this.connection = connection;
        this.seeds = seeds;
    }

    Story tell(String key) throws SQLException {
        if (!seeds.items.isEmpty()) {
            seeds.entries.addAll(ids(NEWEST_OF_ITEM, texts(seeds.items)));
            complete = false;
        }
        // An item's story is its newest movements, not every order that ever wanted it.
        var documents = seeds.items.isEmpty() ? widened() : seeds.documents;
        var papers = papers(documents);
        var entries = entries(documents);
        var messages = messages(documents, entries.keySet());
        var messageIds = messages.stream().map(message -> message.id().value()).toList();
        return new Story(
                key,
                messages,
                hops(messageIds),
                papers,
                links(documents),
                findings(messageIds, documents),
                decisions(documents),
                List.copyOf(entries.values()),
                complete);
    }

    private Set<Long> widened() throws SQLException {
        var found = ids(
                WIDEN,
                numbers(seeds.documents),
                uuids(seeds.messages),
                Trail.MOST,
                uuids(seeds.messages),
                numbers(seeds.entries),
                Trail.MOST + 1);
        if (found.size() > Trail.MOST) {
            complete = false;
        }
        return found;
    }

    private List<Paper> papers(Set<Long> documents) throws SQLException {
        var found = new ArrayList<Paper>();
        try (var row = query(DOCUMENTS, numbers(documents))) {
            while (row.next()) {
                var message = message(row, 2);
                found.add(new Paper(
                        row.getLong(1),
                        message,
                        Direction.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        span(row, message, 8),
                        row.getString(11),
                        Messages.instant(row, 12)));
            }
        }
        return found;
    }

    private List<Link> links(Set<Long> documents) throws SQLException {
        var found = new ArrayList<Link>();
        try (var row = query(LINKS, numbers(documents), numbers(documents))) {
            while (row.next()) {
                found.add(new Link(row.getLong(1), row.getLong(2), row.getString(3)));
            }
        }
        return found;
    }

    private List<Decision> decisions(Set<Long> documents) throws SQLException {
        var found = new ArrayList<Decision>();
        try (var row = query(DECISIONS, numbers(documents))) {
            while (row.next()) {
                found.add(new Decision(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        Messages.instant(row, 9)));
            }
        }
        return found;
    }

    private List<MessageRow> messages(Set<Long> documents, Set<Long> entries) throws SQLException {
        try (var row =
                query(MESSAGES, uuids(seeds.messages), numbers(documents), numbers(documents), numbers(entries))) {
            return Messages.rows(row);
        }
    }

    private Map<Long, Entry> entries(Set<Long> documents) throws SQLException {
        var lines = new LinkedHashMap<Long, List<EntryLine>>();
        var found = new LinkedHashMap<Long, Entry>();
        try (var row =
                query(ENTRIES, numbers(seeds.entries), numbers(documents), uuids(seeds.messages), Trail.MOST + 1)) {
            while (row.next()) {
                var id = row.getLong(1);
                var own = new ArrayList<EntryLine>();
                lines.put(id, own);
                found.put(id, entry(row, own));
            }
        }
        if (found.size() > Trail.MOST) {
            complete = false;
        }
        try (var row = query(LINES, numbers(found.keySet()))) {
            while (row.next()) {
                Entry entry = found.get(row.getLong(1));
                List<EntryLine> own = lines.get(row.getLong(1));
                if (entry != null && own != null) {
                    own.add(line(row, entry.message()));
                }
            }
        }
        return found;
    }

    private static Entry entry(ResultSet row, List<EntryLine> lines) throws SQLException {
        var decisions = Arrays.stream((Object[]) row.getArray(9).getArray())
                .map(Long.class::cast)
                .toList();
        return new Entry(
                row.getLong(1),
                EntryNumber.text(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                Messages.instant(row, 6),
                message(row, 7),
                number(row, 8),
                decisions,
                row.getString(10),
                number(row, 11),
                row.getString(12),
                lines);
    }

    private static EntryLine line(ResultSet row, @Nullable MessageId entrysMessage) throws SQLException {
        var own = message(row, 8);
        var span = span(row, own == null ? entrysMessage : own, 9);
        return new EntryLine(
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBigDecimal(7),
                span);
    }

    private List<Hop> hops(Collection<UUID> messages) throws SQLException {
        var found = new ArrayList<Hop>();
        try (var row = query(HOPS, uuids(messages), Trail.MOST)) {
            while (row.next()) {
                found.add(new Hop(
                        new MessageId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getString(3),
                        Messages.instant(row, 4)));
            }
        }
        return found;
    }

    private List<Problem> findings(Collection<UUID> messages, Set<Long> documents) throws SQLException {
        var found = new ArrayList<Problem>();
        try (var row = query(FINDINGS, uuids(messages), numbers(documents), Trail.MOST)) {
            while (row.next()) {
                var message = new MessageId(row.getObject(1, UUID.class));
                var offset = number(row, 8);
                var segment = row.getString(7);
                var span = offset == null
                        ? null
                        : new SourceSpan(message, offset, row.getInt(9), segment == null ? "" : segment);
                found.add(new Problem(
                        message,
                        number(row, 2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        segment,
                        span,
                        row.getInt(10)));
            }
        }
        return found;
    }

    private Set<Long> ids(String query, Object... parameters) throws SQLException {
        var found = new LinkedHashSet<Long>();
        try (var row = query(query, parameters)) {
            while (row.next()) {
                found.add(row.getLong(1));
            }
        }
        return found;
    }

    @SuppressWarnings("resource") // the result set closes the statement that it belongs to
    private ResultSet query(String query, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        statement.closeOnCompletion();
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement.executeQuery();
    }

    private Array numbers(Collection<Long> ids) throws SQLException {
        return connection.createArrayOf("int8", ids.toArray());
    }

    private Array uuids(Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    private Array texts(Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    static @Nullable MessageId message(ResultSet row, int column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new MessageId(id);
    }

    /** The span in three columns: offset, length, segment. */
    static @Nullable SourceSpan span(ResultSet row, @Nullable MessageId message, int column) throws SQLException {
        var offset = number(row, column);
        if (offset == null || message == null) {
            return null;
        }
        var segment = row.getString(column + 2);
        return new SourceSpan(message, offset, row.getInt(column + 1), segment == null ? "" : segment);
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
