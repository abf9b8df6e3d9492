package throughline.connectors.as2;

import static java.util.Comparator.comparing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A partner's certificates: the files in {@code certificates/} of its folder. Several while it rotates: a signature by any valid one is
 * good, and we encrypt to the one whose day came last.
 */
public record TheirCertificates(List<Theirs> all) {

    /** Shorter RSA keys than this prove nothing any more. */
    static final int SHORTEST_RSA_KEY = 2048;

    private static final Pattern FILE = Pattern.compile("(?:(\\d{4}-\\d{2}-\\d{2})(?=[-.]))?.*\\.(?:pem|cer|crt|der)");
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int KEY_ENCIPHERMENT = 2;

    /**
     * One certificate.
     *
     * @param file its name
     * @param from we encrypt to it from this moment on: the day that the file's name begins with, or else that of the certificate
     */
    public record Theirs(String file, X509Certificate certificate, Instant from) {

        public boolean validAt(Instant now) {
            return TheirCertificates.validAt(certificate, now);
        }

        boolean signs() {
            return mayBeUsed(DIGITAL_SIGNATURE) || mayBeUsed(NON_REPUDIATION);
        }

        boolean encrypts() {
            return mayBeUsed(KEY_ENCIPHERMENT)
                    && certificate.getPublicKey().getAlgorithm().equals("RSA");
        }

        boolean weak() {
            return certificate.getPublicKey() instanceof RSAKey key
                    && key.getModulus().bitLength() < SHORTEST_RSA_KEY;
        }

        private boolean mayBeUsed(int use) {
            var usage = certificate.getKeyUsage();
            return usage == null || usage[use];
        }
    }

    public TheirCertificates {
        all = List.copyOf(all);
    }

    /** @throws IOException naming a file that is no certificate; a folder that is not there has none */
    public static TheirCertificates in(Path folder) throws IOException {
        var found = new ArrayList<Theirs>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : files.sorted().toList()) {
                    var name = FILE.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        read(file, name.group(1), found);
                    }
                }
            }
        }
        return new TheirCertificates(found);
    }

    private static void read(Path file, @Nullable String day, List<Theirs> found) throws IOException {
        try {
            var certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
            for (var each : certificates) {
                var certificate = (X509Certificate) each;
                found.add(new Theirs(
                        file.getFileName().toString(),
                        certificate,
                        day == null
                                ? certificate.getNotBefore().toInstant()
                                : LocalDate.parse(day)
                                        .atStartOfDay(ZoneOffset.UTC)
                                        .toInstant()));
            }
        } catch (CertificateException | RuntimeException wrong) {
            throw new IOException(
                    "%s is no certificate: it must be X.509, in PEM or DER form".formatted(file.getFileName()), wrong);
        }
    }

    static boolean validAt(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }

    /** Those that a signature may be made with now. */
    List<X509Certificate> signing(Instant now) {
        return all.stream()
                .filter(each -> each.validAt(now) && each.signs() && !each.weak())
                .map(Theirs::certificate)
                .toList();
    }

    /** The one to encrypt to now. */
    Optional<X509Certificate> encrypting(Instant now) {
        return all.stream()
                .filter(each -> each.validAt(now) && each.encrypts() && !each.weak())
                .filter(each -> !each.from().isAfter(now))
                .max(comparing(Theirs::from)
                        .thenComparing(each -> each.certificate().getNotBefore()))
                .map(Theirs::certificate);
    }

    /** How long the one that lasts longest is valid. */
    public Optional<Instant> validUntil() {
        return all.stream()
                .map(each -> each.certificate().getNotAfter().toInstant())
                .max(Instant::compareTo);
    }
}
