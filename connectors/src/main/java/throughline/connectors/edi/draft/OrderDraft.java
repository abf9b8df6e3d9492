package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as its standard says it: BEG and what follows; BGM and what follows. */
public class OrderDraft {

    @Nullable
    Value number;

    @Nullable
    Value purpose;

    @Nullable
    Value kind;

    @Nullable
    Value date;

    @Nullable
    Value shipCode;

    @Nullable
    Value deliver;

    @Nullable
    Value deliverLast;

    List<CurrencyDraft> currencies = List.of();
    List<DateDraft> dates = List.of();
    List<PartyDraft> parties = List.of();
    List<AdjustmentDraft> adjustments = List.of();
    List<TextDraft> notes = List.of();
    List<LineDraft> lines = List.of();
    List<CountDraft> counts = List.of();

    /** The first day on which it may be delivered, in an element of its own. */
    public void setDeliver(Value value) {
        this.deliver = value;
    }

    /** The last one. */
    public void setDeliverLast(Value value) {
        this.deliverLast = value;
    }

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setPurpose(Value value) {
        this.purpose = value;
    }

    public void setKind(Value value) {
        this.kind = value;
    }

    public void setDate(Value value) {
        this.date = value;
    }

    public void setShipCode(Value value) {
        this.shipCode = value;
    }

    public void setCurrency(CurrencyDraft currency) {
        currencies = Drafts.with(currencies, currency);
    }

    public void setDated(DateDraft dated) {
        dates = Drafts.with(dates, dated);
    }

    public void setParty(PartyDraft party) {
        parties = Drafts.with(parties, party);
    }

    public void setAdjustment(AdjustmentDraft adjustment) {
        adjustments = Drafts.with(adjustments, adjustment);
    }

    public void setNote(TextDraft note) {
        notes = Drafts.with(notes, note);
    }

    public void setLine(LineDraft line) {
        lines = Drafts.with(lines, line);
    }

    public void setCount(CountDraft count) {
        counts = Drafts.with(counts, count);
    }
}
