package throughline.connectors.compose;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.document.Adjustment;
import throughline.model.document.Order;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderLine;

/** What a buyer sends: 850 and 860. */
final class X12Purchase {

    private static final int LONGEST_SEQUENCE = 8;

    private final X12Segments out;
    private final Partner.Outbound as;

    X12Purchase(X12Segments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    void order(Order order) {
        out.segment(
                "BEG",
                "00",
                "SA",
                out.id("BEG03", order.number().value(), 22),
                null,
                X12Segments.date(CannotCompose.need("BEG05", order.orderedOn())));
        if (order.currency() != null) {
            out.segment("CUR", "BY", order.currency().getCurrencyCode());
        }
        if (Boolean.TRUE.equals(order.shipComplete())) {
            out.segment("CSH", "SC");
        }
        order.adjustments().forEach(this::adjustment);
        day("002", order.deliverOn());
        day("001", order.cancelAfter());
        for (var note : order.notes()) {
            out.segment("N9", "L1", "NOTES");
            out.segment("MSG", out.words(note, 264));
        }
        X12Codes.parties(out, order.parties());
        var sum = BigDecimal.ZERO;
        for (var line : order.lines()) {
            line(line);
            sum = sum.add(line.quantity().amount());
        }
        out.segment("CTT", String.valueOf(order.lines().size()), X12Order.hash(out, sum));
    }

    /** SAC02 is X12's own code of four characters; any other is an agency's (ZZ: agreed between us). */
    private void adjustment(Adjustment adjustment) {
        boolean standard = adjustment.code().matches("[A-Z]\\d{3}");
        boolean agreed = !standard && !adjustment.code().isBlank();
        var amount = adjustment.amount();
        var percent = adjustment.percent();
        out.segment(
                "SAC",
                adjustment.charge() ? "C" : "A",
                standard ? adjustment.code() : null,
                agreed ? "ZZ" : null,
                agreed ? out.id("SAC04", adjustment.code(), 10) : null,
                amount == null ? null : out.cents("SAC05", amount.amount(), 15),
                percent == null ? null : "3",
                percent == null ? null : out.decimal("SAC07", percent, 6),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                out.words(adjustment.description(), 80));
    }

    private void line(OrderLine line) {
        var price = line.price();
        var items = X12Codes.items(out, "PO107", line.items(), "VP", 10);
        out.segment(
                "PO1",
                X12Documents.join(
                        items,
                        out.id("PO101", line.number(), 20),
                        out.decimal("PO102", line.quantity().amount(), 15),
                        unit("PO103", line),
                        price == null ? null : out.decimal("PO104", price.amount(), 17),
                        price == null
                                ? null
                                : X12Codes.priceBasis(price, line.quantity().unit())));
        described(line);
    }

    void change(OrderChange change) {
        boolean cancel = change.kind() == OrderChange.Kind.CANCEL;
        out.segment(
                "BCH",
                cancel ? "01" : "04",
                "SA",
                out.id("BCH03", change.order().value(), 22),
                null,
                sequence(change),
                X12Segments.date(CannotCompose.need("BCH06", change.orderedOn())));
        var currency = currency(change.lines());
        if (currency != null) {
            out.segment("CUR", "BY", currency);
        }
        var sum = BigDecimal.ZERO;
        for (var line : change.lines()) {
            changed(line);
            sum = sum.add(line.quantity().amount());
        }
        if (!change.lines().isEmpty()) {
            out.segment("CTT", String.valueOf(change.lines().size()), X12Order.hash(out, sum));
        }
    }

    /** What the change's number has beyond the order's; a number of another make has no place in an 860. */
    private @Nullable String sequence(OrderChange change) {
        var number = change.number().value();
        var begins = change.order().value() + "-";
        var rest = number.startsWith(begins) ? number.substring(begins.length()) : "";
        return rest.isEmpty() || rest.length() > LONGEST_SEQUENCE ? null : out.id("BCH05", rest, LONGEST_SEQUENCE);
    }

    /** Of the first price: an order is in one currency. */
    static @Nullable String currency(List<OrderLine> lines) {
        for (var line : lines) {
            if (line.price() != null) {
                return line.price().currency().getCurrencyCode();
            }
        }
        return null;
    }

    /** A line whose quantity is zero falls away. */
    private void changed(OrderLine line) {
        boolean falls = line.quantity().isZero();
        var price = falls ? null : line.price();
        var items = X12Codes.items(out, "POC09", line.items(), "VP", 10);
        out.segment(
                "POC",
                X12Documents.join(
                        items,
                        out.id("POC01", line.number(), 20),
                        falls ? "DI" : "CA",
                        falls ? null : out.decimal("POC03", line.quantity().amount(), 15),
                        null,
                        unit("POC05", line),
                        price == null ? null : out.decimal("POC06", price.amount(), 17),
                        price == null
                                ? null
                                : X12Codes.priceBasis(price, line.quantity().unit())));
        described(line);
    }

    private String unit(String place, OrderLine line) {
        return X12Codes.unit(
                out,
                place,
                line.unitAsSent(),
                line.quantity().unit(),
                as.conventions().units());
    }

    private void described(OrderLine line) {
        var description = out.words(line.description(), 80);
        if (description != null) {
            out.segment("PID", "F", "08", null, null, description);
        }
        day("002", line.deliverOn());
    }

    private void day(String qualifier, @Nullable LocalDate day) {
        if (day != null) {
            out.segment("DTM", qualifier, X12Segments.date(day));
        }
    }
}
