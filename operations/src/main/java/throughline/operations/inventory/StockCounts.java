package throughline.operations.inventory;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;

/** What warehouses counted, and where the books say otherwise; for looking at. */
public final class StockCounts {

    private static final String HEADS =
            """
            select c.number, c.warehouse, c.theirs, c.partner, c.counted_on, c.compared_at, c.figures, c.unread, c.state, c.message,
                c.adjustment, (select count(*) from desk.count_difference d where d.count = c.number) from desk.stock_count c""";

    private static final String DIFFERENCES =
            """
            select item, lot, measure, said, books, worth, within, line from desk.count_difference where count = ? order by place""";

    private final Database database;

    public StockCounts(Database database) {
        this.database = database;
    }

    /**
     * One count.
     *
     * @param state {@code AGREES}, {@code DIFFERS}, {@code ACCEPTED}, {@code LEFT} or {@code SUPERSEDED}
     * @param figures how many figures were compared
     * @param unread how many lines could not be
     * @param adjustment what the books followed it by, or null
     * @param differing how many differences there are, those within tolerance and of what it does not name among them
     */
    public record Count(
            String number,
            String warehouse,
            String theirs,
            @Nullable String partner,
            LocalDate countedOn,
            Instant comparedAt,
            int figures,
            int unread,
            String state,
            String message,
            @Nullable String adjustment,
            int differing) {}

    /**
     * Where it and the books differ.
     *
     * @param lot null for an item that is not kept by lot; {@code *} for all of its lots together
     * @param said null for what the report does not name
     * @param worth of the difference at moving-average cost, in the entity's currency, or null when nobody knows
     */
    public record Difference(
            String item,
            @Nullable String lot,
            Measure measure,
            @Nullable BigDecimal said,
            BigDecimal books,
            @Nullable BigDecimal worth,
            boolean within,
            @Nullable Integer line) {}

    /** A count with its differences. */
    public record Whole(Count count, List<Difference> differences) {

        public Whole {
            differences = List.copyOf(differences);
        }
    }

    /** The newest first. */
    public List<Count> list(@Nullable String warehouse, int limit, int offset) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(
                    HEADS + " where ?::text is null or c.warehouse = ? order by c.number desc limit ? offset ?")) {
                statement.setString(1, warehouse);
                statement.setString(2, warehouse);
                statement.setInt(3, limit);
                statement.setInt(4, offset);
                return counts(statement.executeQuery());
            }
        }));
    }

    /** @param number ours ({@code SC-0000042}) */
    public Optional<Whole> find(String number) {
        var parsed = CountNumber.parse(number);
        return parsed.isEmpty()
                ? Optional.empty()
                : database.read(unit -> unit.jdbc(connection -> whole(connection, parsed.getAsLong())));
    }

    private static Optional<Whole> whole(Connection connection, long number) throws SQLException {
        try (var heads = connection.prepareStatement(HEADS + " where c.number = ?");
                var differences = connection.prepareStatement(DIFFERENCES)) {
            heads.setLong(1, number);
            differences.setLong(1, number);
            var count = counts(heads.executeQuery());
            return count.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Whole(count.get(0), differences(differences.executeQuery())));
        }
    }

    private static List<Count> counts(ResultSet row) throws SQLException {
        var counts = new ArrayList<Count>();
        while (row.next()) {
            var adjustment = row.getObject(11, Long.class);
            counts.add(new Count(
                    CountNumber.text(row.getLong(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, LocalDate.class),
                    row.getObject(6, OffsetDateTime.class).toInstant(),
                    row.getInt(7),
                    row.getInt(8),
                    row.getString(9),
                    row.getString(10),
                    adjustment == null ? null : AdjustmentNumber.text(adjustment),
                    row.getInt(12)));
        }
        return counts;
    }

    private static List<Difference> differences(ResultSet row) throws SQLException {
        var differences = new ArrayList<Difference>();
        while (row.next()) {
            var lot = row.getString(2);
            differences.add(new Difference(
                    row.getString(1),
                    lot.isEmpty() ? null : lot,
                    Measure.valueOf(row.getString(3)),
                    row.getBigDecimal(4),
                    row.getBigDecimal(5),
                    row.getBigDecimal(6),
                    row.getBoolean(7),
                    row.getObject(8, Integer.class)));
        }
        return differences;
    }
}
