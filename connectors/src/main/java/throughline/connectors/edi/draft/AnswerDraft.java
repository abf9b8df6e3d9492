package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An acknowledgement: 997, 999; CONTRL. */
public final class AnswerDraft {

    @Nullable
    Value kind;

    @Nullable
    Value group;

    @Nullable
    Value functionalCode;

    @Nullable
    Value version;

    @Nullable
    Value interchange;

    @Nullable
    Value status;

    @Nullable
    Value note;

    @Nullable
    Value included;

    List<AnswerSetDraft> sets = List.of();

    /** ST01, where one draft serves two answers. */
    public void setKind(Value value) {
        this.kind = value;
    }

    public void setGroup(Value value) {
        this.group = value;
    }

    public void setFunctionalCode(Value value) {
        this.functionalCode = value;
    }

    public void setVersion(Value value) {
        this.version = value;
    }

    public void setInterchange(Value value) {
        this.interchange = value;
    }

    public void setStatus(Value value) {
        this.status = value;
    }

    public void setNote(Value value) {
        this.note = value;
    }

    public void setIncluded(Value value) {
        this.included = value;
    }

    public void setAnswered(AnswerSetDraft answered) {
        sets = Drafts.with(sets, answered);
    }
}
