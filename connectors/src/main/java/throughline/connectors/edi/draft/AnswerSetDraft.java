package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an acknowledgement says of one set: the AK2 loop; UCM. */
public final class AnswerSetDraft {

    @Nullable
    Value type;

    @Nullable
    Value control;

    @Nullable
    Value status;

    @Nullable
    Value note1;

    @Nullable
    Value note2;

    @Nullable
    Value note3;

    @Nullable
    Value note4;

    @Nullable
    Value note5;

    List<AnswerSegmentDraft> segments = List.of();

    public void setType(Value value) {
        this.type = value;
    }

    public void setControl(Value value) {
        this.control = value;
    }

    public void setStatus(Value value) {
        this.status = value;
    }

    public void setNote1(Value value) {
        this.note1 = value;
    }

    public void setNote2(Value value) {
        this.note2 = value;
    }

    public void setNote3(Value value) {
        this.note3 = value;
    }

    public void setNote4(Value value) {
        this.note4 = value;
    }

    public void setNote5(Value value) {
        this.note5 = value;
    }

    public void setFaulty(AnswerSegmentDraft faulty) {
        segments = Drafts.with(segments, faulty);
    }
}
