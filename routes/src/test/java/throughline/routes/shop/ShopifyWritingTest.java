package throughline.routes.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.connectors.Partner;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.InventoryReport;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.operations.House;
import throughline.operations.outbox.DeliveryRefused;
import throughline.routes.shop.StandIn.Reply;

/** What left and what is there, written to a Shopify shop by its Admin API, over the real book of what we tried before. */
class ShopifyWritingTest {

    private static final String API = "/admin/api/2025-01";
    /** As the message said it that the order came by. */
    private static final String ORDER = "0001";

    private final House house = new House();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final List<String> fulfilments = new ArrayList<>();
    private final Map<String, Integer> fulfillable = new TreeMap<>(Map.of("11", 4, "12", 2));
    private final Map<String, Long> levels = new TreeMap<>(Map.of("808950810", 7L, "49148385", 3L));
    private Map<String, String> extra = Map.of();
    private StandIn shop;
    private Partner partner;
    private ShopTransport transport;

    @BeforeEach
    void open() throws IOException {
        shop = new StandIn(this::answer);
        partner = shop.partner("brightcart", Map.of("kind", "shopify", "location", "655441491"), Map.of());
        transport = new ShopTransport(
                new ShopLines(new ShopHttp(house.clock, pauses::add), name -> "s3cret of " + name, Clock.systemUTC()),
                house.operations.shops().book());
        house.takeOne("brightcart", House.buy("brightcart", "#1001", "TL-10002 4 EA", "TL-10010 2 EA"));
    }

    @AfterEach
    void close() {
        shop.close();
        house.close();
    }

    @Test
    void whatLeftIsWrittenWithItsNumberAndItsCarrier() throws Exception {
        send("one.json", advice("1Z1", "1 TL-10002 4", "2 TL-10010 2"));

        assertThat(shop.written()).containsExactly("POST " + API + "/fulfillments.json");
        assertThat(shop.lastHeaders.get("x-shopify-access-token")).isEqualTo("s3cret of brightcart-token");
        assertThat(shop.bodies)
                .containsExactly("{\"fulfillment\":{\"notify_customer\":false,"
                        + "\"tracking_info\":{\"number\":\"1Z1\",\"company\":\"UPS\"},\"line_items_by_fulfillment_order\":"
                        + "[{\"fulfillment_order_id\":1046000777,\"fulfillment_order_line_items\":"
                        + "[{\"id\":111,\"quantity\":4},{\"id\":112,\"quantity\":2}]}]}}");
    }

    @Test
    void whoEndsBeforeItLearnsThatItWroteWritesNothingTwice() throws Exception {
        shop.troubles.addAll(List.of("none", "none", "none", "cut"));
        var advice = advice("1Z1", "1 TL-10002 4");
        assertThatThrownBy(() -> send("one.json", advice)).isInstanceOf(IOException.class);
        assertThat(fulfilments).hasSize(1);

        send("one.json", advice);

        assertThat(fulfilments).hasSize(1);
        assertThat(shop.written()).hasSize(1);
    }

    @Test
    void aSecondDespatchThatSaysTheSameIsWrittenAsWell() throws Exception {
        send("one.json", advice(null, "1 TL-10002 2"));
        send("two.json", advice(null, "1 TL-10002 2"));

        assertThat(fulfilments).hasSize(2);
        assertThat(fulfillable.get("11")).isZero();
    }

    @Test
    void whoIsAskedTooMuchIsAskedAgainAfterTheTimeItNames() throws Exception {
        shop.troubles.addAll(List.of("429 2.0", "429 3"));

        send("one.json", advice("1Z1", "1 TL-10002 4"));

        assertThat(pauses).containsExactly(Duration.ofMillis(2_000), Duration.ofSeconds(3));
        assertThat(fulfilments).hasSize(1);
    }

    @Test
    void whoIsTooBusyForTooLongIsLeftForLater() {
        for (int i = 0; i < 20; i++) {
            shop.troubles.add("429 40");
        }

        assertThatThrownBy(() -> send("one.json", advice("1Z1", "1 TL-10002 4")))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(DeliveryRefused.class)
                .hasMessageContaining("too busy");
        assertThat(pauses).hasSize(2);
        assertThat(shop.asked).isEmpty();
    }

    @Test
    void aBucketThatIsNearlyFullGetsAPause() throws Exception {
        extra = Map.of("X-Shopify-Shop-Api-Call-Limit", "32/40");

        send("one.json", advice("1Z1", "1 TL-10002 4"));

        assertThat(pauses).hasSize(4).containsOnly(Duration.ofMillis(500));
    }

    @Test
    void aQuestionIsAskedAgainWhenTheShopFailsAndAWritingIsNot() throws Exception {
        shop.troubles.addAll(List.of("502", "none", "none", "none", "503"));

        assertThatThrownBy(() -> send("one.json", advice("1Z1", "1 TL-10002 4")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("503");
        assertThat(fulfilments).isEmpty();
        send("one.json", advice("1Z1", "1 TL-10002 4"));

        assertThat(fulfilments).hasSize(1);
    }

    @Test
    void whatSomebodyFulfilledThereIsForAPersonToLookAt() {
        fulfillable.put("11", 1);

        assertThatThrownBy(() -> send("one.json", advice("1Z1", "1 TL-10002 4")))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageContaining("nothing open any more for 3 of what left with SH-0000001");
        assertThat(shop.written()).isEmpty();
    }

    @Test
    void anOrderThatIsNotTheShopsIsNoneOfItsBusiness() {
        assertThatThrownBy(() -> send("one.json", advice("1Z1", "#9999", "1 TL-10002 4")))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageContaining("did not come from the shop");
        assertThat(shop.asked).isEmpty();
    }

    @Test
    void onlyLevelsThatTheShopHasOtherwiseAreWritten() throws Exception {
        send("stock.json", report("808950810 7", "49148385 5.9"));

        assertThat(shop.bodies)
                .containsExactly("{\"location_id\":655441491,\"inventory_item_id\":49148385,\"available\":5}");
        send("stock.json", report("808950810 7", "49148385 5.9"));
        assertThat(shop.written()).hasSize(1);
    }

    @Test
    void aShopThatIsNotSafeToTalkToIsNotTalkedTo() {
        var open = new Partner(
                "brightcart",
                "brightcart",
                List.of(),
                null,
                partner.acknowledgements(),
                null,
                Map.of(),
                Map.of("kind", "shopify", "url", "http://shop.example", "credential", "brightcart-token"));

        assertThatThrownBy(() -> transport.check(open))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("https://");
    }

    @Test
    void aCheckSaysWhatTheTokenMayNot() throws Exception {
        var wants = Map.of("InventoryReport", json());
        var checked = shop.partner("brightcart", partner.transport(), wants);

        assertThat(transport.check(checked)).contains("lets us in and may be written to");
        assertThatThrownBy(() -> transport.check(
                        shop.partner("brightcart", partner.transport(), Map.of("DespatchAdvice", json()))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("write_merchant_managed_fulfillment_orders");
    }

    @Test
    void whoIsNotLetInIsToldSoAndNothingSecret() {
        shop.troubles.add("401");

        assertThatThrownBy(() -> send("one.json", advice("1Z1", "1 TL-10002 4")))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(DeliveryRefused.class)
                .hasMessageContaining("does not let us in")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void whatTheShopSellsIsReadToTheLastPageAndNoFurther() throws Exception {
        var place = ShopPlace.of(partner);
        var lines = new ShopLines(new ShopHttp(house.clock, pauses::add), name -> "s3cret", Clock.systemUTC());

        assertThat(lines.writer(place).assortment())
                .containsOnly(Map.entry("TL-10002", "808950810"), Map.entry("TL-10010", "49148385"));
    }

    private Reply answer(String method, String path, String query, String body) {
        var said = content(method, path.replace(API, ""), query, body);
        return said == null
                ? new Reply(404, "{\"errors\":\"Not Found\"}", extra)
                : new Reply(200, said, headers(path, query));
    }

    private Map<String, String> headers(String path, String query) {
        return path.endsWith("/products.json") && !query.contains("page_info")
                ? Map.of(
                        "Link",
                        "<https://elsewhere.example" + API + "/products.json?limit=250&page_info=two>; rel=\"next\"")
                : extra;
    }

    private String content(String method, String path, String query, String body) {
        return switch (method + " " + path) {
            case "GET /orders/" + ORDER + ".json" ->
                "{\"order\":{\"id\":450789469,\"name\":\"#1001\",\"line_items\":["
                        + "{\"id\":11,\"sku\":\"TL-10002\",\"quantity\":4},{\"id\":12,\"sku\":\"TL-10010\",\"quantity\":2}]}}";
            case "GET /orders/" + ORDER + "/fulfillments.json" ->
                "{\"fulfillments\":[" + String.join(",", fulfilments) + "]}";
            case "GET /orders/" + ORDER + "/fulfillment_orders.json" -> fulfilmentOrders();
            case "POST /fulfillments.json" -> fulfil(body);
            case "GET /inventory_levels.json" -> levels();
            case "POST /inventory_levels/set.json" -> set(body);
            case "GET /admin/oauth/access_scopes.json" ->
                "{\"access_scopes\":[{\"handle\":\"read_products\"},{\"handle\":\"write_inventory\"},{\"handle\":\"read_orders\"}]}";
            case "GET /locations/655441491.json" -> "{\"location\":{\"id\":655441491,\"active\":true}}";
            case "GET /products.json" ->
                query.contains("page_info=two")
                        ? products("49148385", "TL-10010", "shopify")
                        : products("808950810", "TL-10002", "shopify");
            default -> null;
        };
    }

    private static String products(String item, String sku, String counted) {
        return "{\"products\":[{\"id\":1,\"variants\":[{\"sku\":\"%s\",\"inventory_item_id\":%s,\"inventory_management\":\"%s\"},"
                        .formatted(sku, item, counted)
                + "{\"sku\":\"UNCOUNTED-%s\",\"inventory_item_id\":5,\"inventory_management\":null}]}]}"
                        .formatted(item);
    }

    private String fulfilmentOrders() {
        return "{\"fulfillment_orders\":[{\"id\":1046000770,\"status\":\"closed\",\"line_items\":[]},"
                + "{\"id\":1046000777,\"assigned_location_id\":655441491,\"status\":\"open\",\"line_items\":["
                + "{\"id\":111,\"line_item_id\":11,\"quantity\":4,\"fulfillable_quantity\":" + fulfillable.get("11")
                + "},"
                + "{\"id\":112,\"line_item_id\":12,\"quantity\":2,\"fulfillable_quantity\":" + fulfillable.get("12")
                + "}]}]}";
    }

    private String fulfil(String body) {
        var lines = new ArrayList<String>();
        var said = java.util.regex.Pattern.compile("\"id\":1(1[12]),\"quantity\":([0-9]+)")
                .matcher(body);
        while (said.find()) {
            fulfillable.merge(said.group(1), -Integer.parseInt(said.group(2)), Integer::sum);
            lines.add("{\"id\":%s,\"quantity\":%s}".formatted(said.group(1), said.group(2)));
        }
        var tracking =
                java.util.regex.Pattern.compile("\"number\":(\"[^\"]*\")").matcher(body);
        fulfilments.add("{\"id\":%d,\"status\":\"success\",\"tracking_number\":%s,\"line_items\":[%s]}"
                .formatted(
                        1_069_019_871 + fulfilments.size(),
                        tracking.find() ? tracking.group(1) : "null",
                        String.join(",", lines)));
        return "{\"fulfillment\":" + fulfilments.get(fulfilments.size() - 1) + "}";
    }

    private String levels() {
        var all = new ArrayList<String>();
        levels.forEach((item, count) -> all.add(
                "{\"inventory_item_id\":%s,\"location_id\":655441491,\"available\":%d}".formatted(item, count)));
        return "{\"inventory_levels\":[" + String.join(",", all) + "]}";
    }

    private String set(String body) {
        var said = java.util.regex.Pattern.compile("\"inventory_item_id\":([0-9]+),\"available\":([0-9]+)")
                .matcher(body);
        said.find();
        levels.put(said.group(1), Long.parseLong(said.group(2)));
        return "{\"inventory_level\":{}}";
    }

    private void send(String name, throughline.model.document.BusinessDocument document) throws Exception {
        transport.send(partner, name, house.text.writePretty(document).getBytes(StandardCharsets.UTF_8));
    }

    private static Partner.Outbound json() {
        return new Partner.Outbound("JSON", "1", "any", "us", "brightcart", Partner.Delimiters.X12);
    }

    private static DespatchAdvice advice(String tracking, String first, String... more) {
        var lines = new ArrayList<>(List.of(more));
        var order = first.startsWith("#") ? first : "#1001";
        if (!first.startsWith("#")) {
            lines.add(0, first);
        }
        return new DespatchAdvice(
                new DocumentNumber("SH-0000001"),
                new PartyId("US01"),
                new PartyId("brightcart"),
                new DocumentNumber(order),
                LocalDate.of(2026, 3, 4),
                null,
                "UPS",
                tracking,
                1,
                List.of(),
                lines.stream().map(ShopifyWritingTest::line).toList(),
                Provenance.OURS);
    }

    private static DespatchAdvice.Line line(String what) {
        var words = what.split(" ");
        return new DespatchAdvice.Line(
                words[0],
                words[0],
                List.of(new ItemReference(Scheme.SELLER, words[1])),
                null,
                null,
                Quantity.of(words[2], "EA"),
                "EA",
                null,
                null,
                null,
                null);
    }

    static InventoryReport report(String... figures) {
        var lines = new ArrayList<InventoryReport.Line>();
        for (var figure : figures) {
            var words = figure.split(" ");
            lines.add(new InventoryReport.Line(
                    String.valueOf(lines.size() + 1),
                    List.of(new ItemReference(Scheme.BUYER, words[0])),
                    null,
                    Quantity.of(words[1], "EA"),
                    "EA",
                    "33",
                    null,
                    null,
                    null,
                    null));
        }
        return new InventoryReport(
                new DocumentNumber("STOCK-1"),
                new PartyId("US01"),
                new PartyId("brightcart"),
                LocalDate.of(2026, 3, 4),
                List.of(),
                List.of(),
                lines,
                Provenance.OURS);
    }
}
