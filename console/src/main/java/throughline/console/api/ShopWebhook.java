package throughline.console.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.HandIn;
import throughline.console.act.Refused;
import throughline.console.act.ShopSecrets;

/** What a shop tells us by itself. It has no token; it signs the raw bytes with a secret that both sides know. */
@RestController
public class ShopWebhook {

    private static final String ALGORITHM = "HmacSHA256";

    private final HandIn handIn;
    private final ShopSecrets secrets;

    public ShopWebhook(HandIn handIn, ShopSecrets secrets) {
        this.handIn = handIn;
        this.secrets = secrets;
    }

    @PostMapping(AccessTable.API + "/webhooks/shopify/{partner}")
    ResponseEntity<Handed> order(
            @PathVariable String partner,
            @RequestHeader(name = "X-Shopify-Hmac-Sha256", required = false) @Nullable String signature,
            @RequestHeader(name = "X-Shopify-Topic", defaultValue = "orders") String topic,
            @RequestHeader(name = "X-Shopify-Webhook-Id", defaultValue = "without id") String id,
            HttpServletRequest request)
            throws IOException {
        var bytes = handIn.document(request.getInputStream());
        // The same answer for an unknown shop and a wrong signature: nobody learns here which shops there are.
        var secret = secrets.secret(partner);
        if (secret.isEmpty() || signature == null || !signs(secret.get(), bytes, signature)) {
            throw new Refused(
                    HttpStatus.UNAUTHORIZED,
                    "The signature does not fit the bytes.",
                    "Check that the shop's webhook secret is the one in the appliance's settings for this partner.");
        }
        return Handed.accepted(
                handIn.document(partner, "webhook", topic.replace('/', ' ') + " " + id + ".json", bytes));
    }

    private static boolean signs(String secret, byte[] bytes, String signature) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return MessageDigest.isEqual(mac.doFinal(bytes), Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException notBase64) {
            return false;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
