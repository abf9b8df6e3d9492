package throughline.connectors.compose;

import java.math.BigDecimal;
import java.util.Map;
import throughline.connectors.Partner;
import throughline.model.document.InstructionForReturns;
import throughline.model.document.ReceiptAdvice;
import throughline.model.value.Quantity;

/** What came in and what goes back: 861 and 180. */
final class X12Receipt {

    private final X12Segments out;
    private final Map<String, String> units;

    X12Receipt(X12Segments out, Partner.Outbound as) {
        this.out = out;
        this.units = as.conventions().units();
    }

    /** An 861 has no place for notes. */
    void receipt(ReceiptAdvice receipt) {
        var on = X12Segments.date(CannotCompose.need("BRA02", receipt.receivedOn()));
        out.segment("BRA", out.id("BRA01", receipt.number().value(), 30), on, "00", "2");
        if (receipt.shipment() != null) {
            out.segment("REF", "SI", out.id("REF02", receipt.shipment().value(), 30));
        }
        out.segment("DTM", "050", on);
        if (receipt.order() != null) {
            out.segment("PRF", out.id("PRF01", receipt.order().value(), 22));
        }
        X12Codes.parties(out, receipt.parties());
        var sum = BigDecimal.ZERO;
        for (var line : receipt.lines()) {
            received(line);
            sum = sum.add(line.received().amount());
        }
        out.segment("CTT", String.valueOf(receipt.lines().size()), X12Order.hash(out, sum));
    }

    /** A condition (RCD08) is that of a quantity in question, which is what was not taken. */
    private void received(ReceiptAdvice.Line line) {
        var unit = unit("RCD03", line.unitAsSent(), line.received());
        var rejected = line.rejected();
        var refused = rejected == null ? null : out.decimal("RCD04", rejected.amount(), 9);
        var condition = line.condition() == null ? null : out.id("RCD08", line.condition(), 2);
        out.segment(
                "RCD",
                out.id("RCD01", line.number(), 20),
                out.decimal("RCD02", line.received().amount(), 9),
                unit,
                refused,
                refused == null ? null : unit,
                condition == null ? null : refused == null ? "0" : refused,
                condition == null ? null : unit,
                condition);
        if (line.shipped() != null) {
            out.segment("SN1", null, out.decimal("SN102", line.shipped().amount(), 10), unit);
        }
        var items = X12Codes.items(out, "LIN03", line.items(), "VP", 15);
        if (!items.isEmpty()) {
            out.segment("LIN", X12Documents.join(items, new String[] {null}));
        }
        var description = out.words(line.description(), 80);
        if (description != null) {
            out.segment("PID", "F", "08", null, null, description);
        }
        if (line.lot() != null) {
            out.segment("REF", "LT", out.id("REF02", line.lot(), 30));
        }
        if (line.orderLine() != null) {
            out.segment("REF", "LI", out.id("REF02", line.orderLine(), 30));
        }
        if (line.expiresOn() != null) {
            out.segment("DTM", "036", X12Segments.date(line.expiresOn()));
        }
        if (line.sscc() != null) {
            out.segment("MAN", "GM", out.id("MAN02", line.sscc(), 48));
        }
    }

    void goodsReturn(InstructionForReturns wanted) {
        var purpose = wanted.purpose() == null ? "00" : out.id("RDR01", wanted.purpose(), 2);
        boolean ofTransaction = purpose.matches("\\d{2}");
        out.segment(
                "BGN",
                ofTransaction ? purpose : "00",
                out.id("BGN02", wanted.number().value(), 30),
                X12Segments.date(CannotCompose.need("BGN03", wanted.issuedOn())));
        if (!ofTransaction) {
            out.segment("RDR", purpose);
        }
        if (wanted.order() != null) {
            out.segment("PRF", out.id("PRF01", wanted.order().value(), 22));
        }
        if (wanted.invoice() != null) {
            out.segment("N9", "IV", out.id("N902", wanted.invoice().value(), 30));
        }
        for (var note : wanted.notes()) {
            out.segment("NTE", "GEN", out.words(note, 80));
        }
        X12Codes.parties(out, wanted.parties());
        wanted.lines().forEach(this::returned);
    }

    private void returned(InstructionForReturns.Line line) {
        var items = X12Codes.items(out, "BLI02", line.items(), "VP", 4);
        if (items.isEmpty()) {
            throw X12Segments.refused("BLI02", line.number(), "is a line that names no item, and a 180 has to");
        }
        var price = line.price();
        out.segment(
                "BLI",
                X12Documents.join(
                        items.subList(2, items.size()),
                        items.get(0),
                        items.get(1),
                        out.decimal("BLI03", line.quantity().amount(), 15),
                        unit("BLI04", line.unitAsSent(), line.quantity()),
                        price == null ? null : "UCP",
                        price == null ? null : out.decimal("BLI06", price.amount(), 17),
                        price == null
                                ? null
                                : X12Codes.priceBasis(price, line.quantity().unit())));
        if (line.lot() != null) {
            out.segment("N9", "LT", out.id("N902", line.lot(), 30));
        }
        var description = out.words(line.description(), 80);
        if (description != null) {
            out.segment("PID", "F", "08", null, null, description);
        }
        if (line.disposition() != null || line.reason() != null) {
            out.segment(
                    "RDR",
                    line.disposition() == null ? null : out.id("RDR01", line.disposition(), 2),
                    line.reason() == null ? null : out.id("RDR02", line.reason(), 3));
        }
    }

    private String unit(String place, String asSent, Quantity quantity) {
        return X12Codes.unit(out, place, asSent, quantity.unit(), units);
    }
}
