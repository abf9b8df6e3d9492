package throughline.connectors.compose;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.document.DespatchAdvice;

/**
 * 856: shipment, order, packages that have a label of their own, items. BSN05 says which of the two shapes it is: {@code 0001} with
 * packages, {@code 0004} without.
 */
final class X12ShipNotice {

    private final X12Segments out;
    private final Partner.Outbound as;
    private int level;

    X12ShipNotice(X12Segments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    void write(DespatchAdvice advice) {
        var packages = packages(advice);
        boolean labelled = packages.keySet().stream().anyMatch(label -> !label.isEmpty());
        var on = X12Segments.date(advice.shippedOn());
        if (on == null) {
            throw X12Segments.refused("BSN03", advice.number().value(), "does not say when it left, and an 856 has to");
        }
        out.segment("BSN", "00", out.id("BSN02", advice.number().value(), 30), on, "0000", labelled ? "0001" : "0004");
        int shipment = shipment(advice);
        int order = hierarchy(shipment, "O", true);
        if (advice.order() != null) {
            out.segment("PRF", out.id("PRF01", advice.order().value(), 22));
        }
        var total = BigDecimal.ZERO;
        for (var each : packages.entrySet()) {
            int parent = order;
            if (!each.getKey().isEmpty()) {
                parent = hierarchy(order, "P", true);
                out.segment("MAN", "GM", out.id("MAN02", each.getKey(), 48));
            }
            for (var line : each.getValue()) {
                item(parent, line);
                total = total.add(line.shipped().amount());
            }
        }
        out.segment("CTT", String.valueOf(level), X12Order.hash(out, total));
    }

    private int shipment(DespatchAdvice advice) {
        int shipment = hierarchy(0, "S", true);
        if (advice.packages() != null) {
            out.segment("TD1", "CTN", String.valueOf(advice.packages()));
        }
        carrier(advice.carrier());
        if (advice.tracking() != null) {
            out.segment("REF", "CN", out.id("REF02", advice.tracking(), 30));
        }
        if (advice.shippedOn() != null) {
            out.segment("DTM", "011", X12Segments.date(advice.shippedOn()));
        }
        if (advice.deliverOn() != null) {
            out.segment("DTM", "017", X12Segments.date(advice.deliverOn()));
        }
        X12Codes.parties(out, advice.parties());
        return shipment;
    }

    /** A SCAC of two to four letters as such, any other name as words. */
    private void carrier(@Nullable String carrier) {
        if (carrier == null) {
            return;
        }
        if (carrier.matches("[A-Z]{2,4}")) {
            out.segment("TD5", "B", "2", carrier);
        } else {
            out.segment("TD5", "B", null, null, null, out.words(carrier, 35));
        }
    }

    private void item(int parent, DespatchAdvice.Line line) {
        hierarchy(parent, "I", false);
        var number = out.id("LIN01", line.orderLine() == null ? line.number() : line.orderLine(), 20);
        var items = X12Codes.items(out, "LIN03", line.items(), "VP", 15);
        if (!items.isEmpty()) {
            out.segment("LIN", X12Documents.join(items, number));
        }
        var unit = X12Codes.unit(
                out,
                "SN103",
                line.unitAsSent(),
                line.shipped().unit(),
                as.conventions().units());
        var ordered = line.ordered();
        out.segment(
                "SN1",
                number,
                out.decimal("SN102", line.shipped().amount(), 10),
                unit,
                null,
                ordered == null ? null : out.decimal("SN105", ordered.amount(), 9),
                ordered == null ? null : unit);
        var description = out.words(line.description(), 80);
        if (description != null) {
            out.segment("PID", "F", null, null, null, description);
        }
        if (line.lot() != null) {
            out.segment("REF", "LT", out.id("REF02", line.lot(), 30));
        }
        if (line.expiresOn() != null) {
            out.segment("DTM", "036", X12Segments.date(line.expiresOn()));
        }
    }

    private int hierarchy(int parent, String code, boolean children) {
        level++;
        out.segment(
                "HL", String.valueOf(level), parent == 0 ? null : String.valueOf(parent), code, children ? "1" : "0");
        return level;
    }

    /** Lines by the label of their package, in document order; those of no package under an empty label, which come first. */
    private static LinkedHashMap<String, List<DespatchAdvice.Line>> packages(DespatchAdvice advice) {
        var packages = new LinkedHashMap<String, List<DespatchAdvice.Line>>();
        if (advice.lines().stream().anyMatch(line -> line.sscc() == null)) {
            packages.put("", new ArrayList<>());
        }
        for (var line : advice.lines()) {
            packages.computeIfAbsent(line.sscc() == null ? "" : line.sscc(), label -> new ArrayList<>())
                    .add(line);
        }
        return packages;
    }
}
