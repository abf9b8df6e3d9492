package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A price and what it is for: PRI, CTP. */
public final class PriceDraft {

    @Nullable
    Value qualifier;

    @Nullable
    Value value;

    @Nullable
    Value kind;

    @Nullable
    Value basis;

    @Nullable
    Value unit;

    @Nullable
    Value currency;

    @Nullable
    Value from;

    List<DateDraft> dates = List.of();

    public void setQualifier(Value value) {
        this.qualifier = value;
    }

    public void setValue(Value value) {
        this.value = value;
    }

    public void setKind(Value value) {
        this.kind = value;
    }

    public void setBasis(Value value) {
        this.basis = value;
    }

    public void setUnit(Value value) {
        this.unit = value;
    }

    /** The price's own, when it is not the document's. */
    public void setCurrency(Value value) {
        this.currency = value;
    }

    /** The quantity from which on this price holds. */
    public void setFrom(Value value) {
        this.from = value;
    }

    /** When it holds. */
    public void setDated(DateDraft dated) {
        dates = Drafts.with(dates, dated);
    }
}
