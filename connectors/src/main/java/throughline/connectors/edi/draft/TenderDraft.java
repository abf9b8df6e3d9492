package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request to move goods: 204; IFTMIN. */
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

    final List<CurrencyDraft> currencies = new ArrayList<>();
    final List<DateDraft> dates = new ArrayList<>();
    final List<PartyDraft> parties = new ArrayList<>();
    final List<ReferenceDraft> references = new ArrayList<>();
    final List<TextDraft> notes = new ArrayList<>();
    final List<StopDraft> stops = new ArrayList<>();

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

    public void setCurrency(CurrencyDraft currency) {
        currencies.add(currency);
    }

    public void setDated(DateDraft dated) {
        dates.add(dated);
    }

    public void setParty(PartyDraft party) {
        parties.add(party);
    }

    public void setReference(ReferenceDraft reference) {
        references.add(reference);
    }

    public void setNote(TextDraft note) {
        notes.add(note);
    }

    public void setStop(StopDraft stop) {
        stops.add(stop);
    }
}
