package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/** Free text with what it is for: PID, MSG, NTE; IMD, FTX. */
public final class TextDraft {

    @Nullable
    Value kind;

    /** How the text describes (349, 7077): free text, a code, or both. */
    @Nullable
    Value form;

    @Nullable
    Value text;

    @Nullable
    Value text2;

    @Nullable
    Value text3;

    @Nullable
    Value text4;

    @Nullable
    Value text5;

    public void setKind(Value value) {
        this.kind = value;
    }

    public void setForm(Value value) {
        this.form = value;
    }

    public void setText(Value value) {
        this.text = value;
    }

    public void setText2(Value value) {
        this.text2 = value;
    }

    public void setText3(Value value) {
        this.text3 = value;
    }

    public void setText4(Value value) {
        this.text4 = value;
    }

    public void setText5(Value value) {
        this.text5 = value;
    }
}
