package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/** A control total: CTT; CNT. */
public final class CountDraft {

    @Nullable
    Value qualifier;

    @Nullable
    Value value;

    @Nullable
    Value hash;

    public void setQualifier(Value value) {
        this.qualifier = value;
    }

    public void setValue(Value value) {
        this.value = value;
    }

    public void setHash(Value value) {
        this.hash = value;
    }
}
