package throughline.deploy.appliance;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import throughline.connectors.Partner;
import throughline.connectors.as2.Agreement;
import throughline.connectors.as2.CertificateCheck;
import throughline.connectors.partner.PartnerFolders;

/** What is wrong with the certificates of AS2 partners and with our own, and what soon will be. */
record As2Notices(PartnerFolders partners, OwnAs2Keys keys, Clock clock) {

    List<String> all() {
        var speaking = partners.all().stream()
                .filter(partner -> "as2".equals(partner.transport().get("kind")))
                .toList();
        var found = new ArrayList<String>();
        speaking.forEach(partner -> of(partner, found));
        if (!speaking.isEmpty()) {
            ours(found);
        }
        return found;
    }

    private void of(Partner partner, List<String> found) {
        try {
            CertificateCheck.of(Agreement.of(partner), clock.instant())
                    .forEach(each -> found.add("AS2 with %s: %s".formatted(partner.code(), each)));
        } catch (IOException wrong) {
            found.add("AS2 with %s: %s".formatted(partner.code(), wrong.getMessage()));
        }
    }

    private void ours(List<String> found) {
        try {
            found.addAll(CertificateCheck.of(keys.read(), clock.instant()));
        } catch (IOException wrong) {
            found.add("our AS2 keys: " + wrong.getMessage());
        }
    }
}
