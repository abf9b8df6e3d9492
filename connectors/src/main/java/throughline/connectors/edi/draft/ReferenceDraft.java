package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/** A number somebody gave, and who: REF, N9; RFF. */
public final class ReferenceDraft {

    @Nullable
    Value qualifier;

    @Nullable
    Value value;

    /** The line within what the number names (1156). */
    @Nullable
    Value line;

    public void setQualifier(Value value) {
        this.qualifier = value;
    }

    public void setValue(Value value) {
        this.value = value;
    }

    public void setLine(Value value) {
        this.line = value;
    }
}
