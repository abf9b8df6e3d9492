package throughline.connectors.as2;

import static java.util.Comparator.comparing;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Our own keys. Several while they rotate: whatever is encrypted for one of them is opened, and we sign with the one whose day came last.
 */
public record KeyRing(List<OwnKey> keys) {

    /**
     * A key of ours with its certificate, which partners have.
     *
     * @param name of the file it is kept in, for people
     * @param from we sign with it from this moment on
     */
    public record OwnKey(String name, PrivateKey key, X509Certificate certificate, Instant from) {

        public boolean validAt(Instant now) {
            return TheirCertificates.validAt(certificate, now);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Where they are kept. Asked each time, so that a new one counts at once. */
    @FunctionalInterface
    public interface Source {
        /** @throws IOException when one of them cannot be read, or others could read it; the text never holds it */
        KeyRing ring() throws IOException;
    }

    public KeyRing {
        keys = List.copyOf(keys);
    }

    /** @throws IOException when none is valid */
    public OwnKey signing(Instant now) throws IOException {
        Predicate<OwnKey> begun = own -> !own.from().isAfter(now);
        return keys.stream()
                .filter(own -> own.validAt(now))
                .filter(begun)
                .max(comparing(OwnKey::from))
                .orElseThrow(() -> new IOException(
                        "we have no AS2 key whose certificate is valid now; './throughline as2 renew' makes one"));
    }
}
