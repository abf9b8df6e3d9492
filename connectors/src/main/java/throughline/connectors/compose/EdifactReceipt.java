package throughline.connectors.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import throughline.connectors.Partner;
import throughline.model.document.ReceiptAdvice;
import throughline.model.value.Quantity;

/** RECADV: what came in, by the package it came in. */
final class EdifactReceipt {

    private final EdifactSegments out;
    private final Partner.Outbound as;

    EdifactReceipt(EdifactSegments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    void write(ReceiptAdvice receipt) {
        var receivedOn = CannotCompose.need("DTM 50", receipt.receivedOn());
        out.segment("BGM", "632", out.id("BGM 1004", receipt.number().value(), 35), "9");
        out.day(receivedOn, "137");
        out.day(receivedOn, "50");
        if (!as.version().startsWith("D:96A")) {
            // RECADV of D96A has no free text.
            receipt.notes().forEach(note -> EdifactCodes.note(out, note));
        }
        if (receipt.order() != null) {
            out.segment("RFF", out.of("ON", out.id("C506.1154", receipt.order().value(), 35)));
        }
        if (receipt.shipment() != null) {
            out.segment(
                    "RFF", out.of("AAK", out.id("C506.1154", receipt.shipment().value(), 35)));
        }
        // Here we are the buyer.
        EdifactCodes.parties(out, receipt.parties(), as.theirs(), as.ours());
        int level = 0;
        for (var each : packages(receipt).entrySet()) {
            out.segment("CPS", String.valueOf(++level));
            if (!each.getKey().isEmpty()) {
                out.segment("PAC", "1");
                out.segment("PCI", "33E");
                out.segment("GIN", "BJ", out.id("C208.7402", each.getKey(), 35));
            }
            each.getValue().forEach(line -> item(receipt, line));
        }
        out.segment("CNT", out.of("2", String.valueOf(receipt.lines().size())));
    }

    private void item(ReceiptAdvice receipt, ReceiptAdvice.Line line) {
        EdifactCodes.item(out, line.number(), null, line.items());
        EdifactCodes.description(out, line.description());
        var unit = EdifactCodes.unit(
                out, line.unitAsSent(), line.received().unit(), as.conventions().units());
        if (line.shipped() != null) {
            quantity("12", line.shipped(), unit);
        }
        quantity("48", line.received(), unit);
        if (line.rejected() != null) {
            quantity("195", line.rejected(), unit);
        }
        if (line.condition() != null) {
            out.segment("QVR", null, out.id("QVR 4221", line.condition(), 3));
        }
        out.day(line.expiresOn(), "361");
        if (line.lot() != null) {
            out.segment("GIN", "BX", out.id("C208.7402", line.lot(), 35));
        }
        if (receipt.order() != null && line.orderLine() != null) {
            out.segment(
                    "RFF",
                    out.of(
                            "ON",
                            out.id("C506.1154", receipt.order().value(), 35),
                            out.id("C506.1156", line.orderLine(), 6)));
        }
    }

    private void quantity(String qualifier, Quantity quantity, String unit) {
        out.segment("QTY", out.of(qualifier, out.decimal("C186.6060", quantity.amount()), unit));
    }

    private static LinkedHashMap<String, List<ReceiptAdvice.Line>> packages(ReceiptAdvice receipt) {
        var packages = new LinkedHashMap<String, List<ReceiptAdvice.Line>>();
        for (var line : receipt.lines()) {
            packages.computeIfAbsent(line.sscc() == null ? "" : line.sscc(), label -> new ArrayList<>())
                    .add(line);
        }
        return packages;
    }
}
