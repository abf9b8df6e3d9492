package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change to an order: 860; ORDCHG. */
public final class ChangeDraft extends OrderDraft {

    @Nullable
    Value order;

    @Nullable
    Value sequence;

    @Nullable
    Value orderDate;

    List<ReferenceDraft> references = List.of();

    public void setOrder(Value value) {
        this.order = value;
    }

    public void setSequence(Value value) {
        this.sequence = value;
    }

    public void setOrderDate(Value value) {
        this.orderDate = value;
    }

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }
}
