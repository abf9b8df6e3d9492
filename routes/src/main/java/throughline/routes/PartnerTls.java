package throughline.routes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.as2.NewKey;
import throughline.connectors.as2.TheirCertificates;

/**
 * Whom we trust at the other end of a TLS connection to a partner: when its folder has {@code certificates/}, what these vouch for and
 * nobody else; when it has none, the authorities that Java comes with. Either way the name in the certificate has to be the host's.
 */
public final class PartnerTls {

    private final Clock clock;
    private final Map<Shown, SSLContext> contexts = new ConcurrentHashMap<>();

    public PartnerTls(Clock clock) {
        this.clock = clock;
    }

    /** Whom we trust, and the SHA-256 of what we show, empty for nothing. */
    private record Shown(List<X509Certificate> anchors, String ours) {}

    /**
     * A context for connections to the partner, the same one as long as its certificates stay the same.
     *
     * @throws IOException when a file there is no certificate, or all of them have expired
     */
    public SSLContext context(Partner partner) throws IOException {
        return context(partner, null);
    }

    /**
     * The same, with a certificate of ours for a partner that asks for one.
     *
     * @param pem a private key (PKCS 8) and its certificate, or null for none
     */
    public SSLContext context(Partner partner, @Nullable String pem) throws IOException {
        var shown = new Shown(anchors(partner), pem == null ? "" : sha256(pem));
        var known = contexts.get(shown);
        if (known != null) {
            return known;
        }
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(
                    pem == null ? null : keys(partner, pem),
                    trust(shown.anchors()).getTrustManagers(),
                    null);
            var other = contexts.putIfAbsent(shown, context);
            return other == null ? context : other;
        } catch (GeneralSecurityException wrong) {
            throw new IOException("the certificates of %s cannot be used".formatted(partner.code()), wrong);
        }
    }

    /**
     * Whom we trust at a partner's, for clients that want it so.
     *
     * @return null when the authorities of the Java machine count
     * @throws IOException when a file there is no certificate, or all of them have expired
     */
    public @Nullable KeyStore anchorStore(Partner partner) throws IOException {
        try {
            return store(anchors(partner));
        } catch (GeneralSecurityException wrong) {
            throw new IOException("the certificates of %s cannot be used".formatted(partner.code()), wrong);
        }
    }

    private KeyManager[] keys(Partner partner, String pem) throws GeneralSecurityException, IOException {
        var own = NewKey.read("our certificate for " + partner.code(), pem, clock.instant());
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setKeyEntry("ours", own.key(), new char[0], new X509Certificate[] {own.certificate()});
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private static String sha256(String text) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IOException(impossible);
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
