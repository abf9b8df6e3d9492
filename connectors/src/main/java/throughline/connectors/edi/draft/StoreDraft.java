package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/** One store and its share: a pair of SDQ. */
public final class StoreDraft {

    @Nullable
    Value place;

    @Nullable
    Value value;

    public void setPlace(Value value) {
        this.place = value;
    }

    public void setValue(Value value) {
        this.value = value;
    }
}
