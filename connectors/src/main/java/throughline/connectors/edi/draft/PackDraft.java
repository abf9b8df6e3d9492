package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What some lines have in common: one LX loop of a 940 or 945. */
public final class PackDraft {

    @Nullable
    Value number;

    @Nullable
    Value mark;

    List<LineDraft> lines = List.of();

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setMark(Value value) {
        this.mark = value;
    }

    public void setLine(LineDraft line) {
        lines = Drafts.with(lines, line);
    }
}
