package throughline.connectors.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import throughline.connectors.Partner;

/** Which secrets the way to a partner needs beside its profile, where they must not stand. */
final class TransportNeeds {

    private TransportNeeds() {}

    /** What is missing, one sentence each. */
    static List<String> missing(Partner partner, Predicate<String> secretIsThere) {
        var missing = new ArrayList<String>();
        var kind = partner.transport().getOrDefault("kind", "folder");
        if (kind.equals("webhook") && !secretIsThere.test("shop-" + partner.code())) {
            missing.add(
                    "the shop signs its webhooks with a secret, and the file secrets/shop-%s of the data folder is not there"
                            .formatted(partner.code()));
        }
        var credential = partner.transport().get("credential");
        if (credential != null && !secretIsThere.test(credential)) {
            missing.add(
                    "the transport '%s' needs the credential '%s', and the file secrets/%s of the data folder is not there"
                            .formatted(kind, credential, credential));
        }
        return missing;
    }
}
