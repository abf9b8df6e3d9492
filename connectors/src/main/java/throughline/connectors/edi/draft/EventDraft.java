package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that happened on the way: the AT7 loop; STS and its group. */
public final class EventDraft {

    @Nullable
    Value segment;

    @Nullable
    Value code;

    @Nullable
    Value reason;

    @Nullable
    Value appointment;

    @Nullable
    Value appointmentReason;

    @Nullable
    Value date;

    @Nullable
    Value time;

    @Nullable
    Value zone;

    @Nullable
    Value city;

    @Nullable
    Value region;

    @Nullable
    Value country;

    @Nullable
    Value place;

    List<DateDraft> dates = List.of();
    List<ReferenceDraft> references = List.of();

    public void setSegment(Value value) {
        this.segment = value;
    }

    public void setCode(Value value) {
        this.code = value;
    }

    public void setReason(Value value) {
        this.reason = value;
    }

    public void setAppointment(Value value) {
        this.appointment = value;
    }

    public void setAppointmentReason(Value value) {
        this.appointmentReason = value;
    }

    public void setDate(Value value) {
        this.date = value;
    }

    public void setTime(Value value) {
        this.time = value;
    }

    public void setZone(Value value) {
        this.zone = value;
    }

    public void setCity(Value value) {
        this.city = value;
    }

    public void setRegion(Value value) {
        this.region = value;
    }

    public void setCountry(Value value) {
        this.country = value;
    }

    public void setPlace(Value value) {
        this.place = value;
    }

    public void setDated(DateDraft dated) {
        dates = Drafts.with(dates, dated);
    }

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }
}
