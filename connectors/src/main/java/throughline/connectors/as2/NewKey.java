package throughline.connectors.as2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes a key of our own with a certificate that it signs itself, and writes and reads both as PEM text. */
public final class NewKey {

    /** Of RSA, in bits: what partners' programs of any age can use, for years to come. */
    public static final int BITS = 3072;

    private static final int SERIAL_BITS = 120;
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    private static final Pattern KEY = Pattern.compile("(?s)-----BEGIN PRIVATE KEY-----(.*?)-----END PRIVATE KEY-----");

    private NewKey() {}

    /**
     * Text for a file of our own: the private key, then its certificate.
     *
     * @param name that the certificate is made out to
     * @param bits 2048 or more
     * @param days that the certificate is valid, from a moment before {@code from} on
     */
    public static String pem(String name, int bits, Instant from, int days) {
        try {
            var random = new SecureRandom();
            var maker = KeyPairGenerator.getInstance("RSA");
            maker.initialize(bits, random);
            var pair = maker.generateKeyPair();
            var subject = new X500Principal("CN=" + name.replaceAll("[^A-Za-z0-9 ._-]", "-"));
            var builder = new JcaX509v3CertificateBuilder(
                    subject,
                    new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                    Date.from(from.minus(1, ChronoUnit.HOURS)),
                    Date.from(from.plus(days, ChronoUnit.DAYS)),
                    subject,
                    pair.getPublic());
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation | KeyUsage.keyEncipherment));
            var certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA")
                            .setProvider(Cms.PROVIDER)
                            .build(pair.getPrivate())));
            return block("PRIVATE KEY", pair.getPrivate().getEncoded()) + pem(certificate);
        } catch (GeneralSecurityException | OperatorException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A certificate as partners want it. */
    public static String pem(X509Certificate certificate) {
        try {
            return block("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads what {@link #pem(String, int, Instant, int)} wrote, or anybody else.
     *
     * @param name of its file
     * @param from when we begin to sign with it
     * @throws IOException when the text does not hold an unencrypted key (PKCS 8) and its certificate; the text never holds it
     */
    public static KeyRing.OwnKey read(String name, String text, Instant from) throws IOException {
        var key = KEY.matcher(text);
        if (!key.find()) {
            throw new IOException("%s has no 'BEGIN PRIVATE KEY' in it (PKCS 8, without a password)".formatted(name));
        }
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1)));
            var rest = new ByteArrayInputStream(key.replaceFirst("").strip().getBytes(StandardCharsets.US_ASCII));
            var certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(rest);
            var factory = KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm());
            var own = new KeyRing.OwnKey(name, factory.generatePrivate(spec), certificate, from);
            if (own.key() instanceof RSAKey mine
                    && certificate.getPublicKey() instanceof RSAKey theirs
                    && !mine.getModulus().equals(theirs.getModulus())) {
                throw new IOException("the certificate in %s is of another key".formatted(name));
            }
            return own;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("%s does not hold a key and its certificate".formatted(name));
        }
    }

    private static String block(String what, byte[] bytes) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(what, LINES.encodeToString(bytes))
                .replace("\r", "");
    }
}
