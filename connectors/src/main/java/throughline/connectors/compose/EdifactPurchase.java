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

/** What a buyer sends: ORDERS and ORDCHG. */
final class EdifactPurchase {

    private final EdifactSegments out;
    private final Partner.Outbound as;

    EdifactPurchase(EdifactSegments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    void order(Order order) {
        out.segment("BGM", "220", out.id("BGM 1004", order.number().value(), 35), "9");
        out.day(CannotCompose.need("DTM 137", order.orderedOn()), "137");
        out.day(order.deliverOn(), "2");
        out.day(order.cancelAfter(), "61");
        order.notes().forEach(note -> EdifactCodes.note(out, note));
        // Here we are the buyer.
        EdifactCodes.parties(out, order.parties(), as.theirs(), as.ours());
        if (order.currency() != null) {
            out.segment("CUX", out.of("2", order.currency().getCurrencyCode(), "9"));
        }
        order.adjustments().forEach(this::adjustment);
        order.lines().forEach(line -> line(line, null));
        end(order.lines().size());
    }

    private void adjustment(Adjustment adjustment) {
        out.segment(
                "ALC",
                adjustment.charge() ? "C" : "A",
                null,
                null,
                null,
                out.of(
                        adjustment.code().isBlank() ? null : out.id("C214.7161", adjustment.code(), 17),
                        null,
                        null,
                        out.word(adjustment.description(), 35)));
        if (adjustment.percent() != null) {
            out.segment("PCD", out.of("3", out.decimal("C501.5482", adjustment.percent())));
        }
        if (adjustment.amount() != null) {
            out.segment(
                    "MOA",
                    out.of("8", out.decimal("C516.5004", adjustment.amount().amount())));
        }
    }

    /** @param today the message's own date: a change says only the order's */
    void change(OrderChange change, LocalDate today) {
        boolean cancel = change.kind() == OrderChange.Kind.CANCEL;
        out.segment("BGM", "230", out.id("BGM 1004", change.number().value(), 35), cancel ? "1" : "4");
        out.day(today, "137");
        out.segment("RFF", out.of("ON", out.id("C506.1154", change.order().value(), 35)));
        out.day(change.orderedOn(), "171");
        EdifactCodes.parties(out, List.of(), as.theirs(), as.ours());
        var currency = X12Purchase.currency(change.lines());
        if (currency != null) {
            out.segment("CUX", out.of("2", currency, "9"));
        }
        for (var line : change.lines()) {
            line(line, line.quantity().isZero() ? "2" : "3");
        }
        end(change.lines().size());
    }

    private void line(OrderLine line, @Nullable String action) {
        EdifactCodes.item(out, line.number(), action, line.items());
        EdifactCodes.description(out, line.description());
        var unit = EdifactCodes.unit(
                out, line.unitAsSent(), line.quantity().unit(), as.conventions().units());
        BigDecimal amount = line.quantity().amount();
        out.segment("QTY", out.of("21", out.decimal("C186.6060", amount), unit));
        out.day(line.deliverOn(), "2");
        if (amount.signum() != 0 || action == null) {
            EdifactCodes.price(out, line.price(), line.quantity().unit().code());
        }
    }

    private void end(int lines) {
        out.segment("UNS", "S");
        out.segment("CNT", out.of("2", String.valueOf(lines)));
    }
}
