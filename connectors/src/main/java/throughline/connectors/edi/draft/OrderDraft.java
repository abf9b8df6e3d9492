package throughline.connectors.edi.draft;

import java.util.ArrayList;
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

    final List<CurrencyDraft> currencies = new ArrayList<>();
    final List<DateDraft> dates = new ArrayList<>();
    final List<PartyDraft> parties = new ArrayList<>();
    final List<AdjustmentDraft> adjustments = new ArrayList<>();
    final List<TextDraft> notes = new ArrayList<>();
    final List<LineDraft> lines = new ArrayList<>();
    final List<CountDraft> counts = new ArrayList<>();

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
        currencies.add(currency);
    }

    public void setDated(DateDraft dated) {
        dates.add(dated);
    }

    public void setParty(PartyDraft party) {
        parties.add(party);
    }

    public void setAdjustment(AdjustmentDraft adjustment) {
        adjustments.add(adjustment);
    }

    public void setNote(TextDraft note) {
        notes.add(note);
    }

    public void setLine(LineDraft line) {
        lines.add(line);
    }

    public void setCount(CountDraft count) {
        counts.add(count);
    }
}
