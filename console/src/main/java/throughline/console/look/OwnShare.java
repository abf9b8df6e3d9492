package throughline.console.look;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.ledger.trail.MessageStatus;

/**
 * One partner's share of a file that holds interchanges of others too: its own documents and what was said to them. The file's name, its size,
 * its bytes and how the rest of it stands are nobody's here.
 */
final class OwnShare {

    private static final String DOCUMENTS =
            """
            select d.type || ' ' || d.number, s.status, coalesce(d.span_length, 0)
            from trail.document d join trail.document_state s on s.document = d.id
            where d.message = ? and d.direction = 'IN' and d.sender = ? order by d.id""";

    private static final String CONTROLS =
            """
            select string_agg(o.control, ', ' order by o.opened_at, o.control), bool_or(o.state = 'hold')
            from desk.opening o join trail.message m on m.id = o.message
            where o.message = ? and coalesce(o.partner, m.partner) = ?""";

    private static final String ACKNOWLEDGEMENTS =
            """
            select count(*), max(sent_at) from desk.outbox where cause = ? and receiver = ? and type = 'ApplicationResponse'""";

    private static final String NAMES =
            """
            select 1 where exists (select 1 from trail.business_key k join trail.document d on d.id = k.document
                where k.key = any(?) and d.message = ? and d.direction = 'IN' and d.sender = ?)
            or exists (select 1 from desk.opening o join trail.message m on m.id = o.message
                where o.message = ? and coalesce(o.partner, m.partner) = ? and o.control = any(?))""";

    private static final Set<String> TAKEN = Set.of("ACCEPTED", "PARKED", "DUPLICATE");

    private OwnShare() {}

    /** The line of a shared file as it is for one of the partners in it. */
    static OwnLook.Line of(Connection connection, String partner, OwnLook.Line whole) throws SQLException {
        @Nullable String first = null;
        long size = 0;
        int count = 0;
        var statuses = new HashSet<String>();
        try (var select = connection.prepareStatement(DOCUMENTS)) {
            select.setObject(1, whole.id().value());
            select.setString(2, partner);
            try (var row = select.executeQuery()) {
                for (; row.next(); count++) {
                    first = first == null ? row.getString(1) : first;
                    statuses.add(row.getString(2));
                    size += row.getLong(3);
                }
            }
        }
        var interchange = interchange(connection, partner, whole);
        var acknowledged = acknowledged(connection, partner, whole);
        return new OwnLook.Line(
                whole.id(),
                whole.direction(),
                "interchange " + interchange.controls(),
                size,
                whole.sealedAt(),
                status(statuses, interchange.held()),
                MessageList.holds(first, count - 1L),
                acknowledged.sentAt(),
                null,
                null,
                acknowledged.owed(),
                true);
    }

    /** Its interchanges in the file. */
    private record Interchanges(String controls, boolean held) {}

    private record Acknowledged(long owed, @Nullable Instant sentAt) {}

    private static Interchanges interchange(Connection connection, String partner, OwnLook.Line whole)
            throws SQLException {
        try (var select = connection.prepareStatement(CONTROLS)) {
            select.setObject(1, whole.id().value());
            select.setString(2, partner);
            try (var row = select.executeQuery()) {
                row.next();
                return new Interchanges(String.valueOf(row.getString(1)), row.getBoolean(2));
            }
        }
    }

    private static Acknowledged acknowledged(Connection connection, String partner, OwnLook.Line whole)
            throws SQLException {
        try (var select = connection.prepareStatement(ACKNOWLEDGEMENTS)) {
            select.setObject(1, whole.id().value());
            select.setString(2, partner);
            try (var row = select.executeQuery()) {
                row.next();
                var sent = row.getObject(2, OffsetDateTime.class);
                return new Acknowledged(row.getLong(1), sent == null ? null : sent.toInstant());
            }
        }
    }

    private static MessageStatus status(Set<String> documents, boolean held) {
        if (held || documents.contains("HELD") || documents.contains("FAILED")) {
            return MessageStatus.HELD;
        }
        if (documents.isEmpty() || documents.equals(Set.of("REJECTED"))) {
            return MessageStatus.REJECTED;
        }
        if (documents.equals(Set.of("DUPLICATE"))) {
            return MessageStatus.DUPLICATE;
        }
        return TAKEN.containsAll(documents) ? MessageStatus.ACCEPTED : MessageStatus.PARTIAL;
    }

    /** Whether a key is one of the partner's own in a shared file. */
    static boolean names(Connection connection, String partner, OwnLook.Line shared, List<String> keys)
            throws SQLException {
        var spellings = connection.createArrayOf("text", keys.toArray());
        try (var select = connection.prepareStatement(NAMES)) {
            select.setArray(1, spellings);
            select.setObject(2, shared.id().value());
            select.setString(3, partner);
            select.setObject(4, shared.id().value());
            select.setString(5, partner);
            select.setArray(6, spellings);
            try (var row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
