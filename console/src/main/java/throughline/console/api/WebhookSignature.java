package throughline.console.api;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Where each sender of webhooks puts its HMAC-SHA256 of the raw bytes, and how it is written there. */
enum WebhookSignature {
    SHOPIFY("X-Shopify-Hmac-Sha256", "", "X-Shopify-Topic"),
    WOOCOMMERCE("X-WC-Webhook-Signature", "", "X-WC-Webhook-Topic"),
    AFTERSHIP("aftership-hmac-sha256", "", null),
    EASYPOST("X-Hmac-Signature", "hmac-sha256-hex=", null);

    private static final String ALGORITHM = "HmacSHA256";

    private final String header;
    /** What stands before a signature in hexadecimal; empty for one in Base64. */
    private final String beforeHex;

    private final @Nullable String topic;

    WebhookSignature(String header, String beforeHex, @Nullable String topic) {
        this.header = header;
        this.beforeHex = beforeHex;
        this.topic = topic;
    }

    /** Null when we take no webhooks of that kind. */
    static @Nullable WebhookSignature of(String kind) {
        for (var known : values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(kind)) {
                return known;
            }
        }
        return null;
    }

    String header() {
        return header;
    }

    /** The header that says what happened; null where only the body does. */
    @Nullable
    String topic() {
        return topic;
    }

    boolean fits(String secret, byte[] bytes, @Nullable String said) {
        if (said == null || !said.startsWith(beforeHex)) {
            return false;
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] signature = beforeHex.isEmpty()
                    ? Base64.getDecoder().decode(said)
                    : HexFormat.of().parseHex(said.substring(beforeHex.length()));
            return MessageDigest.isEqual(mac.doFinal(bytes), signature);
        } catch (IllegalArgumentException unreadable) {
            return false;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
