package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a seller says to one line, or to a part of it: ACK. */
public final class ConfirmedDraft {

    @Nullable
    Value code;

    @Nullable
    Value quantity;

    @Nullable
    Value unit;

    final List<DateDraft> dates = new ArrayList<>();
    final List<ItemDraft> items = new ArrayList<>();

    public void setCode(Value value) {
        this.code = value;
    }

    public void setQuantity(Value value) {
        this.quantity = value;
    }

    public void setUnit(Value value) {
        this.unit = value;
    }

    public void setDated(DateDraft dated) {
        dates.add(dated);
    }

    public void setItem(ItemDraft item) {
        items.add(item);
    }
}
