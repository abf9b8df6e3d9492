package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one document: the OTI loop. */
public final class ResultDraft {

    @Nullable
    Value segment;

    @Nullable
    Value status;

    @Nullable
    Value type;

    @Nullable
    Value document;

    @Nullable
    Value group;

    @Nullable
    Value control;

    List<ProblemDraft> problems = List.of();

    public void setSegment(Value value) {
        this.segment = value;
    }

    public void setStatus(Value value) {
        this.status = value;
    }

    public void setType(Value value) {
        this.type = value;
    }

    public void setDocument(Value value) {
        this.document = value;
    }

    public void setGroup(Value value) {
        this.group = value;
    }

    public void setControl(Value value) {
        this.control = value;
    }

    public void setProblem(ProblemDraft problem) {
        problems = Drafts.with(problems, problem);
    }
}
