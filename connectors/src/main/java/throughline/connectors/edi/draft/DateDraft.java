package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/** A date and what it is for: DTM; G62. */
public final class DateDraft {

    @Nullable
    Value qualifier;

    @Nullable
    Value value;

    @Nullable
    Value format;

    public void setQualifier(Value value) {
        this.qualifier = value;
    }

    public void setValue(Value value) {
        this.value = value;
    }

    public void setFormat(Value value) {
        this.format = value;
    }
}
