package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came in: 861, 944; RECADV. */
public final class ReceiptDraft {

    @Nullable
    Value number;

    @Nullable
    Value date;

    @Nullable
    Value purpose;

    @Nullable
    Value kind;

    @Nullable
    Value order;

    @Nullable
    Value shipment;

    @Nullable
    Value total;

    final List<DateDraft> dates = new ArrayList<>();
    final List<ReferenceDraft> references = new ArrayList<>();
    final List<PartyDraft> parties = new ArrayList<>();
    final List<TextDraft> notes = new ArrayList<>();
    final List<LevelDraft> levels = new ArrayList<>();
    final List<LineDraft> lines = new ArrayList<>();
    final List<CountDraft> counts = new ArrayList<>();

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setDate(Value value) {
        this.date = value;
    }

    public void setPurpose(Value value) {
        this.purpose = value;
    }

    public void setKind(Value value) {
        this.kind = value;
    }

    public void setOrder(Value value) {
        this.order = value;
    }

    public void setShipment(Value value) {
        this.shipment = value;
    }

    public void setTotal(Value value) {
        this.total = value;
    }

    public void setDated(DateDraft dated) {
        dates.add(dated);
    }

    public void setReference(ReferenceDraft reference) {
        references.add(reference);
    }

    public void setParty(PartyDraft party) {
        parties.add(party);
    }

    public void setNote(TextDraft note) {
        notes.add(note);
    }

    public void setLevel(LevelDraft level) {
        levels.add(level);
    }

    public void setLine(LineDraft line) {
        lines.add(line);
    }

    public void setCount(CountDraft count) {
        counts.add(count);
    }
}
