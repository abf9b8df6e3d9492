package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an acknowledgement says of one segment: the AK3 loop; UCS. */
public final class AnswerSegmentDraft {

    @Nullable
    Value tag;

    @Nullable
    Value position;

    @Nullable
    Value loop;

    @Nullable
    Value code;

    List<AnswerElementDraft> elements = List.of();

    public void setTag(Value value) {
        this.tag = value;
    }

    public void setPosition(Value value) {
        this.position = value;
    }

    public void setLoop(Value value) {
        this.loop = value;
    }

    public void setCode(Value value) {
        this.code = value;
    }

    public void setWrong(AnswerElementDraft wrong) {
        elements = Drafts.with(elements, wrong);
    }
}
