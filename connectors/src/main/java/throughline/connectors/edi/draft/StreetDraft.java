package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/** Further address lines: a second N3. */
public final class StreetDraft {

    @Nullable
    Value line1;

    @Nullable
    Value line2;

    public void setLine1(Value value) {
        this.line1 = value;
    }

    public void setLine2(Value value) {
        this.line2 = value;
    }
}
