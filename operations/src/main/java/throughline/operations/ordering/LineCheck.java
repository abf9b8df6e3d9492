package throughline.operations.ordering;

import static java.util.stream.Collectors.joining;
import static throughline.model.reading.Actor.ANALYST;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ItemReference;
import throughline.model.document.OrderLine;
import throughline.model.value.UnitCode;
import throughline.operations.master.Customer;
import throughline.operations.master.Item;
import throughline.operations.master.ItemName;
import throughline.operations.master.MasterData;

/** Reads the lines of one customer's order against master data. */
final class LineCheck {

    /** More base units than this on one line is a slip of the pen until a person says otherwise. */
    static final BigDecimal ABSURD = new BigDecimal("100000");

    /** Beyond this no warehouse of ours could count. */
    private static final BigDecimal IMPOSSIBLE = new BigDecimal("1000000000");

    private static final int FINEST = 6;

    private final MasterData master;
    private final Customer customer;
    private final @Nullable String jurisdiction;
    private final boolean exempt;
    private final Set<String> approved;

    /** @param approved problems that a person has let pass, as {@code CODE/line} */
    LineCheck(
            MasterData master, Customer customer, @Nullable String jurisdiction, boolean exempt, Set<String> approved) {
        this.master = master;
        this.customer = customer;
        this.jurisdiction = jurisdiction;
        this.exempt = exempt;
        this.approved = approved;
    }

    CheckedLine check(int index, OrderLine line, LinePlaces places) {
        var amount = line.quantity().amount();
        if (amount.signum() <= 0) {
            return bad(
                    index,
                    line,
                    Problem.reject(
                            "QUANTITY_NOT_POSITIVE",
                            "Line %s orders %s. An order line needs a quantity above zero."
                                    .formatted(line.number(), line.quantity()),
                            places.quantity()));
        }
        if (amount.precision() - amount.scale() > 10
                || amount.compareTo(IMPOSSIBLE) > 0
                || amount.stripTrailingZeros().scale() > FINEST) {
            return bad(
                    index,
                    line,
                    Problem.reject(
                            "QUANTITY_OUT_OF_RANGE",
                            "Line %s orders a quantity that nobody can deliver: at most %s, with at most %d decimals."
                                    .formatted(line.number(), IMPOSSIBLE.toPlainString(), FINEST),
                            places.quantity()));
        }
        return named(index, line, places);
    }

    private CheckedLine named(int index, OrderLine line, LinePlaces places) {
        ItemName name = null;
        for (var reference : line.items()) {
            var found = master.named(reference, customer.code());
            if (found != null && name != null && !found.item().equals(name.item())) {
                return bad(
                        index,
                        line,
                        Problem.hold(
                                "ITEM_AMBIGUOUS",
                                ANALYST,
                                "Line %s names two different items: %s is %s, but %s is %s. Correct the cross-reference, then release this."
                                        .formatted(
                                                line.number(), name.value(), name.item(), found.value(), found.item()),
                                places.item()));
            }
            name = name == null || (name.unit() == null && found != null) ? found : name;
        }
        var item = name == null ? null : master.item(name.item());
        if (name == null || item == null) {
            return bad(
                    index,
                    line,
                    Problem.hold(
                            "ITEM_UNKNOWN",
                            ANALYST,
                            "Line %s orders %s, which is no item of ours and no name that %s uses for one. Enter the name, then release this."
                                    .formatted(line.number(), spelled(line), customer.name()),
                            places.item()));
        }
        return counted(index, line, item, name, places);
    }

    private CheckedLine counted(int index, OrderLine line, Item item, ItemName name, LinePlaces places) {
        if (item.priceOf(customer.entity()) == null) {
            return bad(
                    index,
                    line,
                    Problem.hold(
                            "ITEM_NOT_SOLD",
                            ANALYST,
                            "Line %s orders %s, which %s does not sell. Give it a price there, or reject the line."
                                    .formatted(line.number(), item.id(), customer.entity()),
                            places.item()));
        }
        var unit = line.quantity().unit();
        var factor = item.units().get(unit);
        if (factor == null) {
            return bad(
                    index,
                    line,
                    Problem.hold(
                            "UNIT_UNKNOWN",
                            ANALYST,
                            "Line %s orders %s of %s in unit %s, which the item is not sold in. Enter the unit at the item, then release this."
                                    .formatted(
                                            line.number(),
                                            line.quantity().amount().toPlainString(),
                                            item.id(),
                                            spelled(line.unitAsSent(), unit)),
                            places.unit()));
        }
        var base = factor.toBase(line.quantity().amount());
        var one = factor.toBase(BigDecimal.ONE);
        if (base.isEmpty() || one.isEmpty() || fractional(item, base.get())) {
            return bad(
                    index,
                    line,
                    Problem.hold(
                            "QUANTITY_INEXACT",
                            ANALYST,
                            "Line %s orders %s of %s, which is no whole number of %s. Ask the buyer for the quantity, or correct the unit's factor."
                                    .formatted(line.number(), line.quantity(), item.id(), item.baseUnit()),
                            places.quantity()));
        }
        return taxed(new CheckedLine.Good(index, line, item, unit, one.get(), base.get(), BigDecimal.ZERO), places);
    }

    private CheckedLine taxed(CheckedLine.Good good, LinePlaces places) {
        var item = good.item();
        if (good.quantity().compareTo(IMPOSSIBLE) > 0) {
            return bad(
                    good.index(),
                    good.line(),
                    Problem.reject(
                            "QUANTITY_OUT_OF_RANGE",
                            "Line %s orders %s %s: more than anybody can deliver."
                                    .formatted(good.line().number(), good.quantity(), item.baseUnit()),
                            places.quantity()));
        }
        if (good.quantity().compareTo(ABSURD) > 0 && !approved.contains("QUANTITY_ABSURD/" + good.index())) {
            return bad(
                    good.index(),
                    good.line(),
                    Problem.hold(
                            "QUANTITY_ABSURD",
                            ANALYST,
                            "Line %s orders %s %s of %s, which looks like a slip of the pen. Ask the buyer; release it when it is meant."
                                    .formatted(good.line().number(), good.quantity(), item.baseUnit(), item.id()),
                            places.quantity()));
        }
        if (jurisdiction == null || exempt) {
            return good;
        }
        var rate = master.taxRate(jurisdiction, item.taxClass());
        if (rate == null) {
            return bad(
                    good.index(),
                    good.line(),
                    Problem.hold(
                            "TAX_RATE_MISSING",
                            ANALYST,
                            "Line %s goes to %s, and no tax rate is entered there for goods of class %s. Enter it (zero is a rate), then release this."
                                    .formatted(good.line().number(), jurisdiction, item.taxClass()),
                            places.whole()));
        }
        return new CheckedLine.Good(
                good.index(), good.line(), item, good.unit(), good.factor(), good.quantity(), rate.percent());
    }

    /** Pieces and packages are whole; what is weighed or measured need not be. */
    private static boolean fractional(Item item, BigDecimal quantity) {
        var measured =
                switch (item.baseUnit().code()) {
                    case "KGM", "GRM", "LBR", "ONZ", "LTR", "MLT", "GLL", "MTR", "CMT", "FOT", "MTK", "MTQ" -> true;
                    default -> false;
                };
        return !measured && quantity.stripTrailingZeros().scale() > 0;
    }

    private static CheckedLine bad(int index, OrderLine line, Problem problem) {
        return new CheckedLine.Bad(index, line, problem);
    }

    private static String spelled(OrderLine line) {
        if (line.items().isEmpty()) {
            return line.description() == null ? "an item without a name" : "'%s'".formatted(line.description());
        }
        return line.items().stream().map(LineCheck::spelled).collect(joining(", "));
    }

    private static String spelled(ItemReference reference) {
        return "%s %s".formatted(reference.scheme(), reference.value());
    }

    private static String spelled(String asSent, UnitCode unit) {
        return asSent.equals(unit.code()) ? asSent : "%s (%s)".formatted(asSent, unit);
    }
}
