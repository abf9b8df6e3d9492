package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An instruction to move one consignment: IFTMIN. Everybody named is a stop until the roles say who is none. */
public final class ConsignmentDraft {

    @Nullable
    Value number;

    @Nullable
    Value purpose;

    @Nullable
    Value terms;

    List<CurrencyDraft> currencies = List.of();
    List<DateDraft> dates = List.of();
    List<QuantityDraft> sums = List.of();
    List<QuantityDraft> totals = List.of();
    List<ReferenceDraft> references = List.of();
    List<TextDraft> notes = List.of();
    List<StopDraft> stops = List.of();

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setPurpose(Value value) {
        this.purpose = value;
    }

    public void setTerms(Value value) {
        this.terms = value;
    }

    public void setCurrency(CurrencyDraft currency) {
        currencies = Drafts.with(currencies, currency);
    }

    public void setDated(DateDraft dated) {
        dates = Drafts.with(dates, dated);
    }

    public void setSum(QuantityDraft sum) {
        sums = Drafts.with(sums, sum);
    }

    public void setTotal(QuantityDraft total) {
        totals = Drafts.with(totals, total);
    }

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }

    public void setNote(TextDraft note) {
        notes = Drafts.with(notes, note);
    }

    public void setStop(StopDraft stop) {
        stops = Drafts.with(stops, stop);
    }
}
