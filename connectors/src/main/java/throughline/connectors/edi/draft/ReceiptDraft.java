package throughline.connectors.edi.draft;

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

    List<DateDraft> dates = List.of();
    List<ReferenceDraft> references = List.of();
    List<PartyDraft> parties = List.of();
    List<TextDraft> notes = List.of();
    List<LevelDraft> levels = List.of();
    List<LineDraft> lines = List.of();
    List<CountDraft> counts = List.of();

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
        dates = Drafts.with(dates, dated);
    }

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }

    public void setParty(PartyDraft party) {
        parties = Drafts.with(parties, party);
    }

    public void setNote(TextDraft note) {
        notes = Drafts.with(notes, note);
    }

    public void setLevel(LevelDraft level) {
        levels = Drafts.with(levels, level);
    }

    public void setLine(LineDraft line) {
        lines = Drafts.with(lines, line);
    }

    public void setCount(CountDraft count) {
        counts = Drafts.with(counts, count);
    }
}
