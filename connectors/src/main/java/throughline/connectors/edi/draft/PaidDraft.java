package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One document paid: the RMR loop, an adjustment beside it (ADX); DOC and its group. */
public final class PaidDraft {

    @Nullable
    Value segment;

    @Nullable
    Value kind;

    @Nullable
    Value document;

    @Nullable
    Value paid;

    @Nullable
    Value gross;

    @Nullable
    Value discount;

    @Nullable
    Value adjusted;

    @Nullable
    Value reason;

    @Nullable
    Value note;

    List<QuantityDraft> sums = List.of();
    List<DateDraft> dates = List.of();
    List<AdjustmentDraft> adjustments = List.of();

    public void setSegment(Value value) {
        this.segment = value;
    }

    public void setKind(Value value) {
        this.kind = value;
    }

    public void setDocument(Value value) {
        this.document = value;
    }

    public void setPaid(Value value) {
        this.paid = value;
    }

    public void setGross(Value value) {
        this.gross = value;
    }

    public void setDiscount(Value value) {
        this.discount = value;
    }

    /** What an adjustment without a document paid adds or takes off (ADX01). */
    public void setAdjusted(Value value) {
        this.adjusted = value;
    }

    public void setReason(Value value) {
        this.reason = value;
    }

    public void setNote(Value value) {
        this.note = value;
    }

    public void setSum(QuantityDraft sum) {
        sums = Drafts.with(sums, sum);
    }

    public void setDated(DateDraft dated) {
        dates = Drafts.with(dates, dated);
    }

    public void setAdjustment(AdjustmentDraft adjustment) {
        adjustments = Drafts.with(adjustments, adjustment);
    }
}
