package throughline.connectors.compose;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.BusinessDocument;
import throughline.model.document.CreditNote;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ForwardingInstructions;
import throughline.model.document.ForwardingResponse;
import throughline.model.document.InstructionForReturns;
import throughline.model.document.InventoryReport;
import throughline.model.document.Invoice;
import throughline.model.document.Order;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderResponse;
import throughline.model.document.PriceCatalogue;
import throughline.model.document.ReceiptAdvice;
import throughline.model.document.RemittanceAdvice;
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

    /** Most documents are one set; an answer to an order may be one to its change, and goods may be announced to a warehouse. */
    static SetKind kind(BusinessDocument document, Partner.Outbound as) {
        if (document instanceof OrderResponse) {
            return as.message().equals("865") ? new SetKind("865", "CA") : new SetKind("855", "PR");
        } else if (document instanceof ShipmentInstruction) {
            return new SetKind("940", "OW");
        } else if (document instanceof DespatchAdvice) {
            return as.message().equals("943") ? new SetKind("943", "AR") : new SetKind("856", "SH");
        } else if (document instanceof Invoice) {
            return new SetKind("810", "IN");
        } else if (document instanceof ApplicationResponse answer) {
            return new SetKind(answer.kind().message(), "FA");
        }
        // Money and transport.
        if (document instanceof CreditNote) {
            return new SetKind("812", "CD");
        } else if (document instanceof RemittanceAdvice) {
            return new SetKind("820", "RA");
        } else if (document instanceof ForwardingInstructions) {
            return new SetKind("204", "SM");
        } else if (document instanceof ForwardingResponse) {
            return new SetKind("990", "GF");
        } else if (document instanceof ApplicationAdvice) {
            return new SetKind("824", "AG");
        }
        // Of the messages about goods.
        if (document instanceof Order) {
            return new SetKind("850", "PO");
        } else if (document instanceof OrderChange) {
            return new SetKind("860", "PC");
        } else if (document instanceof ReceiptAdvice) {
            return new SetKind("861", "RC");
        } else if (document instanceof InstructionForReturns) {
            return new SetKind("180", "AN");
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
        var type = kind(document, as).type();
        if (document instanceof OrderResponse response) {
            new X12Order(out, as).acknowledgement(response, type.equals("865"));
        } else if (document instanceof ShipmentInstruction instruction) {
            new X12Order(out, as).shippingOrder(instruction);
        } else if (document instanceof DespatchAdvice advice && type.equals("943")) {
            new X12StockTransfer(out, as).write(advice);
        } else if (document instanceof DespatchAdvice advice) {
            new X12ShipNotice(out, as).write(advice);
        } else if (document instanceof Invoice invoice) {
            new X12Invoice(out, as).write(invoice);
        } else if (document instanceof ApplicationResponse answer) {
            new X12Acknowledgement(out).write(answer);
        }
        // Of the messages about goods.
        if (document instanceof Order order) {
            new X12Purchase(out, as).order(order);
        } else if (document instanceof OrderChange change) {
            new X12Purchase(out, as).change(change);
        } else if (document instanceof ReceiptAdvice receipt) {
            new X12Receipt(out, as).receipt(receipt);
        } else if (document instanceof InstructionForReturns wanted) {
            new X12Receipt(out, as).goodsReturn(wanted);
        }
        // Money and transport.
        if (document instanceof CreditNote credit) {
            new X12Money(out, as).credit(credit);
        } else if (document instanceof RemittanceAdvice payment) {
            new X12Money(out, as).payment(payment);
        } else if (document instanceof ForwardingInstructions tender) {
            new X12Tender(out).write(tender);
        } else if (document instanceof ForwardingResponse answer) {
            new X12Tender(out).answer(answer);
        } else if (document instanceof ApplicationAdvice advice) {
            new X12Advice(out).write(advice);
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
