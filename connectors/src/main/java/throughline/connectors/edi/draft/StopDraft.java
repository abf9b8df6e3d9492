package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One place on the way: the S5 loop; NAD and its group. */
public final class StopDraft {

    @Nullable
    Value segment;

    @Nullable
    Value number;

    @Nullable
    Value action;

    @Nullable
    Value weight;

    @Nullable
    Value unit;

    @Nullable
    Value packages;

    List<DateDraft> dates = List.of();
    List<PartyDraft> parties = List.of();
    List<ReferenceDraft> references = List.of();
    List<ReferenceDraft> orders = List.of();

    public void setSegment(Value value) {
        this.segment = value;
    }

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setAction(Value value) {
        this.action = value;
    }

    public void setWeight(Value value) {
        this.weight = value;
    }

    public void setUnit(Value value) {
        this.unit = value;
    }

    public void setPackages(Value value) {
        this.packages = value;
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

    public void setOrder(ReferenceDraft order) {
        orders = Drafts.with(orders, order);
    }
}
