package throughline.connectors.shop.api;

import static java.util.stream.Collectors.joining;

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
import throughline.model.document.DespatchAdvice;
import throughline.model.document.InventoryReport;
import tools.jackson.databind.JsonNode;

/**
 * A WooCommerce shop by its REST interface (v3). What has left stands in a note of the order and, for us, in its meta data; the order is
 * completed when everything has left. Stock is written in batches.
 */
public final class WooCommerceWriter implements ShopWriter {

    private static final String BASE = "/wp-json/wc/v3";
    private static final String MARK = "_throughline_";
    private static final int AT_ONCE = 100;
    private static final Set<String> DONE = Set.of("completed");
    private static final Set<String> OPEN = Set.of("processing", "on-hold", "completed");

    private final ShopLine line;
    private final boolean tellsCustomer;

    /** @param tellsCustomer whether the shop sends the note to its customer */
    public WooCommerceWriter(ShopLine line, boolean tellsCustomer) {
        this.line = line;
        this.tellsCustomer = tellsCustomer;
    }

    @Override
    public void despatched(DespatchAdvice advice, Memory memory) throws IOException, InterruptedException {
        var number = advice.order() == null ? "" : advice.order().value();
        var id = memory.order(number)
                .filter(theirs -> theirs.matches("[0-9]{1,20}"))
                .orElseThrow(() -> new ShopRefused(
                        "%s belongs to order %s, which did not come from the shop".formatted(advice.number(), number)));
        var path = "/orders/" + id;
        var order = read(Call.get(BASE + path), "Order " + number);
        var status = Answer.text(order, "status");
        if (!OPEN.contains(status)) {
            throw new ShopRefused(
                    "Order %s is %s in the shop, and %s has left for it.".formatted(number, status, advice.number()));
        }
        var left = Wanted.of(advice, Answer.all(order.path("line_items")));
        note(path, advice);
        mark(path, order, advice, left);
    }

    private void note(String path, DespatchAdvice advice) throws IOException, InterruptedException {
        var begins = advice.number() + ": ";
        var notes = read(Call.get(BASE + path + "/notes"), "The notes of order " + advice.order());
        if (Answer.all(notes).stream()
                .anyMatch(note -> Answer.text(note, "note").startsWith(begins))) {
            return;
        }
        var goods = advice.lines().stream()
                .map(each -> "%s x %s"
                        .formatted(
                                each.shipped().amount().toPlainString(),
                                each.items().isEmpty()
                                        ? "?"
                                        : each.items().get(0).value()))
                .collect(joining(", "));
        var carrier = advice.carrier() == null ? "" : ", by " + advice.carrier();
        var tracking = advice.tracking() == null
                ? ""
                : ", tracking number " + advice.tracking().strip();
        var body = Answer.object()
                .put("note", begins + goods + " shipped" + carrier + tracking + ".")
                .put("customer_note", tellsCustomer);
        read(Call.post(BASE + path + "/notes", body), "The note of order " + advice.order());
    }

    /** The mark is written under the same name whenever it is written: once or twice is the same. */
    private void mark(String path, JsonNode order, DespatchAdvice advice, Map<String, BigDecimal> left)
            throws IOException, InterruptedException {
        var marks = new LinkedHashMap<String, String>();
        for (var meta : Answer.all(order.path("meta_data"))) {
            if (Answer.text(meta, "key").startsWith(MARK)) {
                marks.put(Answer.text(meta, "key"), Answer.text(meta, "value"));
            }
        }
        var ours = MARK + advice.number();
        var says = left.entrySet().stream()
                .map(each -> each.getKey() + ":" + each.getValue().toPlainString())
                .collect(joining(" "));
        boolean marked = says.equals(marks.put(ours, says));
        boolean complete = complete(Answer.all(order.path("line_items")), marks.values());
        boolean done = DONE.contains(Answer.text(order, "status"));
        if (marked && (done || !complete)) {
            return;
        }
        var body = Answer.object();
        if (complete && !done) {
            body.put("status", "completed");
        }
        body.putArray("meta_data").addObject().put("key", ours).put("value", says);
        read(Call.put(BASE + path, body), "Order " + advice.order());
    }

    private static boolean complete(List<JsonNode> sold, Iterable<String> marks) {
        var left = new HashMap<String, BigDecimal>();
        for (var mark : marks) {
            for (var part : mark.split(" ")) {
                int colon = part.indexOf(':');
                if (colon > 0 && part.substring(colon + 1).matches("[0-9]{1,9}")) {
                    left.merge(part.substring(0, colon), new BigDecimal(part.substring(colon + 1)), BigDecimal::add);
                }
            }
        }
        return sold.stream()
                .allMatch(each -> left.getOrDefault(Answer.text(each, "id"), BigDecimal.ZERO)
                                .compareTo(new BigDecimal(each.path("quantity").asString("0")))
                        >= 0);
    }

    @Override
    public int stock(InventoryReport report) throws IOException, InterruptedException {
        var byParent = new LinkedHashMap<String, Map<String, Long>>();
        Figures.of(report).forEach((item, count) -> {
            int slash = item.indexOf('/');
            byParent.computeIfAbsent(slash < 0 ? "" : item.substring(0, slash), any -> new LinkedHashMap<>())
                    .put(item.substring(slash + 1), count);
        });
        int written = 0;
        for (var entry : byParent.entrySet()) {
            var path = entry.getKey().isEmpty() ? "/products" : "/products/%s/variations".formatted(entry.getKey());
            var ids = new ArrayList<>(entry.getValue().keySet());
            for (int from = 0; from < ids.size(); from += AT_ONCE) {
                var some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
                written += batch(path, some, entry.getValue());
            }
        }
        return written;
    }

    private int batch(String path, List<String> ids, Map<String, Long> figures)
            throws IOException, InterruptedException {
        var now = new HashMap<String, String>();
        var said = read(
                Call.get("%s%s?per_page=100&include=%s".formatted(BASE, path, String.join(",", ids))), "The products");
        Answer.all(said).forEach(each -> now.put(Answer.text(each, "id"), Answer.text(each, "stock_quantity")));
        var body = Answer.object();
        var update = body.putArray("update");
        for (var id : ids) {
            long count = Objects.requireNonNull(figures.get(id));
            if (!String.valueOf(count).equals(now.get(id))) {
                update.addObject().put("id", Long.parseLong(id)).put("stock_quantity", count);
            }
        }
        if (update.isEmpty()) {
            return 0;
        }
        var answered = read(Call.post(BASE + path + "/batch", body), "The stock of the products");
        for (var each : Answer.all(answered.path("update"))) {
            if (each.has("error")) {
                throw new ShopRefused("The shop does not take the stock of product %s: %s"
                        .formatted(Answer.text(each, "id"), Answer.text(each.path("error"), "message")));
            }
        }
        return update.size();
    }

    @Override
    public Map<String, String> assortment() throws IOException, InterruptedException {
        var items = new HashMap<String, String>();
        var twice = new HashSet<String>();
        for (var product : pages("/products")) {
            if (Answer.text(product, "type").equals("variable")) {
                var parent = Answer.text(product, "id");
                for (var variation : pages("/products/%s/variations".formatted(parent))) {
                    take(variation, parent + "/", items, twice);
                }
            } else {
                take(product, "", items, twice);
            }
        }
        items.keySet().removeAll(twice);
        return items;
    }

    private static void take(JsonNode product, String before, Map<String, String> items, Set<String> twice) {
        var sku = Answer.text(product, "sku");
        // "parent" where a variation's stock is its product's.
        boolean counted = Answer.text(product, "manage_stock").equals("true");
        if (counted && !sku.isBlank() && items.putIfAbsent(sku, before + Answer.text(product, "id")) != null) {
            twice.add(sku);
        }
    }

    private List<JsonNode> pages(String path) throws IOException, InterruptedException {
        var all = new ArrayList<JsonNode>();
        for (int page = 1; ; page++) {
            var answer =
                    line.ask(Call.get("%s%s?per_page=100&orderby=id&order=asc&page=%d".formatted(BASE, path, page)));
            all.addAll(Answer.all(answer.json("The products")));
            var pages = answer.header("X-WP-TotalPages");
            if (pages == null || !pages.matches("[0-9]{1,6}") || page >= Integer.parseInt(pages)) {
                return all;
            }
        }
    }

    @Override
    public String check(boolean despatches, boolean stock) throws IOException, InterruptedException {
        if (despatches || !stock) {
            read(Call.get(BASE + "/orders?per_page=1"), "The orders");
        }
        if (stock) {
            read(Call.get(BASE + "/products?per_page=1"), "The products");
        }
        return "lets us in; whether it may be written to shows with the first writing";
    }

    private JsonNode read(Call call, String what) throws IOException, InterruptedException {
        return line.ask(call).json(what);
    }
}
