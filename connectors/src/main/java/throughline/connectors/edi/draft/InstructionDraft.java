package throughline.connectors.edi.draft;

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

    List<DateDraft> dates = List.of();
    List<PartyDraft> parties = List.of();
    List<PackDraft> packs = List.of();

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
        dates = Drafts.with(dates, dated);
    }

    public void setParty(PartyDraft party) {
        parties = Drafts.with(parties, party);
    }

    public void setPack(PackDraft pack) {
        packs = Drafts.with(packs, pack);
    }
}
