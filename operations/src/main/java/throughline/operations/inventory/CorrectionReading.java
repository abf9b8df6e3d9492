package throughline.operations.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Account;
import throughline.ledger.book.Side;
import throughline.ledger.book.StockState;
import throughline.ledger.stock.StockKey;
import throughline.model.document.InventoryAdjustment;
import throughline.operations.Received;
import throughline.operations.inventory.Correction.Move;
import throughline.operations.inventory.Correction.Problem;
import throughline.operations.master.ChartAccount;
import throughline.operations.master.MasterData;
import throughline.operations.master.StockReason;
import throughline.operations.master.Warehouse;

/**
 * Understands what an adjustment says: each line becomes a movement between states, or a problem for a person.
 *
 * <p>States that a line names decide; else its reason does. Of goods put aside or taken back some warehouses send both sides, minus where
 * they left and plus where they went: then what left counts, if both sides are equal.
 */
final class CorrectionReading {

    private final MasterData master;

    CorrectionReading(MasterData master) {
        this.master = master;
    }

    private record Understood(int line, InventoryAdjustment.Line said, Goods goods, @Nullable StockReason reason) {}

    private record Sides(StockReason.Effect effect, String goods) {}

    Correction read(Received received) {
        var document = (InventoryAdjustment) received.document();
        var place = Place.of(master, received.partner(), document.sender().code(), document.parties());
        var correction = new Correction(
                new Correction.Said(
                        received.row(),
                        received.partner(),
                        document.number().value(),
                        document.adjustedOn(),
                        received.cause()),
                place.warehouse());
        if (place.warehouse() == null) {
            correction.problems.add(new Problem(
                    0,
                    "STOCK_PLACE_UNKNOWN",
                    String.valueOf(place.problem()),
                    document.provenance().source()));
            return correction;
        }
        var byReason = new ArrayList<Understood>();
        for (int i = 0; i < document.lines().size(); i++) {
            var line = understood(correction, i + 1, document.lines().get(i));
            if (line != null && !stated(correction, place.warehouse(), line)) {
                byReason.add(line);
            }
        }
        reasoned(correction, place.warehouse(), byReason);
        return correction;
    }

    private @Nullable Understood understood(Correction correction, int number, InventoryAdjustment.Line line) {
        try {
            var goods = Goods.of(master, line.items(), line.lot(), line.change());
            var code = line.reason() == null ? "" : line.reason().strip();
            return goods.amount().signum() == 0
                    ? null
                    : new Understood(number, line, goods, code.isEmpty() ? null : master.stockReason(code));
        } catch (Goods.Unknown unknown) {
            correction.problems.add(new Problem(number, unknown.code(), unknown.reason(), line.source()));
            return null;
        }
    }

    /** Whether the line says from where to where, and is done with. */
    private boolean stated(Correction correction, Warehouse warehouse, Understood line) {
        var said = line.said();
        if (said.from() == null || said.to() == null) {
            return false;
        }
        var from = StateWords.of(said.from());
        var to = StateWords.of(said.to());
        if (from == null || to == null) {
            correction.problems.add(new Problem(
                    line.line(),
                    "STOCK_STATE_UNKNOWN",
                    "goods that went from '%s' to '%s': nobody knows what %s means; have the partner's map say it"
                            .formatted(said.from(), said.to(), from == null ? "the first" : "the second"),
                    said.source()));
            return true;
        }
        if (from == to) {
            return false;
        }
        correction.moves.add(
                move(warehouse, line, from, to, line.goods().amount().abs()));
        return true;
    }

    private void reasoned(Correction correction, Warehouse warehouse, List<Understood> lines) {
        var sides = new LinkedHashMap<Sides, List<Understood>>();
        for (var line : lines) {
            var reason = line.reason();
            if (reason == null) {
                correction.problems.add(new Problem(
                        line.line(),
                        "STOCK_REASON_UNKNOWN",
                        line.said().reason() == null
                                ? "%s %s without a reason"
                                        .formatted(
                                                line.said().change(),
                                                line.goods().item().id())
                                : "the reason '%s', which nobody knows; say in stock-reasons.csv what it does"
                                        .formatted(line.said().reason()),
                        line.said().source()));
            } else if (reason.effect() == StockReason.Effect.HOLD || reason.effect() == StockReason.Effect.RELEASE) {
                sides.computeIfAbsent(
                                new Sides(
                                        reason.effect(),
                                        line.goods().item().id() + " "
                                                + line.goods().lot()),
                                any -> new ArrayList<>())
                        .add(line);
            } else {
                counted(correction, warehouse, line);
            }
        }
        sides.forEach((side, both) -> moved(correction, warehouse, side.effect(), both));
    }

    private void counted(Correction correction, Warehouse warehouse, Understood line) {
        var named = StateWords.of(
                line.said().to() == null ? line.said().from() : line.said().to());
        var state = named == null ? StockState.ON_HAND : named;
        boolean gained = line.goods().amount().signum() > 0;
        correction.moves.add(move(
                warehouse,
                line,
                gained ? StockState.ADJUSTMENT : state,
                gained ? state : StockState.ADJUSTMENT,
                line.goods().amount().abs()));
    }

    private void moved(Correction correction, Warehouse warehouse, StockReason.Effect effect, List<Understood> lines) {
        var left = lines.stream()
                .filter(line -> line.goods().amount().signum() < 0)
                .toList();
        boolean both = !left.isEmpty() && left.size() < lines.size();
        var sum = lines.stream().map(line -> line.goods().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (both && sum.signum() != 0) {
            lines.forEach(line -> correction.problems.add(new Problem(
                    line.line(),
                    "STOCK_SIDES_DIFFER",
                    "%s of which not as much left as arrived: the two sides differ by %s"
                            .formatted(line.goods().item().id(), sum.abs().toPlainString()),
                    line.said().source())));
            return;
        }
        boolean hold = effect == StockReason.Effect.HOLD;
        for (var line : both ? left : lines) {
            correction.moves.add(move(
                    warehouse,
                    line,
                    hold ? StockState.ON_HAND : StockState.QUARANTINED,
                    hold ? StockState.QUARANTINED : StockState.ON_HAND,
                    line.goods().amount().abs()));
        }
    }

    private Move move(Warehouse warehouse, Understood line, StockState from, StockState to, BigDecimal quantity) {
        var goods = line.goods();
        return new Move(
                line.line(),
                goods.item(),
                new StockKey(warehouse.entity(), goods.item().id(), warehouse.id(), goods.lot()),
                from,
                to,
                quantity,
                line.said().reason() == null ? "" : line.said().reason().strip(),
                account(line.reason()),
                line.said().source());
    }

    private Account account(@Nullable StockReason reason) {
        var number = reason == null ? null : reason.account();
        var known = number == null ? null : master.account(number);
        return known == null
                ? Account.INVENTORY_ADJUSTMENT
                : new Account(known.number(), known.name(), side(known.kind()));
    }

    private static Side side(ChartAccount.Kind kind) {
        return switch (kind) {
            case ASSET, EXPENSE -> Side.DEBIT;
            case LIABILITY, EQUITY, REVENUE -> Side.CREDIT;
        };
    }
}
