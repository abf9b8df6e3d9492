package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/** How a part of what came in was found: RCD06 to 08 and on; W13; QVR. */
public final class ConditionDraft {

    @Nullable
    Value quantity;

    @Nullable
    Value unit;

    @Nullable
    Value code;

    public void setQuantity(Value value) {
        this.quantity = value;
    }

    public void setUnit(Value value) {
        this.unit = value;
    }

    public void setCode(Value value) {
        this.code = value;
    }
}
