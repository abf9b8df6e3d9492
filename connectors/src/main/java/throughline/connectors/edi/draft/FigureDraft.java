package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One figure of an item: QTY, ZA, W19, FST; QTY of INVRPT and SLSRPT. */
public final class FigureDraft {

    @Nullable
    Value qualifier;

    @Nullable
    Value value;

    @Nullable
    Value place;

    @Nullable
    Value interval;

    @Nullable
    Value from;

    @Nullable
    Value to;

    List<Value> units = List.of();
    List<Value> schemes = List.of();
    List<DateDraft> dates = List.of();
    List<StoreDraft> stores = List.of();

    /** What is counted, or why it changed (673, 859, 893, 680; 6063). */
    public void setQualifier(Value value) {
        this.qualifier = value;
    }

    public void setValue(Value value) {
        this.value = value;
    }

    /** Where, when the figure says it. */
    public void setPlace(Value value) {
        this.place = value;
    }

    /** How long its period is (FST03). */
    public void setInterval(Value value) {
        this.interval = value;
    }

    /** The first day of its period, or the state it left. */
    public void setFrom(Value value) {
        this.from = value;
    }

    /** The last day of its period, or the state it entered. */
    public void setTo(Value value) {
        this.to = value;
    }

    /** The first counts; SDQ says it again for each of its segments. */
    public void setUnit(Value value) {
        units = Drafts.with(units, value);
    }

    /** Whose names the stores have (SDQ02). */
    public void setScheme(Value value) {
        schemes = Drafts.with(schemes, value);
    }

    public void setDated(DateDraft dateDraft) {
        dates = Drafts.with(dates, dateDraft);
    }

    public void setStore(StoreDraft storeDraft) {
        stores = Drafts.with(stores, storeDraft);
    }
}
