package throughline.connectors.edi.draft;

import java.util.ArrayList;
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

    final List<QuantityDraft> loads = new ArrayList<>();
    final List<CarrierDraft> routes = new ArrayList<>();
    final List<ReferenceDraft> references = new ArrayList<>();
    final List<DateDraft> dates = new ArrayList<>();
    final List<PartyDraft> parties = new ArrayList<>();
    final List<ReferenceDraft> labels = new ArrayList<>();
    final List<LineDraft> lines = new ArrayList<>();

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
        loads.add(load);
    }

    public void setRoute(CarrierDraft route) {
        routes.add(route);
    }

    public void setReference(ReferenceDraft reference) {
        references.add(reference);
    }

    public void setDated(DateDraft dated) {
        dates.add(dated);
    }

    public void setParty(PartyDraft party) {
        parties.add(party);
    }

    public void setLabel(ReferenceDraft label) {
        labels.add(label);
    }

    public void setLine(LineDraft line) {
        lines.add(line);
    }
}
