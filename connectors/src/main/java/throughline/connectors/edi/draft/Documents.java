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
        if (draft instanceof OrderDraft order) {
            return new OrderMaking(meaning, map, set).make(order);
        }
        if (draft instanceof AdviceDraft advice) {
            return new AdviceMaking(meaning, map, set).make(advice);
        }
        if (draft instanceof AnswerDraft answer) {
            return new AnswerMaking(meaning, map, set).make(answer);
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
