package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place and what is said of it: N1 below an item; LOC above items. */
public final class PlaceDraft {

    @Nullable
    Value id;

    final List<FigureDraft> figures = new ArrayList<>();
    final List<LineDraft> lines = new ArrayList<>();
    final List<DateDraft> dates = new ArrayList<>();

    public void setId(Value value) {
        this.id = value;
    }

    public void setFigure(FigureDraft figureDraft) {
        figures.add(figureDraft);
    }

    public void setLine(LineDraft lineDraft) {
        lines.add(lineDraft);
    }

    public void setDated(DateDraft dateDraft) {
        dates.add(dateDraft);
    }
}
