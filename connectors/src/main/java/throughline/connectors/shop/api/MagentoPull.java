package throughline.connectors.shop.api;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.connectors.json.LocatedText;
import throughline.connectors.shop.ShopStates;

/**
 * Orders of an Adobe Commerce or Magento shop by {@code GET /rest/V1/orders}, those first that have not changed for longest. The next page
 * begins at the change where this one ended, never at a count: while we read, orders change and move to the end.
 */
public final class MagentoPull implements ShopPull {

    private static final int PAGE = 50;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final ShopLine line;
    private final String store;
    private final String state;
    private final String states;

    /**
     * @param store the code of the store view, or {@code all}
     * @param state that orders are in which are ready ({@code processing})
     */
    public MagentoPull(ShopLine line, String store, String state) {
        this.line = line;
        this.store = store;
        this.state = state;
        this.states = state + "," + String.join(",", ShopStates.MAGENTO.off());
    }

    @Override
    public Page page(Instant since, @Nullable String cursor, Predicate<String> known)
            throws IOException, InterruptedException {
        // "time page": several pages only when more orders changed in one second than a page holds.
        var from = cursor == null ? TIME.format(since) : cursor.substring(0, cursor.indexOf('|'));
        int page = cursor == null ? 1 : Integer.parseInt(cursor.substring(cursor.indexOf('|') + 1));
        var answer = ask(from, states, page, PAGE);
        var said = new LocatedText(answer.bytes());
        var orders = new ArrayList<Pulled>();
        int count = 0;
        var last = from;
        if (said.root().at("items") instanceof Located.Items items) {
            for (var item : items.all()) {
                if (item instanceof Located.Fields order) {
                    count++;
                    last = text(order, "updated_at");
                    var number = text(order, "entity_id");
                    var state = JsonShape.peek(order, ShopStates.MAGENTO.field());
                    var key = ShopPull.key(number, ShopStates.MAGENTO.off(state), known);
                    if (key != null && !known.test(key)) {
                        orders.add(new Pulled(number, key, said.bytes(order)));
                    }
                }
            }
        }
        var next = count < PAGE ? null : last.equals(from) ? from + "|" + (page + 1) : last + "|1";
        return new Page(orders, count == 0 ? null : moment(last), next);
    }

    private Answer ask(String from, String states, int page, int size) throws IOException, InterruptedException {
        var criteria = new LinkedHashMap<String, String>();
        filter(criteria, 0, "updated_at", from, "gteq");
        filter(criteria, 1, "state", states, "in");
        criteria.put("searchCriteria[sortOrders][0][field]", "updated_at");
        criteria.put("searchCriteria[sortOrders][0][direction]", "ASC");
        criteria.put("searchCriteria[sortOrders][1][field]", "entity_id");
        criteria.put("searchCriteria[sortOrders][1][direction]", "ASC");
        criteria.put("searchCriteria[pageSize]", String.valueOf(size));
        criteria.put("searchCriteria[currentPage]", String.valueOf(page));
        var answer = line.ask(Call.get("/rest/%s/V1/orders?%s".formatted(store, query(criteria))));
        answer.json("The orders");
        return answer;
    }

    private static void filter(Map<String, String> criteria, int group, String field, String value, String how) {
        var filter = "searchCriteria[filterGroups][%d][filters][0]".formatted(group);
        criteria.put(filter + "[field]", field);
        criteria.put(filter + "[value]", value);
        criteria.put(filter + "[conditionType]", how);
    }

    static String query(Map<String, String> parameters) {
        var query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    private static String text(Located.Fields in, String name) throws IOException {
        var text = JsonShape.peek(in, name);
        if (text == null) {
            throw new IOException("an order of the shop has no " + name);
        }
        return text;
    }

    private static Instant moment(String text) throws IOException {
        try {
            return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException none) {
            throw new IOException("the shop says no time: '%s'".formatted(text), none);
        }
    }

    @Override
    public String check() throws IOException, InterruptedException {
        var found = ask("2000-01-01 00:00:00", state, 1, 1)
                .json()
                .path("total_count")
                .asString("?");
        return "lets us in; %s orders are %s there".formatted(found, state);
    }
}
