package throughline.connectors.as2;

import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.CMSAlgorithm;

/** How contents are encrypted; 3DES is for old partners alone. */
public enum Encryption {
    AES256(CMSAlgorithm.AES256_CBC),
    AES192(CMSAlgorithm.AES192_CBC),
    AES128(CMSAlgorithm.AES128_CBC),
    TRIPLE_DES(CMSAlgorithm.DES_EDE3_CBC);

    private final ASN1ObjectIdentifier oid;

    Encryption(ASN1ObjectIdentifier oid) {
        this.oid = oid;
    }

    ASN1ObjectIdentifier oid() {
        return oid;
    }

    static Optional<Encryption> of(String oid) {
        for (var encryption : values()) {
            if (encryption.oid.getId().equals(oid)) {
                return Optional.of(encryption);
            }
        }
        return Optional.empty();
    }

    /** As a profile says it; nothing for {@code none}. */
    static Optional<Encryption> named(String said) {
        return switch (said) {
            case "none" -> Optional.empty();
            case "3des" -> Optional.of(TRIPLE_DES);
            default -> Optional.of(valueOf(said.toUpperCase(Locale.ROOT)));
        };
    }
}
