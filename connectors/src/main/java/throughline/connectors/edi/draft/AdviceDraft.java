package throughline.connectors.edi.draft;

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

    List<DateDraft> dates = List.of();
    List<PartyDraft> parties = List.of();
    List<ReferenceDraft> references = List.of();
    List<PackDraft> packs = List.of();
    List<LineDraft> lines = List.of();
    List<LevelDraft> levels = List.of();
    List<CarrierDraft> routes = List.of();
    List<CountDraft> counts = List.of();

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
        dates = Drafts.with(dates, dated);
    }

    public void setParty(PartyDraft party) {
        parties = Drafts.with(parties, party);
    }

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }

    public void setPack(PackDraft pack) {
        packs = Drafts.with(packs, pack);
    }

    public void setLine(LineDraft line) {
        lines = Drafts.with(lines, line);
    }

    public void setLevel(LevelDraft level) {
        levels = Drafts.with(levels, level);
    }

    public void setRoute(CarrierDraft route) {
        routes = Drafts.with(routes, route);
    }

    public void setCount(CountDraft count) {
        counts = Drafts.with(counts, count);
    }
}
