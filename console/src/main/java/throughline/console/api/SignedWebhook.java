package throughline.console.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.HandIn;
import throughline.console.act.Refused;
import throughline.console.act.WebhookSecrets;

/**
 * What shops and carriers tell us by themselves ({@code shopify}, {@code woocommerce}, {@code easypost}, {@code aftership}). They have
 * no token; they sign the raw bytes with a secret that both sides know.
 */
@RestController
public class SignedWebhook {

    private final HandIn handIn;
    private final WebhookSecrets secrets;

    public SignedWebhook(HandIn handIn, WebhookSecrets secrets) {
        this.handIn = handIn;
        this.secrets = secrets;
    }

    @PostMapping(AccessTable.API + "/webhooks/{kind}/{partner}")
    ResponseEntity<Handed> take(@PathVariable String kind, @PathVariable String partner, HttpServletRequest request)
            throws IOException {
        var bytes = handIn.document(request.getInputStream());
        var signature = WebhookSignature.of(kind);
        // The same answer for an unknown kind, an unknown partner and a wrong signature: nobody learns here who there
        // is.
        var secret = secrets.secret(partner);
        if (secret.isEmpty()
                || signature == null
                || !signature.fits(secret.get(), bytes, request.getHeader(signature.header()))) {
            throw new Refused(
                    HttpStatus.UNAUTHORIZED,
                    "The signature does not fit the bytes.",
                    "Check that the sender's webhook secret is the one in the appliance's settings for this partner.");
        }
        return Handed.accepted(handIn.document(partner, "webhook", name(kind, signature, request), bytes));
    }

    private static String name(String kind, WebhookSignature signature, HttpServletRequest request) {
        var topic = signature.topic() == null ? null : request.getHeader(signature.topic());
        return (topic == null ? kind : kind + " " + topic.replace('/', ' ')) + ".json";
    }
}
