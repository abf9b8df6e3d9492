package throughline.connectors.edi.draft;

import java.util.ArrayList;
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

    final List<CurrencyDraft> currencies = new ArrayList<>();
    final List<DateDraft> dates = new ArrayList<>();
    final List<PartyDraft> parties = new ArrayList<>();
    final List<ReferenceDraft> references = new ArrayList<>();
    final List<TextDraft> notes = new ArrayList<>();
    final List<QuantityDraft> sums = new ArrayList<>();
    final List<PaidDraft> lines = new ArrayList<>();

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

    public void setSum(QuantityDraft sum) {
        sums.add(sum);
    }

    public void setLine(PaidDraft line) {
        lines.add(line);
    }
}
