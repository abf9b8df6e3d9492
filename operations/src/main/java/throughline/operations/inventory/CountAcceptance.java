package throughline.operations.inventory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Account;
import throughline.ledger.book.Cause;
import throughline.ledger.book.StockState;
import throughline.ledger.stock.StockKey;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseRefused;
import throughline.operations.exception.Continuation;
import throughline.operations.exception.Waiting;
import throughline.operations.master.MasterDataBook;
import throughline.operations.master.Warehouse;

/** Has the books follow a count, or leaves them: what a planner decides with the count's case. */
public final class CountAcceptance implements Continuation {

    private static final String HEAD =
            "select document, message, partner, warehouse, counted_on, state from desk.stock_count where number = ? for update";

    private static final String OPEN =
            """
            select d.place, d.item, d.lot, d.measure, d.said - d.books, d.span_offset, d.span_length, d.span_segment,
                exists (select 1 from desk.adjustment a join desk.adjustment_line l on l.adjustment = a.number
                    where a.warehouse = c.warehouse and l.item = d.item and l.lot = d.lot and l.booked_at > c.compared_at)
            from desk.count_difference d join desk.stock_count c on c.number = d.count
            where d.count = ? and d.said is not null and not d.within order by d.place""";

    private static final String SETTLE = "update desk.stock_count set state = ?, adjustment = ? where number = ?";

    private final AdjustmentDesk adjustments;
    private final MasterDataBook master;

    public CountAcceptance(AdjustmentDesk adjustments, MasterDataBook master) {
        this.adjustments = adjustments;
        this.master = master;
    }

    private record Head(
            long document, MessageId message, @Nullable String partner, Warehouse warehouse, java.time.LocalDate on) {}

    @Override
    public void approved(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
        long number = number(waiting);
        var head = unit.jdbc(connection -> head(connection, number));
        var correction = new Correction(
                new Correction.Said(
                        head.document(),
                        head.partner(),
                        CountNumber.text(number),
                        head.on(),
                        Cause.of(head.message(), head.document())),
                head.warehouse());
        unit.jdbc(connection -> moves(connection, number, head, correction));
        adjustments.book(unit, master.current(), List.of(correction));
        if (!correction.problems.isEmpty()) {
            throw new CaseRefused("the books cannot follow it: "
                    + String.join(
                            "; ",
                            correction.problems.stream()
                                    .map(Correction.Problem::text)
                                    .toList()));
        }
        settle(unit, number, "ACCEPTED", correction.number);
    }

    @Override
    public void refused(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
        settle(unit, number(waiting), "LEFT", null);
    }

    private static long number(Waiting waiting) {
        return CountNumber.parse(waiting.about())
                .orElseThrow(() -> new CaseRefused("there is no count " + waiting.about()));
    }

    private Head head(Connection connection, long number) throws SQLException {
        try (var statement = connection.prepareStatement(HEAD)) {
            statement.setLong(1, number);
            try (var row = statement.executeQuery()) {
                if (!row.next() || !row.getString(6).equals("DIFFERS")) {
                    throw new CaseRefused(
                            "%s is decided already, or a newer count was compared".formatted(CountNumber.text(number)));
                }
                var warehouse = master.current().warehouse(new LocationId(row.getString(4)));
                if (warehouse == null) {
                    throw new CaseRefused("%s is no warehouse of ours any more".formatted(row.getString(4)));
                }
                return new Head(
                        row.getLong(1),
                        new MessageId(row.getObject(2, java.util.UUID.class)),
                        row.getString(3),
                        warehouse,
                        row.getObject(5, java.time.LocalDate.class));
            }
        }
    }

    private int moves(Connection connection, long number, Head head, Correction correction) throws SQLException {
        var overtaken = new ArrayList<String>();
        try (var statement = connection.prepareStatement(OPEN)) {
            statement.setLong(1, number);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getBoolean(9)) {
                        overtaken.add(row.getString(2));
                    } else {
                        move(row, head, correction);
                    }
                }
            }
        }
        if (!overtaken.isEmpty()) {
            throw new CaseRefused(
                    "stock of %s was adjusted after the count was compared; reject it and wait for the next count"
                            .formatted(String.join(", ", overtaken)));
        }
        return correction.moves.size();
    }

    private void move(ResultSet row, Head head, Correction correction) throws SQLException {
        int place = row.getInt(1);
        var item = Objects.requireNonNull(master.current().item(new ItemId(row.getString(2))));
        var lot = row.getString(3);
        var state = Measure.valueOf(row.getString(4)).state();
        var off = row.getBigDecimal(5);
        var offset = row.getObject(6, Long.class);
        var source = offset == null ? null : new SourceSpan(head.message(), offset, row.getInt(7), row.getString(8));
        if (lot.equals(Counted.ALL_LOTS)) {
            correction.problems.add(new Correction.Problem(
                    place,
                    "STOCK_LOT_UNKNOWN",
                    "%s was counted without its lots, and the books cannot tell which lot is meant"
                            .formatted(item.id()),
                    source));
            return;
        }
        boolean gained = off.signum() > 0;
        correction.moves.add(new Correction.Move(
                place,
                item,
                new StockKey(
                        head.warehouse().entity(),
                        item.id(),
                        head.warehouse().id(),
                        lot.isEmpty() ? null : new LotId(lot)),
                gained ? StockState.ADJUSTMENT : state,
                gained ? state : StockState.ADJUSTMENT,
                off.abs(),
                "COUNT",
                Account.INVENTORY_ADJUSTMENT,
                source));
    }

    private static void settle(UnitOfWork unit, long number, String state, @Nullable Long adjustment) {
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(SETTLE)) {
                statement.setString(1, state);
                statement.setObject(2, adjustment);
                statement.setLong(3, number);
                return statement.executeUpdate();
            }
        });
    }
}
