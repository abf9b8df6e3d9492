package throughline.connectors.compose;

import throughline.connectors.Partner;
import throughline.model.document.Invoice;

/** INVOIC. */
final class EdifactInvoice {

    private final EdifactSegments out;
    private final Partner.Outbound as;

    EdifactInvoice(EdifactSegments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    void write(Invoice invoice) {
        out.segment("BGM", "380", out.id("BGM 1004", invoice.number().value(), 35), "9");
        out.day(CannotCompose.need("DTM 137", invoice.issuedOn()), "137");
        out.day(invoice.shippedOn(), "11");
        if (invoice.order() != null) {
            out.segment("RFF", out.of("ON", out.id("C506.1154", invoice.order().value(), 35)));
        }
        if (invoice.shipment() != null) {
            out.segment(
                    "RFF", out.of("DQ", out.id("C506.1154", invoice.shipment().value(), 35)));
        }
        EdifactCodes.parties(out, invoice.parties(), as.ours(), as.theirs());
        out.segment("CUX", out.of("2", invoice.currency().getCurrencyCode(), "4"));
        out.segment("PAT", "3");
        out.day(invoice.dueOn(), "13");
        if (!invoice.freight().isZero()) {
            out.segment("ALC", "C", null, null, null, "FC");
            amount("8", invoice.freight());
        }
        invoice.lines().forEach(this::line);
        out.segment("UNS", "S");
        out.segment("CNT", out.of("2", String.valueOf(invoice.lines().size())));
        amount("79", invoice.goods());
        amount("77", invoice.total());
        for (var tax : invoice.taxes()) {
            var kind = tax.jurisdiction().startsWith("US") ? "STT" : "VAT";
            out.segment(
                    "TAX",
                    "7",
                    out.of(kind, null, null, out.word(tax.jurisdiction(), 35)),
                    null,
                    null,
                    out.of(null, null, null, out.decimal("C243.5278", tax.percent())),
                    tax.percent().signum() == 0 ? "E" : "S");
            amount("125", tax.base());
            amount("124", tax.amount());
        }
    }

    private void line(Invoice.Line line) {
        EdifactCodes.item(out, line.number(), null, line.items());
        EdifactCodes.description(out, line.description());
        out.segment(
                "QTY",
                out.of(
                        "47",
                        out.decimal("C186.6060", line.quantity().amount()),
                        EdifactCodes.unit(
                                out,
                                line.unitAsSent(),
                                line.quantity().unit(),
                                as.conventions().units())));
        amount("203", line.amount());
        EdifactCodes.price(out, line.price(), line.quantity().unit().code());
    }

    private void amount(String qualifier, throughline.model.value.Money money) {
        out.segment("MOA", out.of(qualifier, out.decimal("C516.5004", money.amount())));
    }
}
