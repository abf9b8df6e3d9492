package throughline.connectors.compose;

import java.math.BigDecimal;
import throughline.connectors.Partner;
import throughline.model.document.DespatchAdvice;

/**
 * What is on its way to a warehouse: 943. Its lines have no number of their own, and it has no agreed place for a lot's last day, for a
 * package's label or for what was ordered: those stay with the document.
 */
final class X12StockTransfer {

    private final X12Segments out;
    private final Partner.Outbound as;

    X12StockTransfer(X12Segments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    void write(DespatchAdvice advice) {
        out.segment(
                "W06",
                "F",
                out.id("W0602", advice.number().value(), 22),
                X12Segments.date(CannotCompose.need("W0603", advice.shippedOn())),
                null,
                null,
                advice.order() == null ? null : out.id("W0606", advice.order().value(), 22));
        X12Codes.parties(out, advice.parties());
        if (advice.tracking() != null) {
            out.segment("N9", "CN", out.id("N902", advice.tracking(), 30));
        }
        out.segment("G62", "11", X12Segments.date(advice.shippedOn()));
        if (advice.deliverOn() != null) {
            out.segment("G62", "17", X12Segments.date(advice.deliverOn()));
        }
        carrier(advice);
        var total = BigDecimal.ZERO;
        for (var line : advice.lines()) {
            line(line);
            total = total.add(line.shipped().amount());
        }
        var packages = advice.packages();
        out.segment(
                "W03",
                out.decimal("W0301", total, 10),
                null,
                null,
                null,
                null,
                packages == null ? null : String.valueOf(packages),
                packages == null ? null : "PK");
    }

    /** A SCAC as such, any other name as words; the kind of vehicle is not ours to say (W2701 ZZ). */
    private void carrier(DespatchAdvice advice) {
        var carrier = advice.carrier();
        if (carrier == null) {
            return;
        }
        boolean code = carrier.matches("[A-Z]{2,4}");
        out.segment("W27", "ZZ", code ? carrier : null, code ? null : out.words(carrier, 35));
    }

    private void line(DespatchAdvice.Line line) {
        var items = X12Codes.items(out, "W0405", line.items(), "VN", 2);
        if (items.isEmpty()) {
            throw X12Segments.refused(
                    "W0405", line.number(), "is a line that names no item, and a warehouse needs one");
        }
        var unit = X12Codes.unit(
                out,
                "W0402",
                line.unitAsSent(),
                line.shipped().unit(),
                as.conventions().units());
        out.segment(
                "W04",
                X12Documents.join(items, out.decimal("W0401", line.shipped().amount(), 10), unit, null));
        var description = out.words(line.description(), 45);
        if (description != null) {
            out.segment("G69", description);
        }
        if (line.orderLine() != null) {
            out.segment("N9", "LI", out.id("N902", line.orderLine(), 30));
        }
        if (line.lot() != null) {
            out.segment("N9", "LT", out.id("N902", line.lot(), 30));
        }
    }
}
