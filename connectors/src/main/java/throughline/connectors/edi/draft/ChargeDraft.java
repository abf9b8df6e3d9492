package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/** One charge of a carrier: L1. */
public final class ChargeDraft {

    @Nullable
    Value segment;

    @Nullable
    Value number;

    @Nullable
    Value code;

    @Nullable
    Value description;

    @Nullable
    Value amount;

    public void setSegment(Value value) {
        this.segment = value;
    }

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setCode(Value value) {
        this.code = value;
    }

    public void setDescription(Value value) {
        this.description = value;
    }

    public void setAmount(Value value) {
        this.amount = value;
    }
}
