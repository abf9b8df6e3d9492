package throughline.operations.whatif;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import throughline.ledger.stock.StockKey;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.operations.allocation.Allocator;
import throughline.operations.allocation.Granted;
import throughline.operations.allocation.StockPicture;
import throughline.operations.allocation.Wanted;
import throughline.operations.ruling.Ruling;
import throughline.operations.ruling.Seen;
import throughline.rules.allocation.AllocationPlan.LinePlan;
import throughline.rules.allocation.AllocationPlan.Rest;
import throughline.rules.facts.Stock;
import throughline.rules.order.OrderReview.Outcome;

/**
 * Where an order's goods would have come from, of the stock that was there when it was decided. It asks the allocator itself. It does not know what
 * other orders of the same batch took before, nor lots.
 *
 * @param full how many lines would have been served in full
 * @param places line by line, in words
 */
record Goods(int full, String places) {

    private static final Goods NOTHING = new Goods(0, "");

    static Goods of(Seen seen, Ruling ruling) {
        if (ruling.creditHeld(seen.head())
                || ruling.check(seen.head()) != Outcome.PASS
                || ruling.plan().shipComplete() && !ruling.lines().stream().allMatch(Ruling.Line::going)) {
            return NOTHING;
        }
        var entity = new EntityId(seen.head().entity());
        var lines = new ArrayList<Wanted.Line>();
        for (int i = 0; i < ruling.lines().size(); i++) {
            if (ruling.lines().get(i).going() && seen.bought().get(i).open().signum() > 0) {
                lines.add(wanted(seen, i, ruling.plan().lines().get(i)));
            }
        }
        if (lines.isEmpty()) {
            return NOTHING;
        }
        var levels = new HashMap<StockKey, BigDecimal>();
        for (var stock : seen.stocks()) {
            levels.put(
                    StockKey.of(entity, new ItemId(stock.sku()), new LocationId(stock.warehouse())), stock.available());
        }
        var granted = new Allocator(new StockPicture(levels, key -> null, LocalDate.EPOCH))
                .serve(new Wanted(entity, ruling.plan().shipComplete(), lines));
        return new Goods(
                (int) granted.stream().filter(Goods::full).count(),
                granted.stream().map(Goods::words).collect(Collectors.joining("; ")));
    }

    private static boolean full(Granted granted) {
        return granted.backOrdered().signum() == 0 && granted.cancelled().signum() == 0;
    }

    private static Wanted.Line wanted(Seen seen, int at, LinePlan plan) {
        var bought = seen.bought().get(at);
        var sku = seen.question().lines().get(at).sku();
        var choices = new ArrayList<Wanted.Choice>();
        choices.add(new Wanted.Choice(
                new ItemId(sku),
                plan.sources().stream()
                        .map(source -> new Wanted.Source(
                                new LocationId(source.warehouse()),
                                source.keepBack(),
                                stock(seen, sku, source.warehouse())
                                        .map(Stock::dropShip)
                                        .orElse(false)))
                        .toList()));
        for (var substitute : plan.substitutes()) {
            choices.add(new Wanted.Choice(new ItemId(substitute), instead(seen, plan, substitute)));
        }
        return new Wanted.Line(
                bought.index(),
                bought.open(),
                bought.factor().max(BigDecimal.ONE),
                choices,
                plan.warehousesAtMost(),
                plan.rest() == Rest.BACK_ORDER && seen.question().customer().acceptsBackOrders());
    }

    private static List<Wanted.Source> instead(Seen seen, LinePlan plan, String substitute) {
        var sources = new ArrayList<Wanted.Source>();
        for (var source : plan.sources()) {
            stock(seen, substitute, source.warehouse())
                    .ifPresent(stock -> sources.add(new Wanted.Source(
                            new LocationId(stock.warehouse()),
                            seen.question().customer().keyAccount() ? BigDecimal.ZERO : stock.safety(),
                            stock.dropShip())));
        }
        return sources;
    }

    private static Optional<Stock> stock(Seen seen, String sku, String warehouse) {
        return seen.stocks().stream()
                .filter(stock -> stock.sku().equals(sku) && stock.warehouse().equals(warehouse))
                .findFirst();
    }

    /** {@code 1: 24 of TL-10001 from WH-EAST}, without lots. */
    private static String words(Granted granted) {
        Map<String, BigDecimal> places = new TreeMap<>();
        granted.takes().forEach(take -> places.merge(take.from().location().code(), take.quantity(), BigDecimal::add));
        var words = new StringBuilder().append(granted.index()).append(": ");
        words.append(places.isEmpty() ? "nothing" : granted.item().code());
        places.forEach((place, quantity) ->
                words.append(' ').append(plain(quantity)).append(" from ").append(place));
        if (granted.backOrdered().signum() > 0) {
            words.append(", ").append(plain(granted.backOrdered())).append(" later");
        }
        if (granted.cancelled().signum() > 0) {
            words.append(", ").append(plain(granted.cancelled())).append(" cancelled");
        }
        return words.toString();
    }

    private static String plain(BigDecimal quantity) {
        return quantity.signum() == 0 ? "0" : quantity.stripTrailingZeros().toPlainString();
    }
}
