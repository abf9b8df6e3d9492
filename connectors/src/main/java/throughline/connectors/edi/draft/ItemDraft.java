package throughline.connectors.edi.draft;

import org.jspecify.annotations.Nullable;

/** One name of an item and whose name it is: a pair 235 and 234; a C212. */
public final class ItemDraft {

    @Nullable
    Value scheme;

    @Nullable
    Value value;

    /** What the item is to its line; null when nobody says. */
    @Nullable
    Value use;

    public void setScheme(Value value) {
        this.scheme = value;
    }

    public void setValue(Value value) {
        this.value = value;
    }
}
