package throughline.connectors.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.Located;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;

/**
 * How a shop calls what an address says.
 *
 * @param name of the person, in one field or several
 * @param lines of the street, one field each or a list in one
 */
record ShopAddress(
        List<String> name, List<String> lines, String city, String region, String postalCode, String country) {

    Party party(Gathering gathering, Located.Fields said, PartyRole role, String to) {
        var street = new ArrayList<String>();
        for (var field : lines) {
            if (said.at(field) instanceof Located.Items) {
                street.addAll(gathering.texts(said, field, to + "/address/lines"));
            } else {
                var line = gathering.text(said, field, "%s/address/lines/%d".formatted(to, street.size()));
                if (line != null) {
                    street.add(line);
                }
            }
        }
        var person = joined(name.stream().map(field -> gathering.text(said, field, to + "/name")));
        return new Party(
                role,
                List.of(),
                person.isEmpty() ? null : person,
                new Party.Address(
                        street,
                        gathering.text(said, city, to + "/address/city"),
                        gathering.text(said, region, to + "/address/region"),
                        gathering.text(said, postalCode, to + "/address/postalCode"),
                        gathering.text(said, country, to + "/address/country")));
    }

    private static String joined(Stream<String> parts) {
        return parts.filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
