package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/** A quantity and what it is for: QTY, SCH, SDQ. */
public final class QuantityDraft {

    @Nullable
    Value qualifier;

    @Nullable
    Value value;

    @Nullable
    Value unit;

    public void setQualifier(Value value) {
        this.qualifier = value;
    }

    public void setValue(Value value) {
        this.value = value;
    }

    public void setUnit(Value value) {
        this.unit = value;
    }
}
