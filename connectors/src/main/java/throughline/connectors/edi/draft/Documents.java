package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.lineage.SourceSpan;

/** From a filled draft to the canonical document. */
public final class Documents {

    private Documents() {}

    /**
     * The document, or null when it lacks what no document can do without; the findings say what.
     *
     * @param map which map filled the draft, with its engine
     * @param set the whole set's bytes
     */
    public static @Nullable BusinessDocument of(Object draft, Meaning meaning, String map, SourceSpan set) {
        // The next two are orders with more to them, so they come first.
        if (draft instanceof ChangeDraft change) {
            return new ChangeMaking(meaning, map, set).make(change);
        }
        if (draft instanceof ResponseDraft response) {
            return new ResponseMaking(meaning, map, set).make(response);
        }
        if (draft instanceof OrderDraft order) {
            return new OrderMaking(meaning, map, set).make(order);
        }
        if (draft instanceof AdviceDraft advice) {
            return new AdviceMaking(meaning, map, set).make(advice);
        }
        if (draft instanceof AnswerDraft answer) {
            return new AnswerMaking(meaning, map, set).make(answer);
        }
        // Of the messages about goods.
        if (draft instanceof ReceiptDraft receipt) {
            return new ReceiptMaking(meaning, map, set).make(receipt);
        }
        if (draft instanceof InstructionDraft instruction) {
            return new InstructionMaking(meaning, map, set).make(instruction);
        }
        if (draft instanceof ReturnDraft goodsReturn) {
            return new ReturnMaking(meaning, map, set).make(goodsReturn);
        }
        return money(draft, meaning, map, set);
    }

    /** Money and transport. */
    private static @Nullable BusinessDocument money(Object draft, Meaning meaning, String map, SourceSpan set) {
        if (draft instanceof InvoiceDraft invoice) {
            return new InvoiceMaking(meaning, map, set).make(invoice);
        }
        if (draft instanceof PaymentDraft payment) {
            return new PaymentMaking(meaning, map, set).make(payment);
        }
        if (draft instanceof VerdictDraft verdict) {
            return new VerdictMaking(meaning, map, set).make(verdict);
        }
        if (draft instanceof StatusDraft status) {
            return new StatusMaking(meaning, map, set).make(status);
        }
        if (draft instanceof FreightDraft freight) {
            return new FreightMaking(meaning, map, set).make(freight);
        }
        if (draft instanceof TenderDraft tender) {
            return new TenderMaking(meaning, map, set).make(tender);
        }
        if (draft instanceof ConsignmentDraft consignment) {
            return new ConsignmentMaking(meaning, map, set).make(consignment);
        }
        if (draft instanceof TenderAnswerDraft answer) {
            return new TenderAnswerMaking(meaning, map, set).make(answer);
        }
        return stock(draft, meaning, map, set);
    }

    /** Stock, sales, prices and needs. */
    private static @Nullable BusinessDocument stock(Object draft, Meaning meaning, String map, SourceSpan set) {
        if (draft instanceof InventoryDraft inventory) {
            return new InventoryMaking(meaning, map, set).make(inventory);
        }
        if (draft instanceof SalesDraft sales) {
            return new SalesMaking(meaning, map, set).make(sales);
        }
        if (draft instanceof CatalogueDraft catalogue) {
            return new CatalogueMaking(meaning, map, set).make(catalogue);
        }
        if (draft instanceof ForecastDraft forecast) {
            return new ForecastMaking(meaning, map, set).make(forecast);
        }
        if (draft instanceof CorrectionDraft correction) {
            return new CorrectionMaking(meaning, map, set).make(correction);
        }
        throw new IllegalArgumentException(
                "no document is made from " + draft.getClass().getSimpleName());
    }
}
