package throughline.operations.fulfilment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ItemReference;
import throughline.model.reading.Actor;
import throughline.model.value.ItemId;
import throughline.model.value.LotId;
import throughline.operations.exception.NewCase;
import throughline.operations.master.MasterData;

/**
 * Sets what a confirmation says against what was asked for, line by line.
 *
 * <p>What it says left, left, up to what was open. What is more, or nobody asked for, is a case and is not booked. A line it says was
 * ordered and shipped in full or in part is answered for good: the rest is missing. A line it does not speak of stays open for the next
 * confirmation, and so does the rest of one that does not say how much was ordered.
 */
final class Counting {

    private final MasterData master;

    Counting(MasterData master) {
        this.master = master;
    }

    private record Said(DespatchAdvice.Line line, ItemId item, List<Shipment.Line> candidates, boolean answered) {}

    void count(Booking booking) {
        var said = new ArrayList<Said>();
        for (var line : booking.confirmation.advice().lines()) {
            var item = item(booking, line);
            if (item == null) {
                unknown(booking, line);
                continue;
            }
            var candidates = candidates(booking, line, item);
            if (candidates.isEmpty()) {
                notAsked(booking, line, item);
                continue;
            }
            take(booking, line, item, candidates);
            said.add(new Said(line, item, candidates, answersForGood(line)));
        }
        // Only when all of it is counted: one item may be confirmed in several lines, by lot or by package.
        for (var each : said) {
            if (each.answered()) {
                miss(booking, each);
            }
        }
    }

    private @Nullable ItemId item(Booking booking, DespatchAdvice.Line line) {
        for (var reference : line.items()) {
            var name = master.named(reference, booking.shipment.head.customer());
            if (name != null) {
                return name.item();
            }
            if (reference.scheme() == ItemReference.Scheme.OTHER
                    && master.item(new ItemId(reference.value())) != null) {
                return new ItemId(reference.value());
            }
        }
        return null;
    }

    /** The lines it can mean: its item, its lot where it names one, and the order line it names first. */
    private static List<Shipment.Line> candidates(Booking booking, DespatchAdvice.Line said, ItemId item) {
        var lot = said.lot() == null || said.lot().isBlank() ? null : new LotId(said.lot());
        var ofItem = booking.shipment.lines.stream()
                .filter(line -> line.ask.item().equals(item))
                .filter(line -> lot == null || line.ask.lot() == null || lot.equals(line.ask.lot()))
                .toList();
        var ofOrderLine = ofItem.stream()
                .filter(line -> line.ask.buyerLine().equals(said.orderLine()))
                .toList();
        return (ofOrderLine.isEmpty() ? ofItem : ofOrderLine)
                .stream()
                        .sorted(Comparator.comparingInt(line -> line.ask.line()))
                        .toList();
    }

    private void take(Booking booking, DespatchAdvice.Line said, ItemId item, List<Shipment.Line> candidates) {
        var quantity = inBase(booking, said, item);
        if (quantity == null) {
            return;
        }
        var left = quantity;
        for (var line : candidates) {
            var taken = left.min(line.open());
            if (taken.signum() > 0) {
                line.shipped = line.shipped.add(taken);
                booking.shipped.add(new ShippedLine(line, taken, said.sscc(), said.source()));
                left = left.subtract(taken);
            }
        }
        if (left.signum() > 0) {
            found(
                    booking,
                    said,
                    "SHIPPED_OVER",
                    "%s says it shipped %s of %s, which is %s more than was open. The rest was not booked: %s."
                            .formatted(
                                    booking.shipment.head.warehouse(),
                                    said.shipped(),
                                    item,
                                    plain(left),
                                    advice(master, booking)));
        }
    }

    private @Nullable BigDecimal inBase(Booking booking, DespatchAdvice.Line said, ItemId item) {
        var known = Objects.requireNonNull(master.item(item));
        var quantity = known.inBaseUnit(said.shipped());
        if (quantity.isEmpty() || quantity.get().amount().signum() < 0) {
            found(
                    booking,
                    said,
                    "SHIPPED_UNIT_UNKNOWN",
                    "%s says it shipped %s of %s, which is not a quantity we keep that item in. It was not booked."
                            .formatted(booking.shipment.head.warehouse(), said.shipped(), item));
            return null;
        }
        return quantity.get().amount();
    }

    private static boolean answersForGood(DespatchAdvice.Line line) {
        return line.shipped().isZero()
                || (line.ordered() != null
                        && line.ordered().unit().equals(line.shipped().unit())
                        && line.ordered().compareTo(line.shipped()) > 0);
    }

    private static void miss(Booking booking, Said said) {
        for (var line : said.candidates()) {
            var open = line.open();
            if (open.signum() > 0) {
                line.missing = line.missing.add(open);
                booking.missing.add(new MissingGoods(line, open, said.line()));
            }
        }
    }

    /** What to do about a difference: a supplier's stock is not ours to count. */
    static String advice(MasterData master, Booking booking) {
        return master.dropShip(booking.shipment.head.warehouse()) ? "ask the supplier" : "count the stock";
    }

    private static void unknown(Booking booking, DespatchAdvice.Line said) {
        found(
                booking,
                said,
                "SHIPPED_ITEM_UNKNOWN",
                "%s says it shipped %s of an item that we do not know by %s. It was not booked."
                        .formatted(
                                booking.shipment.head.warehouse(),
                                said.shipped(),
                                said.items().stream().map(ItemReference::value).toList()));
    }

    private static void notAsked(Booking booking, DespatchAdvice.Line said, ItemId item) {
        var lot = said.lot() == null ? "" : " of lot " + said.lot();
        found(
                booking,
                said,
                "SHIPPED_NOT_ASKED",
                "%s says it shipped %s of %s%s, which %s does not ask for. It was not booked."
                        .formatted(
                                booking.shipment.head.warehouse(),
                                said.shipped(),
                                item,
                                lot,
                                booking.shipment.head.number()));
    }

    private static void found(Booking booking, DespatchAdvice.Line said, String code, String reason) {
        booking.cases.add(new NewCase(
                code,
                Actor.OPERATOR,
                reason,
                said.source(),
                booking.confirmation.cause().message(),
                booking.shipment.head.number().toString(),
                said.orderLine() == null ? said.number() : said.orderLine(),
                null,
                null));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
