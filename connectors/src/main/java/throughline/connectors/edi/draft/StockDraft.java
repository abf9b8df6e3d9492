package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the messages about stock, sales, prices and needs have in common. */
public abstract class StockDraft {

    @Nullable
    Value number;

    @Nullable
    Value otherNumber;

    @Nullable
    Value control;

    @Nullable
    Value revision;

    @Nullable
    Value revisionToo;

    @Nullable
    Value date;

    @Nullable
    Value from;

    @Nullable
    Value to;

    @Nullable
    Value order;

    final List<CurrencyDraft> currencies = new ArrayList<>();
    final List<DateDraft> dates = new ArrayList<>();
    final List<PartyDraft> parties = new ArrayList<>();
    final List<TextDraft> notes = new ArrayList<>();
    final List<LineDraft> lines = new ArrayList<>();
    final List<PlaceDraft> places = new ArrayList<>();
    final List<CountDraft> counts = new ArrayList<>();

    public void setNumber(Value value) {
        this.number = value;
    }

    /** Taken when the sender gives no number. */
    public void setOtherNumber(Value value) {
        this.otherNumber = value;
    }

    /** The set's own, when there is no number at all (ST02). */
    public void setControl(Value value) {
        this.control = value;
    }

    public void setRevision(Value value) {
        this.revision = value;
    }

    public void setRevisionToo(Value value) {
        this.revisionToo = value;
    }

    /** The day the message speaks of or was made. */
    public void setDate(Value value) {
        this.date = value;
    }

    public void setFrom(Value value) {
        this.from = value;
    }

    public void setTo(Value value) {
        this.to = value;
    }

    public void setOrder(Value value) {
        this.order = value;
    }

    public void setCurrency(CurrencyDraft currencyDraft) {
        currencies.add(currencyDraft);
    }

    public void setDated(DateDraft dateDraft) {
        dates.add(dateDraft);
    }

    public void setParty(PartyDraft partyDraft) {
        parties.add(partyDraft);
    }

    public void setNote(TextDraft textDraft) {
        notes.add(textDraft);
    }

    public void setLine(LineDraft lineDraft) {
        lines.add(lineDraft);
    }

    /** A place with its own lines (SLSRPT LOC). */
    public void setPlace(PlaceDraft placeDraft) {
        places.add(placeDraft);
    }

    public void setCount(CountDraft countDraft) {
        counts.add(countDraft);
    }
}
