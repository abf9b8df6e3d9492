package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing wrong with a document: the TED loop; ERC and its group. */
public final class ProblemDraft {

    @Nullable
    Value code;

    @Nullable
    Value text;

    @Nullable
    Value tag;

    @Nullable
    Value position;

    @Nullable
    Value element;

    @Nullable
    Value value;

    List<TextDraft> texts = List.of();

    public void setCode(Value value) {
        this.code = value;
    }

    public void setText(Value value) {
        this.text = value;
    }

    public void setTag(Value value) {
        this.tag = value;
    }

    public void setPosition(Value value) {
        this.position = value;
    }

    public void setElement(Value value) {
        this.element = value;
    }

    public void setValue(Value value) {
        this.value = value;
    }

    public void setMore(TextDraft more) {
        texts = Drafts.with(texts, more);
    }
}
