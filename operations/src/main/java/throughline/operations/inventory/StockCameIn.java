package throughline.operations.inventory;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.ToIntBiFunction;
import throughline.ledger.store.Database;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.ItemId;

/**
 * Goods that became free, remembered in the transaction that freed them until whoever waits for them was served. Serving locks orders
 * before stock, so it is a transaction of its own; a crash in between forgets nothing.
 */
public final class StockCameIn {

    /** Each taken by one node at a time; deleted first, so that goods that come in while it is served are noted anew. */
    private static final String NEXT =
            """
            delete from desk.stock_came_in where item = (select item from desk.stock_came_in order by since, item
                for update skip locked limit 1) returning item""";

    private final Database database;
    private final ToIntBiFunction<UnitOfWork, ItemId> backOrders;
    private final Clock clock;

    /** @param backOrders sets an item's free goods aside for whoever waits for them, and says for how many lines */
    public StockCameIn(Database database, ToIntBiFunction<UnitOfWork, ItemId> backOrders, Clock clock) {
        this.database = database;
        this.backOrders = backOrders;
        this.clock = clock;
    }

    /** To be called after the stock was locked and booked. */
    void note(UnitOfWork unit, Collection<ItemId> items) {
        if (items.isEmpty()) {
            return;
        }
        var rows = new RowSet("desk.stock_came_in", "item text", "since timestamptz");
        items.forEach(item -> rows.add(item.code(), clock.instant()));
        unit.jdbc(connection -> rows.insert(connection, "on conflict (item) do nothing"));
    }

    /** Serves whoever waits for what came in, item by item; how many lines got some. Called by the clock. */
    public int serve() {
        int served = 0;
        var more = List.of(0);
        while (!more.isEmpty()) {
            more = database.transact(this::next);
            served += more.stream().mapToInt(Integer::intValue).sum();
        }
        return served;
    }

    /** Nothing when nothing is left. */
    private List<Integer> next(UnitOfWork unit) {
        return unit
                .jdbc(connection -> {
                    try (var statement = connection.createStatement();
                            var row = statement.executeQuery(NEXT)) {
                        return row.next() ? List.of(new ItemId(row.getString(1))) : List.<ItemId>of();
                    }
                })
                .stream()
                .map(item -> backOrders.applyAsInt(unit, item))
                .toList();
    }
}
