package throughline.console.act;

import java.util.Optional;

/** The secret that a shop or a carrier signs its webhooks with; from the settings. */
@FunctionalInterface
public interface WebhookSecrets {

    /** Empty for a partner that has none: then nothing it sends is taken. An empty text is never a secret. */
    Optional<String> secret(String partner);
}
