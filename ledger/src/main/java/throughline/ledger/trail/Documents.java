package throughline.ledger.trail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.SourceSpan;

/** Canonical documents, each kept once; a sender's number names one live document of a type. */
public final class Documents {

    private Documents() {}

    public static long nextId(UnitOfWork unit) {
        return unit.next("trail.document_id");
    }

    /**
     * Keeps the documents whose number is free, and claims it. One that was here before is answered with the first, and not kept again;
     * so is the second of two with the same number in one call.
     *
     * @return one answer per row, in their order
     */
    public static List<Taken> take(UnitOfWork unit, List<DocumentRow> rows) {
        return unit.jdbc(connection -> {
            var claims = new HashMap<Claim, DocumentRow>();
            rows.forEach(row -> claims.putIfAbsent(Claim.of(row), row));
            claim(connection, claims);
            var holders = holders(connection, claims);

            var fresh = new ArrayList<DocumentRow>();
            var answers = new ArrayList<Taken>(rows.size());
            for (var row : rows) {
                var holder = holders.get(Claim.of(row));
                if (holder == null) {
                    throw new SQLException("%s %s of %s was claimed and is not there"
                            .formatted(row.type(), row.number(), row.sender()));
                }
                if (holder.document() == row.id()) {
                    fresh.add(row);
                    answers.add(new Taken(row.id(), false, false));
                } else {
                    answers.add(
                            new Taken(holder.document(), true, !MessageDigest.isEqual(holder.digest(), digest(row))));
                }
            }
            write(connection, fresh);
            return answers;
        });
    }

    /** Claims its number for a document that is kept already, unless another one has it. */
    public static Taken claim(UnitOfWork unit, long document) {
        return unit.jdbc(connection -> {
            var row = row(connection, document);
            var claim = Claim.of(row);
            claim(connection, Map.of(claim, row));
            var holder = holders(connection, Map.of(claim, row)).get(claim);
            if (holder == null) {
                throw new SQLException("document %d was claimed and is not there".formatted(document));
            }
            return new Taken(
                    holder.document(),
                    holder.document() != document,
                    !MessageDigest.isEqual(holder.digest(), digest(row)));
        });
    }

    /** As far as a claim looks at it. */
    private static DocumentRow row(Connection connection, long document) throws SQLException {
        try (var select = connection.prepareStatement(
                "select type, number, sender, receiver, json, kept_at from trail.document where id = ?")) {
            select.setLong(1, document);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("document %d is not in the trail".formatted(document));
                }
                return new DocumentRow(
                        document,
                        null,
                        Direction.IN,
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        null,
                        "",
                        row.getObject(6, OffsetDateTime.class).toInstant());
            }
        }
    }

    /** Keeps documents of our own making: their numbers are ours to give. */
    public static void keep(UnitOfWork unit, List<DocumentRow> rows) {
        unit.jdbc(connection -> {
            write(connection, rows);
            return rows.size();
        });
    }

    /** The canonical texts of documents, by their rows; one that is not there is left out. */
    public static Map<Long, String> texts(UnitOfWork unit, Collection<Long> documents) {
        return unit.jdbc(connection -> {
            var texts = new HashMap<Long, String>();
            try (var statement = connection.prepareStatement("select id, json from trail.document where id = any(?)")) {
                statement.setArray(1, connection.createArrayOf("bigint", documents.toArray()));
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        texts.put(row.getLong(1), row.getString(2));
                    }
                }
            }
            return texts;
        });
    }

    /** What a document has come to; a status that is there already is replaced. */
    public static void settle(UnitOfWork unit, Map<Long, String> statuses, Instant at) {
        unit.jdbc(connection -> {
            var rows = new RowSet("trail.document_state", "document bigint", "status text", "changed_at timestamptz");
            statuses.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> rows.add(entry.getKey(), entry.getValue(), at));
            return rows.insert(
                    connection,
                    "on conflict (document) do update set status = excluded.status, changed_at = excluded.changed_at");
        });
    }

    /** Gives the document's number free: it was refused, and its sender may send it again. */
    public static void release(UnitOfWork unit, long document) {
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(
                    "update trail.live_document l set live = false from trail.document d"
                            + " where d.id = ? and (l.sender, l.type, l.number, l.document) = (d.sender, d.type, d.number, d.id)")) {
                statement.setLong(1, document);
                return statement.executeUpdate();
            }
        });
    }

    private static void write(Connection connection, List<DocumentRow> rows) throws SQLException {
        var documents = new RowSet(
                "trail.document",
                "id bigint",
                "message uuid",
                "direction text",
                "type text",
                "number text",
                "sender text",
                "receiver text",
                "json text",
                "span_offset bigint",
                "span_length int",
                "span_segment text",
                "kept_at timestamptz");
        var states = new RowSet("trail.document_state", "document bigint", "status text", "changed_at timestamptz");
        var keys = new RowSet("trail.business_key", "key text", "kind text", "message uuid", "document bigint");
        for (var row : rows) {
            SourceSpan span = row.span();
            var message = row.message() == null ? null : row.message().value();
            documents.add(
                    row.id(),
                    message,
                    row.direction().name(),
                    row.type(),
                    row.number(),
                    row.sender(),
                    row.receiver(),
                    row.json(),
                    span == null ? null : span.offset(),
                    span == null ? null : span.length(),
                    span == null ? null : span.segment(),
                    row.keptAt());
            states.add(row.id(), row.status(), row.keptAt());
            keys.add(row.number(), row.type(), message, row.id());
        }
        documents.insert(connection);
        states.insert(connection);
        keys.insert(connection);
    }

    private static void claim(Connection connection, Map<Claim, DocumentRow> claims) throws SQLException {
        var rows = new RowSet(
                "trail.live_document as l",
                "sender text",
                "type text",
                "number text",
                "document bigint",
                "digest bytea");
        // Sorted: two batches with the same numbers wait for each other instead of locking each other out.
        claims.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Claim.ORDER))
                .forEach(entry -> rows.add(
                        entry.getKey().sender(),
                        entry.getKey().type(),
                        entry.getKey().number(),
                        entry.getValue().id(),
                        digest(entry.getValue())));
        rows.insert(
                connection,
                "on conflict (sender, type, number) do update set document = excluded.document, digest = excluded.digest,"
                        + " live = true where not l.live");
    }

    private static Map<Claim, Holder> holders(Connection connection, Map<Claim, DocumentRow> claims)
            throws SQLException {
        var wanted = List.copyOf(claims.keySet());
        var found = new HashMap<Claim, Holder>();
        try (var statement = connection.prepareStatement(
                "select l.sender, l.type, l.number, l.document, l.digest"
                        + " from unnest(?::text[], ?::text[], ?::text[]) w(sender, type, number) join trail.live_document l using (sender, type, number)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", wanted.stream().map(Claim::sender).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", wanted.stream().map(Claim::type).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "text", wanted.stream().map(Claim::number).toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(
                            new Claim(row.getString(1), row.getString(2), row.getString(3)),
                            new Holder(row.getLong(4), row.getBytes(5)));
                }
            }
        }
        return found;
    }

    /** Over what the document says, not over where it stood: the same order in another file is the same order. */
    private static byte[] digest(DocumentRow row) {
        return Digests.sha256(Canonical.withoutProvenance(row.json()).getBytes(StandardCharsets.UTF_8));
    }

    private record Claim(String sender, String type, String number) {

        static final Comparator<Claim> ORDER =
                Comparator.comparing(Claim::sender).thenComparing(Claim::type).thenComparing(Claim::number);

        static Claim of(DocumentRow row) {
            return new Claim(row.sender(), row.type(), row.number());
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never leaves this class
    private record Holder(long document, byte[] digest) {}
}
