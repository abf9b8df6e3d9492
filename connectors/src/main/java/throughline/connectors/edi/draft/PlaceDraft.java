package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place and what is said of it: N1 below an item; LOC above items. */
public final class PlaceDraft {

    @Nullable
    Value id;

    List<FigureDraft> figures = List.of();
    List<LineDraft> lines = List.of();
    List<DateDraft> dates = List.of();

    public void setId(Value value) {
        this.id = value;
    }

    public void setFigure(FigureDraft figureDraft) {
        figures = Drafts.with(figures, figureDraft);
    }

    public void setLine(LineDraft lineDraft) {
        lines = Drafts.with(lines, lineDraft);
    }

    public void setDated(DateDraft dateDraft) {
        dates = Drafts.with(dates, dateDraft);
    }
}
