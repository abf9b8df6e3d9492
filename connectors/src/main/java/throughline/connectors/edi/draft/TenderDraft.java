package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request to move goods: 204. */
public final class TenderDraft {

    @Nullable
    Value number;

    @Nullable
    Value carrier;

    @Nullable
    Value purpose;

    @Nullable
    Value terms;

    @Nullable
    Value weight;

    @Nullable
    Value unit;

    @Nullable
    Value charge;

    List<DateDraft> dates = List.of();
    List<PartyDraft> parties = List.of();
    List<ReferenceDraft> references = List.of();
    List<TextDraft> notes = List.of();
    List<StopDraft> stops = List.of();

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setCarrier(Value value) {
        this.carrier = value;
    }

    public void setPurpose(Value value) {
        this.purpose = value;
    }

    public void setTerms(Value value) {
        this.terms = value;
    }

    public void setWeight(Value value) {
        this.weight = value;
    }

    public void setUnit(Value value) {
        this.unit = value;
    }

    public void setCharge(Value value) {
        this.charge = value;
    }

    public void setDated(DateDraft dated) {
        dates = Drafts.with(dates, dated);
    }

    public void setParty(PartyDraft party) {
        parties = Drafts.with(parties, party);
    }

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }

    public void setNote(TextDraft note) {
        notes = Drafts.with(notes, note);
    }

    public void setStop(StopDraft stop) {
        stops = Drafts.with(stops, stop);
    }
}
