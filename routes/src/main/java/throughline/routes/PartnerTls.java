package throughline.routes;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.as2.TheirCertificates;

/**
 * Whom we trust at the other end of a TLS connection to a partner: when its folder has {@code certificates/}, what these vouch for and
 * nobody else; when it has none, the authorities that Java comes with. Either way the name in the certificate has to be the host's.
 */
public final class PartnerTls {

    private final Clock clock;
    private final Map<List<X509Certificate>, SSLContext> contexts = new ConcurrentHashMap<>();

    public PartnerTls(Clock clock) {
        this.clock = clock;
    }

    /**
     * A context for connections to the partner, the same one as long as its certificates stay the same.
     *
     * @throws IOException when a file there is no certificate, or all of them have expired
     */
    public SSLContext context(Partner partner) throws IOException {
        var anchors = anchors(partner);
        var known = contexts.get(anchors);
        if (known != null) {
            return known;
        }
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust(anchors).getTrustManagers(), null);
            var other = contexts.putIfAbsent(anchors, context);
            return other == null ? context : other;
        } catch (GeneralSecurityException wrong) {
            throw new IOException("the certificates of %s cannot be used".formatted(partner.code()), wrong);
        }
    }

    /** Its own trust anchors that are valid now; none when those of the Java machine count. */
    private List<X509Certificate> anchors(Partner partner) throws IOException {
        var folder = partner.transport().get("certificates");
        var all = folder == null
                ? List.<TheirCertificates.Theirs>of()
                : TheirCertificates.in(Path.of(folder)).all();
        var now = clock.instant();
        var valid = all.stream()
                .filter(each -> each.validAt(now))
                .map(TheirCertificates.Theirs::certificate)
                .toList();
        if (valid.isEmpty() && !all.isEmpty()) {
            throw new IOException("every certificate in the folder of %s has expired: ask the partner for a new one"
                    .formatted(partner.code()));
        }
        return valid;
    }

    private static TrustManagerFactory trust(List<X509Certificate> anchors)
            throws GeneralSecurityException, IOException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store(anchors));
        return factory;
    }

    private static @Nullable KeyStore store(List<X509Certificate> anchors)
            throws GeneralSecurityException, IOException {
        if (anchors.isEmpty()) {
            return null;
        }
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < anchors.size(); i++) {
            store.setCertificateEntry("anchor-" + i, anchors.get(i));
        }
        return store;
    }
}
