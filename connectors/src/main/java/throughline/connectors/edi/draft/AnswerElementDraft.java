package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/** What an acknowledgement says of one element: AK4; UCD. */
public final class AnswerElementDraft {

    @Nullable
    Value element;

    @Nullable
    Value component;

    @Nullable
    Value code;

    @Nullable
    Value value;

    public void setElement(Value value) {
        this.element = value;
    }

    public void setComponent(Value value) {
        this.component = value;
    }

    public void setCode(Value value) {
        this.code = value;
    }

    public void setValue(Value value) {
        this.value = value;
    }
}
