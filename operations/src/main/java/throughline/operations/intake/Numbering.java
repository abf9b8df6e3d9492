package throughline.operations.intake;

import java.util.Set;
import throughline.model.document.BusinessDocument;
import throughline.model.document.CreditNote;
import throughline.model.document.FreightInvoice;
import throughline.model.document.InventoryAdjustment;
import throughline.model.document.Invoice;
import throughline.model.document.Order;
import throughline.model.document.OrderChange;
import throughline.model.document.ReceiptAdvice;
import throughline.model.document.RemittanceAdvice;

/** Whose numbers name one document for good, so that a second one under the same number is a duplicate or a mistake. */
final class Numbering {

    private static final Set<Class<? extends BusinessDocument>> ONCE = Set.of(
            Order.class,
            OrderChange.class,
            ReceiptAdvice.class,
            InventoryAdjustment.class,
            Invoice.class,
            CreditNote.class,
            RemittanceAdvice.class,
            FreightInvoice.class);

    private Numbering() {}

    /**
     * Orders, receipts, corrections of stock and whatever money follows from. Warehouses and carriers speak of one shipment more than
     * once, and their desks know what repeats; of two stock reports under one number each says how it was at its time.
     */
    static boolean once(BusinessDocument document) {
        return ONCE.contains(document.getClass());
    }
}
