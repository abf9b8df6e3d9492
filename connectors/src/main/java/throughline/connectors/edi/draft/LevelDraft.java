package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One level of a shipment: HL and what stands in it; CPS and its group. */
public final class LevelDraft {

    @Nullable
    Value segment;

    @Nullable
    Value id;

    @Nullable
    Value parent;

    @Nullable
    Value code;

    @Nullable
    Value children;

    @Nullable
    Value order;

    @Nullable
    Value orderLine;

    List<QuantityDraft> loads = List.of();
    List<CarrierDraft> routes = List.of();
    List<ReferenceDraft> references = List.of();
    List<DateDraft> dates = List.of();
    List<PartyDraft> parties = List.of();
    List<ReferenceDraft> labels = List.of();
    List<LineDraft> lines = List.of();

    public void setSegment(Value value) {
        this.segment = value;
    }

    public void setId(Value value) {
        this.id = value;
    }

    public void setParent(Value value) {
        this.parent = value;
    }

    public void setCode(Value value) {
        this.code = value;
    }

    public void setChildren(Value value) {
        this.children = value;
    }

    public void setOrder(Value value) {
        this.order = value;
    }

    public void setOrderLine(Value value) {
        this.orderLine = value;
    }

    public void setLoad(QuantityDraft load) {
        loads = Drafts.with(loads, load);
    }

    public void setRoute(CarrierDraft route) {
        routes = Drafts.with(routes, route);
    }

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }

    public void setDated(DateDraft dated) {
        dates = Drafts.with(dates, dated);
    }

    public void setParty(PartyDraft party) {
        parties = Drafts.with(parties, party);
    }

    public void setLabel(ReferenceDraft label) {
        labels = Drafts.with(labels, label);
    }

    public void setLine(LineDraft line) {
        lines = Drafts.with(lines, line);
    }
}
