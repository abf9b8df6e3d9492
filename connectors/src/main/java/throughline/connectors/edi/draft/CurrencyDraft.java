package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/** A currency and what it is for: CUR; CUX. */
public final class CurrencyDraft {

    @Nullable
    Value qualifier;

    @Nullable
    Value code;

    @Nullable
    Value otherQualifier;

    @Nullable
    Value otherCode;

    public void setQualifier(Value value) {
        this.qualifier = value;
    }

    public void setCode(Value value) {
        this.code = value;
    }

    public void setOtherQualifier(Value value) {
        this.otherQualifier = value;
    }

    public void setOtherCode(Value value) {
        this.otherCode = value;
    }
}
