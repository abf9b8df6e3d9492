package throughline.routes.shop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import throughline.connectors.shop.api.AmazonPull;
import throughline.connectors.shop.api.MagentoPull;
import throughline.connectors.shop.api.ShopLine;
import throughline.connectors.shop.api.ShopPull;
import throughline.connectors.shop.api.ShopWriter;
import throughline.connectors.shop.api.ShopifyWriter;
import throughline.connectors.shop.api.WooCommerceWriter;
import throughline.routes.PartnerSecrets;

/** The line to each kind of shop: how we show who we are there. Secrets are read for each line, so that a changed one counts at once. */
public final class ShopLines {

    private static final String VERSION = "2025-01";

    private final ShopHttp http;
    private final PartnerSecrets secrets;
    private final AmazonLines amazon;

    public ShopLines(ShopHttp http, PartnerSecrets secrets, Clock clock) {
        this.http = http;
        this.secrets = secrets;
        this.amazon = new AmazonLines(http, clock);
    }

    ShopLine to(ShopPlace place) throws IOException {
        var secret = secrets.of(place.credential());
        return switch (place.kind()) {
            case "shopify" -> line(place, Map.of("X-Shopify-Access-Token", secret));
            case "woocommerce" -> line(place, Map.of("Authorization", basic(place, secret)));
            case "magento" -> line(place, Map.of("Authorization", "Bearer " + secret));
            case "amazon" -> amazon.line(place, secret, secrets.of(ShopPlace.needed(place.profile(), "refreshToken")));
            default -> throw unknown(place);
        };
    }

    ShopWriter writer(ShopPlace place) throws IOException {
        boolean notify = place.said("notify", "false").equals("true");
        return switch (place.kind()) {
            case "shopify" ->
                new ShopifyWriter(
                        to(place),
                        new ShopifyWriter.Settings(place.said("version", VERSION), place.said("location", ""), notify));
            case "woocommerce" -> new WooCommerceWriter(to(place), notify);
            default -> throw unknown(place);
        };
    }

    /** Where orders are fetched from. */
    ShopPull pull(ShopPlace place) throws IOException {
        return switch (place.kind()) {
            case "magento" ->
                new MagentoPull(to(place), place.said("store", "all"), place.said("status", "processing"));
            case "amazon" -> new AmazonPull(to(place), ShopPlace.needed(place.profile(), "marketplaces"));
            default -> throw unknown(place);
        };
    }

    private ShopLine line(ShopPlace place, Map<String, String> headers) {
        return call -> http.ask(place.base(), headers, call);
    }

    private static String basic(ShopPlace place, String secret) throws IOException {
        var user = place.user();
        if (user == null) {
            throw new IOException(
                    "the profile of %s has no transport.user: the consumer key".formatted(place.partner()));
        }
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static IOException unknown(ShopPlace place) {
        return new IOException(
                "this is not done with a shop of the kind '%s'".formatted(Objects.toString(place.kind())));
    }
}
