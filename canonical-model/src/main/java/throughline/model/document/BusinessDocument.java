package throughline.model.document;

import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;

/**
 * What partners say to each other, whatever syntax it came in. The set is closed on purpose: a document added here makes
 * {@code DesksTest} name every desk that has to say what it does with it.
 *
 * <p>A document says what its sender said, completely and without judging it. A value that the sender left out is null; that it must
 * not be left out is a finding of the validator or a refusal of the desk.
 */
public sealed interface BusinessDocument
        permits Order,
                OrderChange,
                OrderResponse,
                ShipmentInstruction,
                DespatchAdvice,
                ReceiptAdvice,
                Invoice,
                CreditNote,
                RemittanceAdvice,
                InstructionForReturns,
                InventoryReport,
                InventoryAdjustment,
                SalesReport,
                Forecast,
                PriceCatalogue,
                ForwardingInstructions,
                ForwardingResponse,
                FreightInvoice,
                TransportStatus,
                ApplicationAdvice,
                ApplicationResponse {

    /** The sender's own number for this document; unique per sender and type. */
    DocumentNumber number();

    PartyId sender();

    PartyId receiver();

    Provenance provenance();

    /** The type's name in file names, tables and URLs: {@code Order}, {@code DespatchAdvice}. */
    default String type() {
        return getClass().getSimpleName();
    }
}
