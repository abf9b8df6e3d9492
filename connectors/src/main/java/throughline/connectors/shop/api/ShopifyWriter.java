package throughline.connectors.shop.api;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.InventoryReport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A Shopify shop by its REST Admin API: fulfilments by fulfilment order, and inventory levels of one location. */
public final class ShopifyWriter implements ShopWriter {

    /** So many inventory items may be asked for at once. */
    private static final int LEVELS_AT_ONCE = 50;

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"?next\"?");
    private static final Set<String> OPEN = Set.of("open", "in_progress", "scheduled", "on_hold");
    private static final List<String> FULFILLING =
            List.of("write_merchant_managed_fulfillment_orders", "write_assigned_fulfillment_orders");

    private final ShopLine line;
    private final Settings settings;

    /**
     * What the profile says of it.
     *
     * @param version of the interface ({@code 2025-01})
     * @param location the shop's own number of the place whose levels we keep; empty when we keep none
     * @param tellsCustomer whether the shop writes to its customer when goods have left
     */
    public record Settings(String version, String location, boolean tellsCustomer) {}

    public ShopifyWriter(ShopLine line, Settings settings) {
        this.line = line;
        this.settings = settings;
    }

    @Override
    public void despatched(DespatchAdvice advice, Memory memory) throws IOException, InterruptedException {
        var order = ordered(advice, memory);
        var sold = read("/orders/%s.json?fields=id,name,line_items".formatted(order), "Order " + advice.order());
        var rest = Wanted.of(advice, Answer.all(sold.path("order").path("line_items")));
        var known = Answer.all(read("/orders/%s/fulfillments.json".formatted(order), "The fulfilments of " + order)
                .path("fulfillments"));
        var before = memory.before(
                known.stream().map(each -> Answer.text(each, "id")).toList());
        for (var fulfilment : known) {
            if (!before.contains(Answer.text(fulfilment, "id")) && ours(fulfilment, advice, rest)) {
                quantities(fulfilment).forEach((id, quantity) -> rest.merge(id, quantity.negate(), BigDecimal::add));
            }
        }
        rest.values().removeIf(quantity -> quantity.signum() == 0);
        if (!rest.isEmpty()) {
            for (var part : parts(advice, order, rest)) {
                read(Call.post(path("/fulfillments.json"), part), "The fulfilment of " + advice.order());
            }
        }
    }

    private static String ordered(DespatchAdvice advice, Memory memory) throws ShopRefused {
        var number = advice.order();
        return memory.order(number == null ? "" : number.value())
                .filter(id -> id.matches("[0-9]{1,20}"))
                .orElseThrow(() -> new ShopRefused(
                        "%s belongs to order %s, which did not come from the shop".formatted(advice.number(), number)));
    }

    /** Made since we first tried, under the same number of the carrier, and with nothing in it that did not leave. */
    private static boolean ours(JsonNode fulfilment, DespatchAdvice advice, Map<String, BigDecimal> rest) {
        var tracking = advice.tracking() == null ? "" : advice.tracking();
        return !Set.of("cancelled", "error", "failure").contains(Answer.lower(fulfilment, "status"))
                && Answer.text(fulfilment, "tracking_number").strip().equals(tracking.strip())
                && quantities(fulfilment).entrySet().stream()
                        .allMatch(each -> rest.getOrDefault(each.getKey(), BigDecimal.ZERO)
                                        .compareTo(each.getValue())
                                >= 0);
    }

    private static Map<String, BigDecimal> quantities(JsonNode fulfilment) {
        var quantities = new HashMap<String, BigDecimal>();
        for (var line : Answer.all(fulfilment.path("line_items"))) {
            quantities.merge(
                    Answer.text(line, "id"),
                    new BigDecimal(line.path("quantity").asString("0")),
                    BigDecimal::add);
        }
        return quantities;
    }

    /** One fulfilment for each place of the shop that the goods are booked to. */
    private List<ObjectNode> parts(DespatchAdvice advice, String order, Map<String, BigDecimal> rest)
            throws IOException, InterruptedException {
        var open = Answer.all(
                read("/orders/%s/fulfillment_orders.json".formatted(order), "The fulfilment orders of " + order)
                        .path("fulfillment_orders"));
        var missing = new LinkedHashMap<>(rest);
        var byPlace = new LinkedHashMap<String, ObjectNode>();
        for (var from : open) {
            if (OPEN.contains(Answer.lower(from, "status"))) {
                take(from, missing, advice, byPlace);
            }
        }
        missing.values().removeIf(quantity -> quantity.signum() == 0);
        if (!missing.isEmpty()) {
            throw new ShopRefused(
                    "Order %s of the shop has nothing open any more for %s of what left with %s (lines %s): somebody fulfilled or cancelled it there."
                            .formatted(
                                    advice.order(),
                                    missing.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                                    advice.number(),
                                    String.join(", ", missing.keySet())));
        }
        return List.copyOf(byPlace.values());
    }

    private void take(
            JsonNode from, Map<String, BigDecimal> missing, DespatchAdvice advice, Map<String, ObjectNode> byPlace) {
        var lines = Answer.JSON.createArrayNode();
        for (var each : Answer.all(from.path("line_items"))) {
            var wanted = missing.getOrDefault(Answer.text(each, "line_item_id"), BigDecimal.ZERO);
            var takes =
                    wanted.min(new BigDecimal(each.path("fulfillable_quantity").asString("0")));
            if (takes.signum() > 0) {
                missing.put(Answer.text(each, "line_item_id"), wanted.subtract(takes));
                lines.addObject().put("id", number(each, "id")).put("quantity", takes.intValueExact());
            }
        }
        if (!lines.isEmpty()) {
            var body = byPlace.computeIfAbsent(Answer.text(from, "assigned_location_id"), place -> fulfilment(advice));
            ((ArrayNode) body.path("fulfillment").path("line_items_by_fulfillment_order"))
                    .addObject()
                    .put("fulfillment_order_id", number(from, "id"))
                    .set("fulfillment_order_line_items", lines);
        }
    }

    private ObjectNode fulfilment(DespatchAdvice advice) {
        var body = Answer.object();
        var fulfilment = body.putObject("fulfillment");
        fulfilment.put("notify_customer", settings.tellsCustomer());
        var tracking = Answer.object();
        optional(tracking, "number", advice.tracking());
        optional(tracking, "company", advice.carrier());
        if (!tracking.isEmpty()) {
            fulfilment.set("tracking_info", tracking);
        }
        fulfilment.putArray("line_items_by_fulfillment_order");
        return body;
    }

    private static void optional(ObjectNode in, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            in.put(name, value.strip());
        }
    }

    @Override
    public int stock(InventoryReport report) throws IOException, InterruptedException {
        var figures = Figures.of(report);
        int written = 0;
        var items = new ArrayList<>(figures.keySet());
        for (int from = 0; from < items.size(); from += LEVELS_AT_ONCE) {
            var some = items.subList(from, Math.min(items.size(), from + LEVELS_AT_ONCE));
            var now = levels(some);
            for (var item : some) {
                long available = Objects.requireNonNull(figures.get(item));
                if (!Long.valueOf(available).equals(now.get(item))) {
                    var body = Answer.object()
                            .put("location_id", Long.parseLong(settings.location()))
                            .put("inventory_item_id", Long.parseLong(item))
                            .put("available", available);
                    read(Call.post(path("/inventory_levels/set.json"), body), "The level of item " + item);
                    written++;
                }
            }
        }
        return written;
    }

    private Map<String, Long> levels(List<String> items) throws IOException, InterruptedException {
        var levels = new HashMap<String, Long>();
        var said = read(
                "/inventory_levels.json?limit=250&location_ids=%s&inventory_item_ids=%s"
                        .formatted(settings.location(), String.join(",", items)),
                "The inventory levels");
        for (var level : Answer.all(said.path("inventory_levels"))) {
            if (level.path("available").isNumber()) {
                levels.put(
                        Answer.text(level, "inventory_item_id"),
                        level.path("available").asLong());
            }
        }
        return levels;
    }

    @Override
    public Map<String, String> assortment() throws IOException, InterruptedException {
        var items = new HashMap<String, String>();
        var twice = new HashSet<String>();
        var path = path("/products.json?limit=250&fields=id,variants");
        while (path != null) {
            var answer = line.ask(Call.get(path));
            for (var product : Answer.all(answer.json("The products").path("products"))) {
                for (var variant : Answer.all(product.path("variants"))) {
                    var sku = Answer.text(variant, "sku");
                    var counted = Answer.text(variant, "inventory_management").equals("shopify");
                    var item = Answer.text(variant, "inventory_item_id");
                    if (counted && !sku.isBlank() && items.putIfAbsent(sku, item) != null) {
                        twice.add(sku);
                    }
                }
            }
            path = next(answer);
        }
        items.keySet().removeAll(twice);
        return items;
    }

    /** The page after this one. Only its path is taken: the address of the shop is the profile's. */
    private static @Nullable String next(Answer answer) {
        var link = answer.header("Link");
        var found = link == null ? null : NEXT.matcher(link);
        if (found == null || !found.find()) {
            return null;
        }
        var path = found.group(1).replaceFirst("^https?://[^/]+", "");
        return path.startsWith("/admin/api/") ? path : null;
    }

    @Override
    public String check(boolean despatches, boolean stock) throws IOException, InterruptedException {
        var scopes = Answer.all(read(Call.get("/admin/oauth/access_scopes.json"), "The access scopes")
                        .path("access_scopes"))
                .stream()
                .map(scope -> Answer.text(scope, "handle"))
                .collect(Collectors.toSet());
        if (despatches && FULFILLING.stream().noneMatch(scopes::contains)) {
            throw new IOException("the shop lets us in, but not write fulfilments: its token needs the scope %s"
                    .formatted(FULFILLING.get(0)));
        }
        if (despatches && !scopes.contains("read_orders") && !scopes.contains("write_orders")) {
            throw new IOException("the shop lets us in, but not read orders: its token needs the scope read_orders");
        }
        if (stock) {
            if (!scopes.contains("write_inventory") || !scopes.contains("read_products")) {
                throw new IOException(
                        "the shop lets us in, but not keep its stock: its token needs the scopes write_inventory and read_products");
            }
            read("/locations/%s.json".formatted(settings.location()), "The location " + settings.location());
        }
        return "lets us in and may be written to";
    }

    private JsonNode read(String path, String what) throws IOException, InterruptedException {
        return read(Call.get(path(path)), what);
    }

    private JsonNode read(Call call, String what) throws IOException, InterruptedException {
        return line.ask(call).json(what);
    }

    private String path(String rest) {
        return "/admin/api/" + settings.version() + rest;
    }

    private static long number(JsonNode in, String name) {
        return in.path(name).asLong();
    }
}
