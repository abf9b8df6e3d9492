package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A carrier's answer to a request to move goods: 990. */
public final class TenderAnswerDraft {

    @Nullable
    Value number;

    @Nullable
    Value carrier;

    @Nullable
    Value date;

    @Nullable
    Value answer;

    @Nullable
    Value reason;

    @Nullable
    Value event;

    @Nullable
    Value eventReason;

    @Nullable
    Value remark;

    List<ReferenceDraft> references = List.of();

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setCarrier(Value value) {
        this.carrier = value;
    }

    public void setDate(Value value) {
        this.date = value;
    }

    public void setAnswer(Value value) {
        this.answer = value;
    }

    public void setReason(Value value) {
        this.reason = value;
    }

    public void setEvent(Value value) {
        this.event = value;
    }

    public void setEventReason(Value value) {
        this.eventReason = value;
    }

    public void setRemark(Value value) {
        this.remark = value;
    }

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }
}
