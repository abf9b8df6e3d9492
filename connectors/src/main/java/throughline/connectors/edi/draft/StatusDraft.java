package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a carrier says of a shipment: 214; IFTSTA. */
public final class StatusDraft {

    @Nullable
    Value number;

    @Nullable
    Value tracking;

    @Nullable
    Value shipment;

    @Nullable
    Value consignment;

    @Nullable
    Value signedBy;

    List<DateDraft> dates = List.of();
    List<ReferenceDraft> references = List.of();
    List<EventDraft> events = List.of();

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setTracking(Value value) {
        this.tracking = value;
    }

    public void setShipment(Value value) {
        this.shipment = value;
    }

    /** Which consignment the events are of (CNI 1004), for a sender that names no shipment by a reference. */
    public void setConsignment(Value value) {
        this.consignment = value;
    }

    public void setSignedBy(Value value) {
        this.signedBy = value;
    }

    public void setDated(DateDraft dated) {
        dates = Drafts.with(dates, dated);
    }

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }

    public void setEvent(EventDraft event) {
        events = Drafts.with(events, event);
    }
}
