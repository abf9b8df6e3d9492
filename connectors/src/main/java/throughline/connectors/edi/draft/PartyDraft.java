package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody named: the N1 loop; NAD. */
public final class PartyDraft {

    @Nullable
    Value role;

    @Nullable
    Value name;

    @Nullable
    Value name2;

    @Nullable
    Value scheme;

    @Nullable
    Value id;

    @Nullable
    Value agency;

    @Nullable
    Value otherId;

    @Nullable
    Value street1;

    @Nullable
    Value street2;

    @Nullable
    Value street3;

    @Nullable
    Value street4;

    @Nullable
    Value city;

    @Nullable
    Value region;

    @Nullable
    Value postalCode;

    @Nullable
    Value country;

    List<StreetDraft> more = List.of();

    public void setRole(Value value) {
        this.role = value;
    }

    public void setName(Value value) {
        this.name = value;
    }

    public void setName2(Value value) {
        this.name2 = value;
    }

    public void setScheme(Value value) {
        this.scheme = value;
    }

    public void setId(Value value) {
        this.id = value;
    }

    public void setAgency(Value value) {
        this.agency = value;
    }

    /** What the buyer calls it, where it has no number of its own. */
    public void setOtherId(Value value) {
        this.otherId = value;
    }

    public void setStreet1(Value value) {
        this.street1 = value;
    }

    public void setStreet2(Value value) {
        this.street2 = value;
    }

    public void setStreet3(Value value) {
        this.street3 = value;
    }

    public void setStreet4(Value value) {
        this.street4 = value;
    }

    public void setCity(Value value) {
        this.city = value;
    }

    public void setRegion(Value value) {
        this.region = value;
    }

    public void setPostalCode(Value value) {
        this.postalCode = value;
    }

    public void setCountry(Value value) {
        this.country = value;
    }

    public void setStreet(StreetDraft street) {
        more = Drafts.with(more, street);
    }
}
