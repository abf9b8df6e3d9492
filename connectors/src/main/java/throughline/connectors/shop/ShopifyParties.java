package throughline.connectors.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.Located;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;

/** The consumer, and where the goods and the bill go. */
final class ShopifyParties {

    private ShopifyParties() {}

    static List<Party> of(Gathering gathering) {
        var parties = new ArrayList<Party>();
        var root = gathering.root();
        var customer = gathering.fields(root, "customer");
        if (customer != null) {
            parties.add(consumer(gathering, customer));
        }
        addressed(gathering, "shipping_address", PartyRole.SHIP_TO, parties);
        addressed(gathering, "billing_address", PartyRole.BILL_TO, parties);
        return parties;
    }

    private static Party consumer(Gathering gathering, Located.Fields customer) {
        var id = gathering.text(customer, "id", "/parties/0/identifications/0/value");
        var first = gathering.text(customer, "first_name", "/parties/0/name");
        var last = gathering.text(customer, "last_name", "/parties/0/name");
        var name = String.join(
                " ", Stream.of(first, last).filter(part -> part != null).toList());
        return new Party(
                PartyRole.BUYER,
                id == null ? List.of() : List.of(new Party.Identification("BUYER", id)),
                name.isEmpty() ? null : name,
                null);
    }

    private static void addressed(Gathering gathering, String field, PartyRole role, List<Party> parties) {
        var address = gathering.fields(gathering.root(), field);
        if (address == null) {
            return;
        }
        var to = "/parties/" + parties.size();
        var lines = new ArrayList<String>();
        for (var name : List.of("company", "address1", "address2")) {
            var line = gathering.text(address, name, "%s/address/lines/%d".formatted(to, lines.size()));
            if (line != null) {
                lines.add(line);
            }
        }
        var name = gathering.text(address, "name", to + "/name");
        parties.add(new Party(
                role,
                List.of(),
                name,
                new Party.Address(
                        lines,
                        gathering.text(address, "city", to + "/address/city"),
                        codeOr(gathering, address, "province_code", "province", to + "/address/region"),
                        gathering.text(address, "zip", to + "/address/postalCode"),
                        codeOr(gathering, address, "country_code", "country", to + "/address/country"))));
    }

    private static @Nullable String codeOr(
            Gathering gathering, Located.Fields address, String code, String word, String to) {
        return address.has(code) ? gathering.text(address, code, to) : gathering.text(address, word, to);
    }
}
