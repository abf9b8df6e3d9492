package throughline.connectors.edi.draft;

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
    Value face;

    @Nullable
    Value reason;

    List<CurrencyDraft> currencies = List.of();
    List<DateDraft> dates = List.of();
    List<PartyDraft> parties = List.of();
    List<ReferenceDraft> references = List.of();
    List<TextDraft> notes = List.of();
    List<TermsDraft> allTerms = List.of();
    List<AdjustmentDraft> adjustments = List.of();
    List<TaxDraft> taxes = List.of();
    List<QuantityDraft> sums = List.of();
    List<LineDraft> lines = List.of();
    List<CountDraft> counts = List.of();

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

    /** What is owed before a discount for paying early, where that stands beside the total. */
    public void setFace(Value value) {
        this.face = value;
    }

    public void setTotal(Value value) {
        this.total = value;
    }

    public void setReason(Value value) {
        this.reason = value;
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

    public void setTerms(TermsDraft terms) {
        allTerms = Drafts.with(allTerms, terms);
    }

    public void setAdjustment(AdjustmentDraft adjustment) {
        adjustments = Drafts.with(adjustments, adjustment);
    }

    public void setTax(TaxDraft tax) {
        taxes = Drafts.with(taxes, tax);
    }

    /** An amount for the whole with what it is (MOA). */
    public void setSum(QuantityDraft sum) {
        sums = Drafts.with(sums, sum);
    }

    public void setLine(LineDraft line) {
        lines = Drafts.with(lines, line);
    }

    public void setCount(CountDraft count) {
        counts = Drafts.with(counts, count);
    }
}
