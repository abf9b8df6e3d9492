package throughline.connectors.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import throughline.connectors.Partner;

/** What a profile has to say under {@code transport} for each kind of it, and which secret has to be there. */
final class TransportNeeds {

    private static final Map<String, List<String>> KEYS =
            Map.of("folder", List.of(), "none", List.of(), "webhook", List.of(), "http", List.of("url"));

    private TransportNeeds() {}

    /** What is missing, one sentence each. */
    static List<String> missing(Partner partner, Predicate<String> secretIsThere) {
        var kind = partner.transport().getOrDefault("kind", "folder");
        var keys = KEYS.get(kind);
        if (keys == null) {
            return List.of("there is no transport '%s'; there are: %s"
                    .formatted(
                            kind,
                            String.join(", ", KEYS.keySet().stream().sorted().toList())));
        }
        var missing = new ArrayList<String>();
        for (var key : keys) {
            if (partner.transport().getOrDefault(key, "").isBlank()) {
                missing.add("the transport '%s' needs the key '%s'".formatted(kind, key));
            }
        }
        if (kind.equals("webhook") && !secretIsThere.test("shop-" + partner.code())) {
            missing.add(
                    "the shop signs its webhooks with a secret, and the file secrets/shop-%s of the data folder is not there"
                            .formatted(partner.code()));
        }
        return missing;
    }
}
