package throughline.operations.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;

/** What businesses owe each other an answer to, in both directions, and what became of it: the newest first. */
public final class AnswerList {

    private static final String LINES =
            """
            select b.id, b.owed_by, b.partner, b.answer, b.number, b.state, b.answered_at, b.answered_at > b.due_at as late,
                case when b.outbox is null or o.sent_at is not null then b.due_at end as due_at,
                b.document, d.type, b.answered_by
            from desk.business_answer b left join desk.outbox o on o.id = b.outbox
            left join trail.document d on d.id = b.document
            where %s order by b.id desc limit ? offset ?""";

    private final Database database;

    public AnswerList(Database database) {
        this.database = database;
    }

    /** Which of them. */
    public enum State {
        /** Nobody has answered yet, in time or not. */
        WAITING("b.state in ('due', 'overdue')"),
        OPEN("b.state = 'due'"),
        OVERDUE("b.state = 'overdue'"),
        ANSWERED("b.state in ('accepted', 'changed', 'partial', 'refused')"),
        /** Answered when it was due already. */
        LATE("b.answered_at > b.due_at"),
        /** Says again what was said before. */
        DUPLICATE("b.state = 'duplicate'"),
        /** Answers nothing that we have sent. */
        UNMATCHED("b.state = 'unmatched'");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }

        /** As people write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Nothing for a word that is none. */
        public static Optional<State> of(String word) {
            for (var state : values()) {
                if (state.word().equals(word)) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * What is asked for; null asks for all.
     *
     * @param owedBy {@code us} or {@code them}
     * @param document a number: ours, theirs, or the one by which the answer names it
     */
    public record Filter(
            @Nullable String owedBy, @Nullable State state, @Nullable String partner, @Nullable String document) {}

    /**
     * One answer, given or not.
     *
     * @param owedBy {@code us} or {@code them}
     * @param type of the document that is to be answered; null where it answers nothing we know
     * @param document its row in the trail, or null
     * @param answer the type of the document that answers
     * @param number by which the answer names what it answers
     * @param state {@code open}, {@code overdue}, {@code accepted}, {@code changed}, {@code partial}, {@code refused}, {@code duplicate},
     *     {@code unmatched}
     * @param late whether it was answered when it was due already
     * @param dueAt when it is, or was, due; null where nothing is, and before what is to be answered has left
     * @param answeredBy the answer's row in the trail, or null
     */
    public record Line(
            long id,
            String owedBy,
            String partner,
            @Nullable String type,
            @Nullable Long document,
            String answer,
            String number,
            String state,
            boolean late,
            @Nullable Instant dueAt,
            @Nullable Instant answeredAt,
            @Nullable Long answeredBy) {}

    /** @param limit of the page, from 1 */
    public List<Line> list(Filter filter, int limit, int skip) {
        var conditions = new ArrayList<String>(List.of("true"));
        var values = new ArrayList<String>();
        if (filter.owedBy() != null) {
            conditions.add("b.owed_by = ?");
            values.add(filter.owedBy());
        }
        if (filter.state() != null) {
            conditions.add(filter.state().condition);
        }
        if (filter.partner() != null) {
            conditions.add("b.partner = ?");
            values.add(filter.partner());
        }
        if (filter.document() != null) {
            conditions.add("(b.number = ? or d.number = ?)");
            values.add(filter.document());
            values.add(filter.document());
        }
        return lines(String.join(" and ", conditions), values, limit, skip);
    }

    /** Where a document is answered, or answers; oldest last. */
    public List<Line> of(long document) {
        var row = String.valueOf(document);
        return lines(
                "(b.document = ?::bigint and b.due_at is not null or b.answered_by = ?::bigint)",
                List.of(row, row),
                20,
                0);
    }

    private List<Line> lines(String condition, List<String> values, int limit, int skip) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(LINES.formatted(condition))) {
                int at = 1;
                for (var value : values) {
                    select.setString(at++, value);
                }
                select.setInt(at++, limit);
                select.setInt(at, skip);
                var lines = new ArrayList<Line>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        lines.add(line(row));
                    }
                }
                return lines;
            }
        }));
    }

    private static Line line(ResultSet row) throws SQLException {
        var state = row.getString("state");
        return new Line(
                row.getLong("id"),
                row.getString("owed_by"),
                row.getString("partner"),
                row.getString("type"),
                row.getObject("document", Long.class),
                row.getString("answer"),
                row.getString("number"),
                state.equals("due") ? "open" : state,
                row.getBoolean("late"),
                instant(row, "due_at"),
                instant(row, "answered_at"),
                row.getObject("answered_by", Long.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
