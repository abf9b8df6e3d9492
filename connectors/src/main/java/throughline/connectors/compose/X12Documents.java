package throughline.connectors.compose;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.InventoryReport;
import throughline.model.document.Invoice;
import throughline.model.document.OrderResponse;
import throughline.model.document.PriceCatalogue;
import throughline.model.document.ShipmentInstruction;
import throughline.model.reading.Actor;

/** Which transaction set a document is, and who writes what stands in it. */
final class X12Documents {

    private X12Documents() {}

    /**
     * A set's type and its group's code.
     *
     * @param functionalCode GS01
     */
    record SetKind(String type, String functionalCode) {}

    static SetKind kind(BusinessDocument document) {
        if (document instanceof OrderResponse) {
            return new SetKind("855", "PR");
        } else if (document instanceof ShipmentInstruction) {
            return new SetKind("940", "OW");
        } else if (document instanceof DespatchAdvice) {
            return new SetKind("856", "SH");
        } else if (document instanceof Invoice) {
            return new SetKind("810", "IN");
        } else if (document instanceof ApplicationResponse) {
            return new SetKind("997", "FA");
        }
        // Of the messages about stock.
        if (document instanceof InventoryReport) {
            return new SetKind("846", "IB");
        } else if (document instanceof PriceCatalogue) {
            return new SetKind("832", "SC");
        }
        throw new CannotCompose(
                "COMPOSE_FORMAT", Actor.US, "we do not write the document %s in X12".formatted(document.type()));
    }

    static void write(BusinessDocument document, X12Segments out, Partner.Outbound as) {
        if (document instanceof OrderResponse response) {
            new X12Order(out, as).acknowledgement(response);
        } else if (document instanceof ShipmentInstruction instruction) {
            new X12Order(out, as).shippingOrder(instruction);
        } else if (document instanceof DespatchAdvice advice) {
            new X12ShipNotice(out, as).write(advice);
        } else if (document instanceof Invoice invoice) {
            new X12Invoice(out, as).write(invoice);
        } else if (document instanceof ApplicationResponse answer) {
            new X12Acknowledgement(out).write(answer);
        }
        // Of the messages about stock.
        if (document instanceof InventoryReport report) {
            new X12Stock(out, as).inventory(report);
        } else if (document instanceof PriceCatalogue catalogue) {
            new X12Stock(out, as).catalogue(catalogue);
        }
    }

    /** Leading elements, then the item's pairs. */
    static @Nullable String[] join(List<String> pairs, @Nullable String... leading) {
        var elements = new @Nullable String[leading.length + pairs.size()];
        System.arraycopy(leading, 0, elements, 0, leading.length);
        for (int i = 0; i < pairs.size(); i++) {
            elements[leading.length + i] = pairs.get(i);
        }
        return elements;
    }
}
