package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order to a warehouse to ship: 940. */
public final class InstructionDraft {

    @Nullable
    Value number;

    @Nullable
    Value order;

    @Nullable
    Value total;

    final List<DateDraft> dates = new ArrayList<>();
    final List<PartyDraft> parties = new ArrayList<>();
    final List<PackDraft> packs = new ArrayList<>();

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setOrder(Value value) {
        this.order = value;
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

    public void setPack(PackDraft pack) {
        packs.add(pack);
    }
}
