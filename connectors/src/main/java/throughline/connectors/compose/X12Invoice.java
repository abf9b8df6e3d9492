package throughline.connectors.compose;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.document.Invoice;
import throughline.model.value.Money;

/** 810. */
final class X12Invoice {

    private final X12Segments out;
    private final Partner.Outbound as;

    X12Invoice(X12Segments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    void write(Invoice invoice) {
        out.segment(
                "BIG",
                X12Segments.date(CannotCompose.need("BIG01", invoice.issuedOn())),
                out.id("BIG02", invoice.number().value(), 22),
                null,
                invoice.order() == null ? null : out.id("BIG04", invoice.order().value(), 22),
                null,
                null,
                "DR");
        out.segment("CUR", "SE", invoice.currency().getCurrencyCode());
        if (invoice.shipment() != null) {
            out.segment("REF", "SI", out.id("REF02", invoice.shipment().value(), 30));
        }
        X12Codes.parties(out, invoice.parties());
        terms(invoice);
        if (invoice.shippedOn() != null) {
            out.segment("DTM", "011", X12Segments.date(invoice.shippedOn()));
        }
        var total = BigDecimal.ZERO;
        for (var line : invoice.lines()) {
            line(line);
            total = total.add(line.quantity().amount());
        }
        out.segment("TDS", out.cents("TDS01", invoice.total().amount(), 10));
        for (var tax : invoice.taxes()) {
            out.segment(
                    "TXI",
                    "LS",
                    out.decimal("TXI02", tax.amount().amount(), 18),
                    out.decimal("TXI03", tax.percent(), 10),
                    "VD",
                    out.id("TXI05", tax.jurisdiction(), 10),
                    null,
                    null,
                    base(tax.base()));
        }
        if (!invoice.freight().isZero()) {
            out.segment(
                    "SAC",
                    "C",
                    "D240",
                    null,
                    null,
                    out.cents("SAC05", invoice.freight().amount(), 15));
        }
        out.segment("CTT", String.valueOf(invoice.lines().size()), X12Order.hash(out, total));
    }

    /** TXI08, where it has room for what was taxed: it says only how TXI02 came about. */
    private @Nullable String base(Money base) {
        var amount = base.amount().stripTrailingZeros();
        return amount.precision() > 9 ? null : out.decimal("TXI08", amount, 9);
    }

    private void terms(Invoice invoice) {
        var dueOn = invoice.dueOn();
        if (dueOn == null) {
            return;
        }
        var days = ChronoUnit.DAYS.between(CannotCompose.need("BIG01", invoice.issuedOn()), dueOn);
        out.segment(
                "ITD",
                "05",
                "3",
                null,
                null,
                null,
                X12Segments.date(dueOn),
                days >= 0 && days <= 999 ? String.valueOf(days) : null);
    }

    private void line(Invoice.Line line) {
        var items = X12Codes.items(out, "IT107", line.items(), "VP", 10);
        out.segment(
                "IT1",
                X12Documents.join(
                        items,
                        out.id("IT101", line.number(), 20),
                        out.decimal("IT102", line.quantity().amount(), 10),
                        X12Codes.unit(
                                out,
                                "IT103",
                                line.unitAsSent(),
                                line.quantity().unit(),
                                as.conventions().units()),
                        out.decimal("IT104", line.price().amount(), 17),
                        X12Codes.priceBasis(line.price(), line.quantity().unit())));
        var description = out.words(line.description(), 80);
        if (description != null) {
            out.segment("PID", "F", null, null, null, description);
        }
    }
}
