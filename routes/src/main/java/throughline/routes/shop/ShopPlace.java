package throughline.routes.shop;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.value.LocationId;

/**
 * A shop's interface, as its profile describes it under {@code transport}.
 *
 * @param base its address, without a slash at the end
 * @param credential the name of our token or secret
 * @param user who we are there, where a secret alone does not say it; else null
 */
record ShopPlace(String partner, String kind, URI base, String credential, @Nullable String user, Partner profile) {

    /** Whose interfaces we speak. */
    static final Set<String> KINDS = Set.of("shopify", "woocommerce", "magento", "amazon");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IOException naming what the profile leaves out, or that a secret would be shown in the open */
    static ShopPlace of(Partner partner) throws IOException {
        var kind = partner.transport().getOrDefault("kind", "");
        var base = address(partner, "url");
        return new ShopPlace(
                partner.code(),
                kind,
                base,
                needed(partner, "credential"),
                partner.transport().get("user"),
                partner);
    }

    /** An address that a secret may be shown to. */
    static URI address(Partner partner, String key) throws IOException {
        var url = needed(partner, key).replaceFirst("/+$", "");
        try {
            var address = URI.create(url);
            var host = String.valueOf(address.getHost());
            if ("https".equals(address.getScheme()) || "http".equals(address.getScheme()) && LOOPBACK.contains(host)) {
                return address;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new IOException(
                    "transport.%s of %s is no address: %s".formatted(key, partner.code(), noAddress.getMessage()),
                    noAddress);
        }
        throw new IOException(
                "transport.%s of %s must begin with https://: a secret is shown there".formatted(key, partner.code()));
    }

    String said(String key, String otherwise) {
        return profile.transport().getOrDefault(key, otherwise);
    }

    boolean wants(String document) {
        return profile.outbound().containsKey(document);
    }

    /** Whose stock the shop sells from; empty when the profile does not say. */
    List<LocationId> warehouses() {
        return Arrays.stream(said("warehouses", "").split("[,\\s]+"))
                .filter(code -> !code.isBlank())
                .map(LocationId::new)
                .toList();
    }

    /** How often we go there of our own accord. */
    Duration every() {
        var seconds = said("pollSeconds", "300");
        return Duration.ofSeconds(seconds.matches("[0-9]{1,6}") ? Long.parseLong(seconds) : 300);
    }

    static String needed(Partner partner, String key) throws IOException {
        var value = partner.transport().get(key);
        if (value == null || value.isBlank()) {
            throw new IOException("the profile of %s has no transport.%s".formatted(partner.code(), key));
        }
        return value;
    }
}
