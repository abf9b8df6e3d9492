package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** When an amount is due: ITD; PAT and its group. */
public final class TermsDraft {

    @Nullable
    Value kind;

    @Nullable
    Value basis;

    @Nullable
    Value due;

    @Nullable
    Value days;

    @Nullable
    Value unit;

    List<DateDraft> dates = List.of();

    public void setKind(Value value) {
        this.kind = value;
    }

    public void setBasis(Value value) {
        this.basis = value;
    }

    /** The day itself. */
    public void setDue(Value value) {
        this.due = value;
    }

    public void setDays(Value value) {
        this.days = value;
    }

    /** Of the count of days (2151). */
    public void setUnit(Value value) {
        this.unit = value;
    }

    public void setDated(DateDraft dated) {
        dates = Drafts.with(dates, dated);
    }
}
