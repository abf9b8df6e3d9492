package throughline.operations.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.model.document.InventoryReport;
import throughline.model.value.LocationId;
import throughline.operations.Received;
import throughline.operations.master.MasterData;
import throughline.operations.master.Warehouse;

/** Understands an inventory report as counts of our warehouses; one that speaks of no warehouse of ours is none. */
final class CountReading {

    private final MasterData master;
    private final LocalDate today;

    CountReading(MasterData master, LocalDate today) {
        this.master = master;
        this.today = today;
    }

    /** One count for each warehouse it speaks of; none when it is no count of ours: a supplier's offer, a customer's stock. */
    List<Counted> read(Received received) {
        var report = (InventoryReport) received.document();
        var said = report.countedOn();
        var on = said == null || said.isAfter(today) ? today : said;
        var whole = Place.of(master, received.partner(), report.sender().code(), report.parties())
                .warehouse();
        Map<Warehouse, Counted> counts = new LinkedHashMap<>();
        if (whole != null) {
            counts.put(whole, new Counted(received, whole, on));
        }
        var nowhere = new ArrayList<String>();
        for (int i = 0; i < report.lines().size(); i++) {
            var line = report.lines().get(i);
            var place = place(received.partner(), line, whole);
            if (place == null) {
                nowhere.add("line %d, of '%s'".formatted(i + 1, line.location()));
            } else {
                figure(counts.computeIfAbsent(place, any -> new Counted(received, place, on)), i + 1, line);
            }
        }
        counts.values().forEach(each -> {
            each.unread.addAll(nowhere);
            each.settle();
        });
        return List.copyOf(counts.values());
    }

    /** Why a report of somebody who runs a warehouse of ours is no count of it; null for everybody else's. */
    @Nullable
    String problem(Received received) {
        var partner = received.partner();
        boolean runs = partner != null && master.warehousesOf(partner).stream().anyMatch(each -> !each.dropShip());
        var report = received.document();
        return runs
                ? Place.of(master, partner, report.sender().code(), ((InventoryReport) report).parties())
                        .problem()
                : null;
    }

    private @Nullable Warehouse place(@Nullable String partner, InventoryReport.Line line, @Nullable Warehouse whole) {
        var code = line.location();
        var named = code == null || code.isBlank() ? null : master.warehouse(new LocationId(code));
        if (named == null) {
            return whole;
        }
        boolean may = !named.dropShip() && (partner == null || Objects.equals(master.partnerOf(named), partner));
        return may ? named : null;
    }

    private void figure(Counted counted, int number, InventoryReport.Line line) {
        var measure = Measure.of(line.state());
        if (measure == null) {
            counted.unread.add("line %d, a figure of the kind '%s'".formatted(number, line.state()));
            return;
        }
        try {
            var goods = Goods.counted(master, line.items(), line.lot(), line.quantity());
            if (goods.amount().signum() < 0) {
                counted.unread.add("line %d, less than nothing of %s"
                        .formatted(number, goods.item().id()));
                return;
            }
            var lot = goods.lot();
            var key = new Counted.Key(
                    goods.item().id().code(),
                    !goods.item().lotControlled() ? "" : lot == null ? Counted.ALL_LOTS : lot.code(),
                    measure);
            counted.add(key, new Counted.Figure(number, goods.amount(), line.source()));
        } catch (Goods.Unknown unknown) {
            counted.unread.add("line %d, %s".formatted(number, unknown.reason()));
        }
    }
}
