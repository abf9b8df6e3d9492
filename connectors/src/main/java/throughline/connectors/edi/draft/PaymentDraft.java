package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment and what it pays: 820; REMADV. */
public final class PaymentDraft {

    @Nullable
    Value number;

    @Nullable
    Value control;

    @Nullable
    Value total;

    @Nullable
    Value flag;

    @Nullable
    Value method;

    @Nullable
    Value paidOn;

    List<CurrencyDraft> currencies = List.of();
    List<DateDraft> dates = List.of();
    List<PartyDraft> parties = List.of();
    List<ReferenceDraft> references = List.of();
    List<TextDraft> notes = List.of();
    List<QuantityDraft> sums = List.of();
    List<PaidDraft> lines = List.of();

    public void setNumber(Value value) {
        this.number = value;
    }

    /** The set's own number, for a payment that has none. */
    public void setControl(Value value) {
        this.control = value;
    }

    public void setTotal(Value value) {
        this.total = value;
    }

    public void setFlag(Value value) {
        this.flag = value;
    }

    public void setMethod(Value value) {
        this.method = value;
    }

    public void setPaidOn(Value value) {
        this.paidOn = value;
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

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }

    public void setNote(TextDraft note) {
        notes = Drafts.with(notes, note);
    }

    public void setSum(QuantityDraft sum) {
        sums = Drafts.with(sums, sum);
    }

    public void setLine(PaidDraft line) {
        lines = Drafts.with(lines, line);
    }
}
