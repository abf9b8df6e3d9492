package throughline.connectors.as2;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;

/** The digests that signatures and MICs are made with. SHA-1 is for old partners alone; MD5 is not known here. */
public enum Digest {
    SHA_1("sha-1", OIWObjectIdentifiers.idSHA1),
    SHA_256("sha-256", NISTObjectIdentifiers.id_sha256),
    SHA_384("sha-384", NISTObjectIdentifiers.id_sha384),
    SHA_512("sha-512", NISTObjectIdentifiers.id_sha512);

    private final String word;
    private final ASN1ObjectIdentifier oid;

    Digest(String word, ASN1ObjectIdentifier oid) {
        this.word = word;
        this.oid = oid;
    }

    /** By its name in either spelling: {@code sha-256} (RFC 5751) or {@code sha256} (RFC 3851), in letters of any case. */
    public static Optional<Digest> named(String said) {
        var plain = said.strip().toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        for (var digest : values()) {
            if (digest.word.replace("-", "").equals(plain)) {
                return Optional.of(digest);
            }
        }
        return Optional.empty();
    }

    static Optional<Digest> of(String oid) {
        for (var digest : values()) {
            if (digest.oid.getId().equals(oid)) {
                return Optional.of(digest);
            }
        }
        return Optional.empty();
    }

    /** {@code sha-256}. */
    public String word() {
        return word;
    }

    MessageDigest digester() {
        try {
            return MessageDigest.getInstance(word.toUpperCase(Locale.ROOT));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Mic mic(byte[] bytes) {
        return new Mic(Base64.getEncoder().encodeToString(digester().digest(bytes)), this);
    }

    /** With a key of this kind: {@code SHA256withRSA}. */
    String with(String key) {
        return "%swith%s".formatted(word.toUpperCase(Locale.ROOT).replace("-", ""), key.equals("EC") ? "ECDSA" : key);
    }
}
