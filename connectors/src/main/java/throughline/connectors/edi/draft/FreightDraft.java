package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A carrier's bill: 210. */
public final class FreightDraft {

    @Nullable
    Value number;

    @Nullable
    Value shipment;

    @Nullable
    Value date;

    @Nullable
    Value total;

    @Nullable
    Value delivered;

    @Nullable
    Value deliveredAs;

    @Nullable
    Value carrier;

    @Nullable
    Value currency;

    @Nullable
    Value weight;

    @Nullable
    Value unit;

    @Nullable
    Value totalUnit;

    List<DateDraft> dates = List.of();
    List<PartyDraft> parties = List.of();
    List<ReferenceDraft> references = List.of();
    List<FreightLineDraft> lines = List.of();

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setShipment(Value value) {
        this.shipment = value;
    }

    public void setDate(Value value) {
        this.date = value;
    }

    public void setTotal(Value value) {
        this.total = value;
    }

    public void setDelivered(Value value) {
        this.delivered = value;
    }

    public void setDeliveredAs(Value value) {
        this.deliveredAs = value;
    }

    public void setCarrier(Value value) {
        this.carrier = value;
    }

    public void setCurrency(Value value) {
        this.currency = value;
    }

    public void setWeight(Value value) {
        this.weight = value;
    }

    /** Of all weights (B305). */
    public void setUnit(Value value) {
        this.unit = value;
    }

    /** Of the total weight (L312). */
    public void setTotalUnit(Value value) {
        this.totalUnit = value;
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

    public void setLine(FreightLineDraft line) {
        lines = Drafts.with(lines, line);
    }
}
