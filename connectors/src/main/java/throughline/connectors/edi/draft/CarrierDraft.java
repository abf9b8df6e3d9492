package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/** Who carries the goods: TD5, W27; TDT. */
public final class CarrierDraft {

    @Nullable
    Value stage;

    @Nullable
    Value number;

    @Nullable
    Value scheme;

    @Nullable
    Value code;

    @Nullable
    Value name;

    public void setStage(Value value) {
        this.stage = value;
    }

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setScheme(Value value) {
        this.scheme = value;
    }

    public void setCode(Value value) {
        this.code = value;
    }

    public void setName(Value value) {
        this.name = value;
    }
}
