package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is owed, or by how much that changes: 810, 812; INVOIC. */
public final class InvoiceDraft {

    @Nullable
    Value number;

    @Nullable
    Value kind;

    @Nullable
    Value flag;

    @Nullable
    Value date;

    @Nullable
    Value order;

    @Nullable
    Value invoice;

    @Nullable
    Value total;

    @Nullable
    Value reason;

    final List<CurrencyDraft> currencies = new ArrayList<>();
    final List<DateDraft> dates = new ArrayList<>();
    final List<PartyDraft> parties = new ArrayList<>();
    final List<ReferenceDraft> references = new ArrayList<>();
    final List<TextDraft> notes = new ArrayList<>();
    final List<TermsDraft> allTerms = new ArrayList<>();
    final List<AdjustmentDraft> adjustments = new ArrayList<>();
    final List<TaxDraft> taxes = new ArrayList<>();
    final List<QuantityDraft> sums = new ArrayList<>();
    final List<LineDraft> lines = new ArrayList<>();
    final List<CountDraft> counts = new ArrayList<>();

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setKind(Value value) {
        this.kind = value;
    }

    /** Credit or debit, where the standard has a document for each (BCD05). */
    public void setFlag(Value value) {
        this.flag = value;
    }

    public void setDate(Value value) {
        this.date = value;
    }

    public void setOrder(Value value) {
        this.order = value;
    }

    public void setInvoice(Value value) {
        this.invoice = value;
    }

    public void setTotal(Value value) {
        this.total = value;
    }

    public void setReason(Value value) {
        this.reason = value;
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

    public void setTerms(TermsDraft terms) {
        allTerms.add(terms);
    }

    public void setAdjustment(AdjustmentDraft adjustment) {
        adjustments.add(adjustment);
    }

    public void setTax(TaxDraft tax) {
        taxes.add(tax);
    }

    /** An amount for the whole with what it is (MOA). */
    public void setSum(QuantityDraft sum) {
        sums.add(sum);
    }

    public void setLine(LineDraft line) {
        lines.add(line);
    }

    public void setCount(CountDraft count) {
        counts.add(count);
    }
}
