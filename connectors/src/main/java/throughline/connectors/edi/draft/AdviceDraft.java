package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a warehouse says it shipped: the 945. */
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

    final List<DateDraft> dates = new ArrayList<>();
    final List<PartyDraft> parties = new ArrayList<>();
    final List<ReferenceDraft> references = new ArrayList<>();
    final List<PackDraft> packs = new ArrayList<>();

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
}
