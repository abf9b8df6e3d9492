package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a seller says to an order or a change of it: 855, 865; ORDRSP. */
public final class ResponseDraft extends OrderDraft {

    @Nullable
    Value order;

    @Nullable
    Value answer;

    @Nullable
    Value orderDate;

    List<ReferenceDraft> references = List.of();
    List<DateDraft> orderDates = List.of();

    public void setOrder(Value value) {
        this.order = value;
    }

    public void setAnswer(Value value) {
        this.answer = value;
    }

    public void setOrderDate(Value value) {
        this.orderDate = value;
    }

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }

    public void setOrderDated(DateDraft orderDated) {
        orderDates = Drafts.with(orderDates, orderDated);
    }
}
