package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the messages about stock, sales, prices and needs have in common. */
public abstract class StockDraft {

    @Nullable
    Value number;

    @Nullable
    Value kind;

    @Nullable
    Value purpose;

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

    List<CurrencyDraft> currencies = List.of();
    List<DateDraft> dates = List.of();
    List<PartyDraft> parties = List.of();
    List<TextDraft> notes = List.of();
    List<LineDraft> lines = List.of();
    List<PlaceDraft> places = List.of();
    List<CountDraft> counts = List.of();

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setKind(Value value) {
        this.kind = value;
    }

    public void setPurpose(Value value) {
        this.purpose = value;
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
        currencies = Drafts.with(currencies, currencyDraft);
    }

    public void setDated(DateDraft dateDraft) {
        dates = Drafts.with(dates, dateDraft);
    }

    public void setParty(PartyDraft partyDraft) {
        parties = Drafts.with(parties, partyDraft);
    }

    public void setNote(TextDraft textDraft) {
        notes = Drafts.with(notes, textDraft);
    }

    public void setLine(LineDraft lineDraft) {
        lines = Drafts.with(lines, lineDraft);
    }

    /** A place with its own lines (SLSRPT LOC). */
    public void setPlace(PlaceDraft placeDraft) {
        places = Drafts.with(places, placeDraft);
    }

    public void setCount(CountDraft countDraft) {
        counts = Drafts.with(counts, countDraft);
    }
}
