package throughline.routes.shop;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import throughline.connectors.shop.api.AccessToken;
import throughline.connectors.shop.api.Answer;
import throughline.connectors.shop.api.Call;
import throughline.connectors.shop.api.ShopLine;

/**
 * Lines to the Selling Partner API. What is shown there is a token of an hour, for which we show Login with Amazon our secret and the
 * seller's refresh token; it is kept in memory until shortly before it ends, and never anywhere else.
 */
final class AmazonLines {

    private static final Duration BEFORE_ITS_END = Duration.ofMinutes(2);

    private static final String ORDERS = "/orders/v0/orders";
    private static final String RESTRICTED =
            """
            {"restrictedResources": [{"method": "GET", "path": "%s", "dataElements": ["buyerInfo", "shippingAddress"]}]}"""
                    .formatted(ORDERS);

    private final ShopHttp http;
    private final Clock clock;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    AmazonLines(ShopHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** A token, and until when we show it. */
    private record Held(String token, Instant until) {

        /** A token stands in no log, whoever writes this down. */
        @Override
        public String toString() {
            return "a token until " + until;
        }
    }

    ShopLine line(ShopPlace place, String secret, String refreshToken) {
        var shown = new Shown(place, secret, refreshToken);
        return call -> {
            boolean old = held.containsKey(place.partner());
            try {
                return ask(shown, call);
            } catch (ShopHttp.NotLetIn noMore) {
                held.keySet().removeAll(List.of(place.partner(), restricted(place)));
                if (!old) {
                    throw noMore;
                }
                // An old one may have been taken back; a fresh one is either good or our rights are not.
                return ask(shown, call);
            }
        };
    }

    /** What we show Login with Amazon for a token. */
    private record Shown(ShopPlace place, String secret, String refreshToken) {

        /** A secret stands in no log, whoever writes this down. */
        @Override
        public String toString() {
            return place.partner();
        }
    }

    /** Where the goods of orders go is seen by a token for that alone, which we ask for unless the profile says otherwise. */
    private Answer ask(Shown shown, Call call) throws IOException, InterruptedException {
        var place = shown.place();
        var token = token(shown);
        if (!call.path().startsWith(ORDERS + "?")
                || place.said("restricted", "true").equals("false")) {
            return http.ask(place.base(), headers(token), call);
        }
        var now = clock.instant();
        var known = held.get(restricted(place));
        if (known == null || !now.isBefore(known.until())) {
            var answer = http.ask(
                    place.base(),
                    headers(token),
                    new Call("POST", "/tokens/2021-03-01/restrictedDataToken", RESTRICTED));
            known = keep(restricted(place), AccessToken.restricted(answer));
        }
        return http.ask(place.base(), headers(known.token()), call);
    }

    private Held keep(String name, AccessToken token) {
        var kept = new Held(token.text(), clock.instant().plus(token.lasts()).minus(BEFORE_ITS_END));
        held.put(name, kept);
        return kept;
    }

    private static String restricted(ShopPlace place) {
        return place.partner() + " restricted";
    }

    private static Map<String, String> headers(String token) {
        return Map.of("x-amz-access-token", token, "User-Agent", "Throughline (Language=Java)");
    }

    private String token(Shown shown) throws IOException, InterruptedException {
        var place = shown.place();
        var known = held.get(place.partner());
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.token();
        }
        var form = "grant_type=refresh_token&refresh_token=%s&client_id=%s&client_secret=%s"
                .formatted(
                        encoded(shown.refreshToken()),
                        encoded(ShopPlace.needed(place.profile(), "client")),
                        encoded(shown.secret()));
        var answer = http.ask(
                tokens(place),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                new Call("POST", "/auth/o2/token", form));
        return keep(place.partner(), AccessToken.of(answer)).token();
    }

    private static URI tokens(ShopPlace place) throws IOException {
        return place.profile().transport().containsKey("tokenUrl")
                ? ShopPlace.address(place.profile(), "tokenUrl")
                : URI.create("https://api.amazon.com");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
