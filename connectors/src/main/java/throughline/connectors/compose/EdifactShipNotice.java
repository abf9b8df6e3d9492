package throughline.connectors.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import throughline.connectors.Partner;
import throughline.model.document.DespatchAdvice;

/** DESADV: the shipment, then each labelled package, then its items. */
final class EdifactShipNotice {

    private final EdifactSegments out;
    private final Partner.Outbound as;

    EdifactShipNotice(EdifactSegments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    void write(DespatchAdvice advice) {
        out.segment("BGM", "351", out.id("BGM 1004", advice.number().value(), 35), "9");
        var issued = advice.shippedOn();
        if (issued == null) {
            throw X12Segments.refused("DTM", advice.number().value(), "does not say when it left, and a DESADV has to");
        }
        out.day(issued, "137");
        out.day(issued, "11");
        out.day(advice.deliverOn(), "17");
        if (advice.order() != null) {
            out.segment("RFF", out.of("ON", out.id("C506.1154", advice.order().value(), 35)));
        }
        if (advice.tracking() != null) {
            out.segment("RFF", out.of("CN", out.id("C506.1154", advice.tracking(), 35)));
        }
        EdifactCodes.parties(out, advice.parties(), as.ours(), as.theirs());
        var carrier = out.word(advice.carrier(), 35);
        if (carrier != null) {
            out.segment("TDT", "20", null, null, null, out.of(null, null, null, carrier));
        }
        out.segment("CPS", "1");
        if (advice.packages() != null) {
            out.segment("PAC", String.valueOf(advice.packages()));
        }
        int number = 1;
        for (var each : packages(advice).entrySet()) {
            if (!each.getKey().isEmpty()) {
                out.segment("CPS", String.valueOf(++number), "1");
                out.segment("PAC", "1");
                out.segment("PCI", "33E");
                out.segment("GIN", "BJ", out.id("C208.7402", each.getKey(), 35));
            }
            each.getValue().forEach(line -> item(advice, line));
        }
        out.segment("CNT", out.of("2", String.valueOf(advice.lines().size())));
    }

    private void item(DespatchAdvice advice, DespatchAdvice.Line line) {
        EdifactCodes.item(out, line.number(), null, line.items());
        EdifactCodes.description(out, line.description());
        var unit = EdifactCodes.unit(
                out, line.unitAsSent(), line.shipped().unit(), as.conventions().units());
        out.segment("QTY", out.of("12", out.decimal("C186.6060", line.shipped().amount()), unit));
        if (line.ordered() != null) {
            out.segment(
                    "QTY", out.of("21", out.decimal("C186.6060", line.ordered().amount()), unit));
        }
        if (line.lot() != null) {
            out.segment("GIN", "BX", out.id("C208.7402", line.lot(), 35));
        }
        out.day(line.expiresOn(), "361");
        if (advice.order() != null && line.orderLine() != null) {
            out.segment(
                    "RFF",
                    out.of(
                            "ON",
                            out.id("C506.1154", advice.order().value(), 35),
                            out.id("C506.1156", line.orderLine(), 6)));
        }
    }

    private static LinkedHashMap<String, List<DespatchAdvice.Line>> packages(DespatchAdvice advice) {
        var packages = new LinkedHashMap<String, List<DespatchAdvice.Line>>();
        packages.put("", new ArrayList<>());
        for (var line : advice.lines()) {
            packages.computeIfAbsent(line.sscc() == null ? "" : line.sscc(), label -> new ArrayList<>())
                    .add(line);
        }
        return packages;
    }
}
