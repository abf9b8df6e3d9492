package throughline.operations.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import throughline.ledger.book.Cause;
import throughline.ledger.stock.StockBook;
import throughline.ledger.stock.StockKey;
import throughline.ledger.stock.StockLevels;
import throughline.ledger.store.Database;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.InventoryReport;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.EntityId;
import throughline.model.value.LocationId;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.operations.master.Customer;
import throughline.operations.master.Item;
import throughline.operations.master.MasterData;
import throughline.operations.master.MasterDataBook;
import throughline.operations.outbox.Outbox;

/**
 * Owes shops a report of what is available, of those items alone whose figure has changed since it was told. What a shop was told more than
 * a day ago is told again, so that whatever somebody changed there comes right by itself.
 */
public final class StockTelling {

    /** So many figures in one report: what a shop takes in a few minutes at its usual pace. */
    private static final int IN_ONE = 100;

    private static final Duration TOLD_AGAIN = Duration.ofDays(1);
    /** X12 673, as {@link InventoryReport.Line#state} names it. */
    private static final String AVAILABLE = "33";

    private static final String TOLD = "select item, told, told_at from desk.shop_stock where partner = ?";
    private static final String KEEP =
            " on conflict (partner, item) do update set told = excluded.told, told_at = excluded.told_at";

    private final Database database;
    private final MasterDataBook master;
    private final Outbox outbox;
    private final Clock clock;

    public StockTelling(Database database, MasterDataBook master, Outbox outbox, Clock clock) {
        this.database = database;
        this.master = master;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What a shop was told of an item, and when. */
    private record Told(long count, OffsetDateTime at) {}

    /**
     * Owes the shop what has changed.
     *
     * @param assortment the shop's own number of each item that it sells, by SKU; what is no item of ours is left out
     * @param places whose stock the shop sells from; empty for the customer's own warehouse
     * @return how many figures it is told
     * @throws IllegalArgumentException when the shop is no customer of ours, or no place is named for it
     */
    public int tell(String partner, Map<String, String> assortment, Collection<LocationId> places) {
        var now = master.current();
        var customer = now.customerOf(partner);
        if (customer == null) {
            throw new IllegalArgumentException(
                    "the shop %s is no customer of ours: name it as 'partner' of one in customers.csv"
                            .formatted(partner));
        }
        var from = places(now, customer, places);
        return database.transact(unit -> {
            var told = told(unit, partner);
            var old = clock.instant().minus(TOLD_AGAIN);
            var lines = new ArrayList<InventoryReport.Line>();
            var rows = new RowSet("desk.shop_stock", "partner text", "item text", "told bigint", "told_at timestamptz");
            available(unit, now, customer, assortment.keySet(), from).forEach((sku, count) -> {
                var last = told.get(sku);
                if (last == null
                        || last.count() != count
                        || last.at().toInstant().isBefore(old)) {
                    rows.add(partner, sku, count, clock.instant());
                    lines.add(line(sku, String.valueOf(assortment.get(sku)), count, lines.size() % IN_ONE + 1));
                }
            });
            if (!lines.isEmpty()) {
                unit.jdbc(connection -> rows.insert(connection, KEEP));
                owe(unit, partner, customer.entity(), lines);
            }
            return lines.size();
        });
    }

    private static List<LocationId> places(MasterData master, Customer customer, Collection<LocationId> named) {
        var own = customer.delivery().warehouse();
        var places = named.isEmpty() && own != null ? List.of(own) : List.copyOf(named);
        for (var place : places) {
            var warehouse = master.warehouse(place);
            if (warehouse == null || warehouse.dropShip()) {
                throw new IllegalArgumentException("there is no stock of ours at '%s'".formatted(place));
            }
        }
        if (places.isEmpty()) {
            throw new IllegalArgumentException(
                    "the customer %s has no warehouse: say in the shop's profile from which it sells, 'warehouses'"
                            .formatted(customer.code()));
        }
        return places;
    }

    private static Map<String, Told> told(UnitOfWork unit, String partner) {
        return unit.jdbc(connection -> {
            var told = new HashMap<String, Told>();
            try (var statement = connection.prepareStatement(TOLD)) {
                statement.setString(1, partner);
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        told.put(row.getString(1), new Told(row.getLong(2), row.getObject(3, OffsetDateTime.class)));
                    }
                }
            }
            return told;
        });
    }

    /** Whole pieces of each SKU: what may be promised at the places, less what has to stay there. */
    private Map<String, Long> available(
            UnitOfWork unit, MasterData master, Customer customer, Collection<String> skus, List<LocationId> places) {
        var items = new TreeMap<String, Item>();
        var keys = new LinkedHashSet<StockKey>();
        for (var sku : skus) {
            var name = master.named(new ItemReference(Scheme.SELLER, sku), customer.code());
            var item = name == null ? null : master.item(name.item());
            if (item != null) {
                items.put(sku, item);
                places.forEach(place -> keys.addAll(keys(master, item, place)));
            }
        }
        var levels = StockBook.levels(unit, keys);
        var available = new TreeMap<String, Long>();
        items.forEach((sku, item) -> {
            var factor = item.units().get(UnitCode.EACH);
            if (factor != null) {
                var sum = places.stream()
                        .map(place -> free(master, item, place, levels, customer.keyAccount()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                available.put(
                        sku,
                        sum.multiply(BigDecimal.valueOf(factor.denominator()))
                                .divide(BigDecimal.valueOf(factor.numerator()), 0, RoundingMode.FLOOR)
                                .longValueExact());
            }
        });
        return available;
    }

    private List<StockKey> keys(MasterData master, Item item, LocationId place) {
        var warehouse = master.warehouse(place);
        if (warehouse == null) {
            return List.of();
        }
        if (!item.lotControlled()) {
            return List.of(StockKey.of(warehouse.entity(), item.id(), place));
        }
        var today = LocalDate.now(clock);
        return master.lotsOf(item.id()).stream()
                .filter(lot -> lot.expiresOn() == null || !lot.expiresOn().isBefore(today))
                .map(lot -> new StockKey(warehouse.entity(), item.id(), place, lot.lot()))
                .toList();
    }

    private BigDecimal free(
            MasterData master, Item item, LocationId place, Map<StockKey, StockLevels> levels, boolean keyAccount) {
        var sum = BigDecimal.ZERO;
        for (var key : keys(master, item, place)) {
            sum = sum.add(levels.getOrDefault(key, StockLevels.NOTHING).available());
        }
        return keyAccount
                ? sum
                : sum.subtract(master.safetyStock(place, item.id())).max(BigDecimal.ZERO);
    }

    private static InventoryReport.Line line(String sku, String theirs, long count, int number) {
        return new InventoryReport.Line(
                String.valueOf(number),
                List.of(new ItemReference(Scheme.SELLER, sku), new ItemReference(Scheme.BUYER, theirs)),
                null,
                new Quantity(BigDecimal.valueOf(count), UnitCode.EACH),
                UnitCode.EACH.code(),
                AVAILABLE,
                null,
                null,
                null,
                null);
    }

    private void owe(UnitOfWork unit, String partner, EntityId entity, List<InventoryReport.Line> lines) {
        var owed = new ArrayList<Outbox.Owed>();
        for (int from = 0; from < lines.size(); from += IN_ONE) {
            var report = new InventoryReport(
                    new DocumentNumber("STOCK-%d".formatted(unit.next("desk.shop_stock_report"))),
                    new PartyId(entity.code()),
                    new PartyId(partner),
                    clock.instant().atZone(ZoneOffset.UTC).toLocalDate(),
                    List.of(),
                    List.of(),
                    lines.subList(from, Math.min(lines.size(), from + IN_ONE)),
                    Provenance.OURS);
            owed.add(new Outbox.Owed(report, partner, "STOCK", Cause.NONE));
        }
        outbox.owe(unit, owed);
    }
}
