package throughline.connectors.shop.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.connectors.json.LocatedText;
import throughline.connectors.shop.ShopStates;

/**
 * Orders of a seller on Amazon by the Selling Partner API (orders v0): those that the seller delivers itself and that are not shipped, and
 * those that were cancelled.
 * Each order and its items come by answers of their own; they are put together byte for byte as {@code {"order": ..., "orderItems": [...]}}.
 */
public final class AmazonPull implements ShopPull {

    private static final String ORDERS = "/orders/v0/orders";

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Z-]{5,40}");

    private final ShopLine line;
    private final String marketplaces;

    /** @param marketplaces parted by commas ({@code ATVPDKIKX0DER}) */
    public AmazonPull(ShopLine line, String marketplaces) {
        this.line = line;
        this.marketplaces = marketplaces;
    }

    @Override
    public Page page(Instant since, @Nullable String cursor, Predicate<String> known)
            throws IOException, InterruptedException {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("MarketplaceIds", marketplaces);
        if (cursor == null) {
            parameters.put(
                    "LastUpdatedAfter", since.truncatedTo(ChronoUnit.SECONDS).toString());
            parameters.put("OrderStatuses", "Unshipped," + String.join(",", ShopStates.AMAZON.off()));
            parameters.put("FulfillmentChannels", "MFN");
        } else {
            parameters.put("NextToken", cursor);
        }
        var said = said(ORDERS + "?" + MagentoPull.query(parameters), "The orders");
        var payload = payload(said);
        var orders = new ArrayList<Pulled>();
        Instant seen = null;
        if (payload.at("Orders") instanceof Located.Items items) {
            for (var item : items.all()) {
                if (item instanceof Located.Fields order) {
                    var number = text(order, "AmazonOrderId");
                    if (!NUMBER.matcher(number).matches()) {
                        throw new IOException("this is no number of an order");
                    }
                    var changed = moment(text(order, "LastUpdateDate"));
                    seen = seen == null || changed.isAfter(seen) ? changed : seen;
                    var status = JsonShape.peek(order, ShopStates.AMAZON.field());
                    var key = ShopPull.key(number, ShopStates.AMAZON.off(status), known);
                    if (key != null && !known.test(key)) {
                        orders.add(new Pulled(number, key, whole(said.bytes(order), number)));
                    }
                }
            }
        }
        return new Page(orders, seen, JsonShape.peek(payload, "NextToken"));
    }

    private byte[] whole(byte[] order, String number) throws IOException, InterruptedException {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(ascii("{\"order\": "));
        whole.writeBytes(order);
        whole.writeBytes(ascii(", \"orderItems\": ["));
        String next = null;
        boolean first = true;
        do {
            var path = "%s/%s/orderItems".formatted(ORDERS, number);
            var said = said(
                    next == null ? path : path + "?" + MagentoPull.query(Map.of("NextToken", next)),
                    "The items of " + number);
            var payload = payload(said);
            if (payload.at("OrderItems") instanceof Located.Items items) {
                for (var item : items.all()) {
                    whole.writeBytes(ascii(first ? "" : ", "));
                    whole.writeBytes(said.bytes(item));
                    first = false;
                }
            }
            next = JsonShape.peek(payload, "NextToken");
        } while (next != null);
        whole.writeBytes(ascii("]}"));
        return whole.toByteArray();
    }

    private LocatedText said(String path, String what) throws IOException, InterruptedException {
        var answer = line.ask(Call.get(path));
        answer.json(what);
        return new LocatedText(answer.bytes());
    }

    private static Located.Fields payload(LocatedText said) throws IOException {
        if (said.root().at("payload") instanceof Located.Fields payload) {
            return payload;
        }
        throw new IOException("the answer has no payload");
    }

    private static String text(Located.Fields in, String name) throws IOException {
        var text = JsonShape.peek(in, name);
        if (text == null) {
            throw new IOException("an order has no " + name);
        }
        return text;
    }

    private static Instant moment(String text) throws IOException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException none) {
            throw new IOException("this is no time: '%s'".formatted(text), none);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String check() throws IOException, InterruptedException {
        line.ask(Call.get("/sellers/v1/marketplaceParticipations")).json("The marketplaces");
        return "lets us in";
    }
}
