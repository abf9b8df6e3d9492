package throughline.connectors.edi.draft;

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

    List<DateDraft> dates = List.of();
    List<ItemDraft> items = List.of();

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
        dates = Drafts.with(dates, dated);
    }

    public void setItem(ItemDraft item) {
        items = Drafts.with(items, item);
    }
}
