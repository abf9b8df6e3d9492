package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody says was shipped: 856, 943, 945; DESADV. */
public final class AdviceDraft {

    @Nullable
    Value number;

    @Nullable
    Value otherNumber;

    @Nullable
    Value order;

    @Nullable
    Value shipped;

    @Nullable
    Value carrier;

    @Nullable
    Value tracking;

    @Nullable
    Value packages;

    @Nullable
    Value purpose;

    @Nullable
    Value kind;

    /** Of all quantities, as the summary gives it. */
    @Nullable
    Value total;

    final List<DateDraft> dates = new ArrayList<>();
    final List<PartyDraft> parties = new ArrayList<>();
    final List<ReferenceDraft> references = new ArrayList<>();
    final List<PackDraft> packs = new ArrayList<>();
    final List<LineDraft> lines = new ArrayList<>();
    final List<LevelDraft> levels = new ArrayList<>();
    final List<CarrierDraft> routes = new ArrayList<>();
    final List<CountDraft> counts = new ArrayList<>();

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setOtherNumber(Value value) {
        this.otherNumber = value;
    }

    public void setOrder(Value value) {
        this.order = value;
    }

    public void setShipped(Value value) {
        this.shipped = value;
    }

    public void setCarrier(Value value) {
        this.carrier = value;
    }

    public void setTracking(Value value) {
        this.tracking = value;
    }

    public void setPackages(Value value) {
        this.packages = value;
    }

    public void setPurpose(Value value) {
        this.purpose = value;
    }

    public void setKind(Value value) {
        this.kind = value;
    }

    public void setTotal(Value value) {
        this.total = value;
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

    public void setPack(PackDraft pack) {
        packs.add(pack);
    }

    public void setLine(LineDraft line) {
        lines.add(line);
    }

    public void setLevel(LevelDraft level) {
        levels.add(level);
    }

    public void setRoute(CarrierDraft route) {
        routes.add(route);
    }

    public void setCount(CountDraft count) {
        counts.add(count);
    }
}
