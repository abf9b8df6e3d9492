package throughline.connectors.partner;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import throughline.connectors.Partner;
import throughline.connectors.as2.Agreement;
import throughline.connectors.as2.CertificateCheck;

/** What the way to a partner needs beside its profile: secrets, which must not stand there, and certificates that are valid. */
final class TransportNeeds {

    /** Shops that call us by webhook, whatever we bring to them. */
    private static final Set<String> CALLED_BY = Set.of("webhook", "shopify", "woocommerce");

    private TransportNeeds() {}

    /** What is missing, one sentence each. */
    static List<String> missing(Partner partner, Predicate<String> secretIsThere, Instant now) {
        var missing = new ArrayList<String>();
        var kind = partner.transport().getOrDefault("kind", "folder");
        if (CALLED_BY.contains(kind) && !secretIsThere.test("shop-" + partner.code())) {
            missing.add(
                    "the shop signs its webhooks with a secret, and the file secrets/shop-%s of the data folder is not there"
                            .formatted(partner.code()));
        }
        for (var key : TransportKeys.CREDENTIALS.stream().sorted().toList()) {
            var credential = partner.transport().get(key);
            if (credential != null && !secretIsThere.test(credential)) {
                missing.add(
                        ("the transport '%s' needs the credential '%s', and there is none: put it into the file secrets/%s"
                                        + " of the data folder, or keep it with './throughline credential set %s'")
                                .formatted(kind, credential, credential, credential));
            }
        }
        if (kind.equals("as2")) {
            missing.addAll(certificates(partner, now));
        } else if (partner.transport().containsKey("certificates")) {
            missing.addAll(
                    CertificateCheck.ofServers(Path.of(partner.transport().getOrDefault("certificates", "")), now));
        }
        return missing;
    }

    private static List<String> certificates(Partner partner, Instant now) {
        try {
            return CertificateCheck.of(Agreement.of(partner), now);
        } catch (IOException wrong) {
            return List.of(String.valueOf(wrong.getMessage()));
        }
    }
}
