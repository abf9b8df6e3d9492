package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.guide.Codes;
import throughline.connectors.edi.token.Standard;
import throughline.model.document.Party;
import throughline.model.document.Party.Address;
import throughline.model.document.Party.Identification;
import throughline.model.document.PartyRole;

/** Parties of a document from their drafts, in order. */
final class PartyMaking {

    private static final Map<Standard, Map<String, PartyRole>> ROLES = Codes.typed("role", PartyRole::valueOf);

    private static final String OTHER_SCHEME = "OTHER";

    private final Meaning meaning;

    private final Map<String, PartyRole> roles;
    private final boolean ofStop;

    PartyMaking(Meaning meaning) {
        this(meaning, false);
    }

    /** @param ofStop whether each is the place of a stop, not a party of the document */
    PartyMaking(Meaning meaning, boolean ofStop) {
        this.meaning = meaning;
        this.roles = ROLES.getOrDefault(meaning.standard(), Map.of());
        this.ofStop = ofStop;
    }

    private Field at(Field ofParty) {
        return ofStop ? Field.valueOf("STOP_" + ofParty) : ofParty;
    }

    List<Party> make(List<PartyDraft> drafts) {
        var parties = new ArrayList<Party>(drafts.size());
        for (var draft : drafts) {
            parties.add(make(parties.size(), draft));
        }
        return parties;
    }

    Party make(int index, PartyDraft draft) {
        var role = meaning.text(at(Field.PARTY_ROLE), index, draft.role);
        var known = role == null ? null : roles.get(role);
        return new Party(
                known == null ? PartyRole.OTHER : known,
                identifications(index, draft),
                name(index, draft),
                address(index, draft));
    }

    private List<Identification> identifications(int index, PartyDraft draft) {
        var id = meaning.text(at(Field.PARTY_ID), index, draft.id);
        if (id == null) {
            var other = meaning.text(at(Field.PARTY_ID), index, draft.otherId);
            return other == null ? List.of() : List.of(new Identification("BUYER", other));
        }
        var said = draft.scheme != null ? draft.scheme : draft.agency;
        var code = meaning.text(at(Field.PARTY_SCHEME), index, said);
        var scheme = code == null ? null : meaning.codes().meaning("party", code);
        return List.of(new Identification(scheme != null ? scheme : code != null ? code : OTHER_SCHEME, id));
    }

    private @Nullable String name(int index, PartyDraft draft) {
        var name = meaning.text(at(Field.PARTY_NAME), index, draft.name);
        if (name == null) {
            return meaning.text(at(Field.PARTY_NAME), index, draft.name2);
        }
        return name;
    }

    private @Nullable Address address(int index, PartyDraft draft) {
        var lines = new ArrayList<String>(2);
        for (var street : new Value[] {draft.street1, draft.street2, draft.street3, draft.street4}) {
            addStreet(lines, index, street);
        }
        for (var more : draft.more) {
            addStreet(lines, index, more.line1);
            addStreet(lines, index, more.line2);
        }
        var city = meaning.text(at(Field.PARTY_CITY), index, draft.city);
        var region = meaning.text(at(Field.PARTY_REGION), index, draft.region);
        var postalCode = meaning.text(at(Field.PARTY_POSTAL_CODE), index, draft.postalCode);
        var country = meaning.text(at(Field.PARTY_COUNTRY), index, draft.country);
        boolean none = lines.isEmpty() && city == null && region == null && postalCode == null && country == null;
        return none
                ? null
                : new Address(lines, city, region, postalCode, country == null ? null : Countries.alpha2(country));
    }

    private void addStreet(List<String> lines, int index, @Nullable Value street) {
        var text = meaning.text(at(Field.PARTY_STREET), index, lines.size(), street);
        if (text != null) {
            lines.add(text);
        }
    }
}
