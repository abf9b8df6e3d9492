package throughline.routes.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.connectors.Partner;
import throughline.model.lineage.MessageId;
import throughline.operations.House;
import throughline.operations.intake.Doorway;
import throughline.routes.shop.StandIn.Reply;

/** Visits to shops of our own accord, with the real trail behind the doorway. */
class ShopVisitsTest {

    private final House house = new House();
    private final List<String> received = new ArrayList<>();
    private final Map<String, String> changed = new TreeMap<>();
    private final Map<String, String> states = new TreeMap<>();
    private final List<String> wanted = new ArrayList<>();
    private StandIn shop;
    private ShopVisits visits;
    private boolean doorIsShut;
    private int tokens;

    private final Doorway doorway = new Doorway() {
        @Override
        public MessageId receive(String partner, String channel, String name, InputStream bytes) throws IOException {
            if (doorIsShut) {
                throw new IOException("the disk is full");
            }
            var content = bytes.readAllBytes();
            received.add(new String(content, StandardCharsets.UTF_8));
            return house.vault
                    .seal(partner, channel, name, new java.io.ByteArrayInputStream(content))
                    .id();
        }

        @Override
        public void again(MessageId message, String partner) {
            throw new AssertionError("nobody asks for this");
        }
    };

    @BeforeEach
    void open() throws IOException {
        shop = new StandIn(this::answer);
        var lines = new ShopLines(new ShopHttp(house.clock, time -> {}), name -> "s3cret of " + name, house.clock);
        var shops = house.operations.shops();
        visits = new ShopVisits(
                List::of,
                new ShopVisits.Tools(lines, shops.book(), shops.stock(), house.operations.fetches(), doorway),
                house.clock,
                Duration.ofSeconds(1));
    }

    @AfterEach
    void close() throws Exception {
        visits.close();
        shop.close();
        house.close();
    }

    @Test
    void everyOrderIsSealedOnceByteForByteHoweverManyPagesThereAre() throws Exception {
        for (int i = 1; i <= 120; i++) {
            changed.put("%03d".formatted(i), "2026-03-02 08:%02d:00".formatted(i / 3));
        }

        visit(magento());
        visit(magento());

        assertThat(received).hasSize(120).doesNotHaveDuplicates();
        assertThat(received.get(0)).isEqualTo(order("001"));
        assertThat(house.rows("select distinct partner || ' ' || channel from trail.message where channel = 'shop'"))
                .containsExactly("adobe shop");
        assertThat(shop.lastHeaders.get("authorization")).isEqualTo("Bearer s3cret of adobe-token");
    }

    @Test
    void moreOrdersInOneSecondThanAPageHoldsAreAllFetched() throws Exception {
        for (int i = 1; i <= 120; i++) {
            changed.put("%03d".formatted(i), "2026-03-02 08:00:00");
        }

        visit(magento());

        assertThat(received).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void theNextVisitAsksFromTheLastChangeOnAndALittleBefore() throws Exception {
        changed.put("001", "2026-03-02 08:30:00");
        visit(magento());
        changed.put("002", "2026-03-02 08:31:00");

        visit(magento());

        assertThat(received).containsExactly(order("001"), order("002"));
        assertThat(froms).containsExactly("2026-03-01 00:00:00", "2026-03-02 08:25:00");
    }

    @Test
    void anOrderThatIsCancelledAfterItWasFetchedIsFetchedOnceMoreAndOneThatNeverCameIsLeft() throws Exception {
        changed.put("001", "2026-03-02 08:30:00");
        visit(magento());
        changed.put("001", "2026-03-02 08:40:00");
        changed.put("002", "2026-03-02 08:41:00");
        states.put("001", "canceled");
        states.put("002", "closed");

        visit(magento());
        visit(magento());

        assertThat(received).hasSize(2);
        assertThat(received.get(1)).contains("\"increment_id\": \"001\"", "\"state\": \"canceled\"");
        assertThat(wanted).allMatch(each -> each.equals("processing,canceled,closed"));
    }

    @Test
    void anAmazonOrderThatIsCancelledAfterItWasFetchedIsFetchedOnceMore() throws Exception {
        changed.put("902-3159896-1390916", "2026-03-02T19:50:00Z");
        visit(amazon());
        states.put("902-3159896-1390916", "Canceled");

        visit(amazon());
        visit(amazon());

        assertThat(received).hasSize(2);
        assertThat(received.get(1)).contains("\"OrderStatus\": \"Canceled\"");
    }

    @Test
    void whatCouldNotBeSealedIsFetchedAgain() throws Exception {
        changed.put("001", "2026-03-02 08:30:00");
        doorIsShut = true;
        visit(magento());
        assertThat(house.rows("select last_error from desk.way where name = 'fetch adobe'"))
                .containsExactly("the disk is full");
        doorIsShut = false;

        visit(magento());

        assertThat(received).containsExactly(order("001"));
    }

    @Test
    void aShopThatAnotherNodeVisitsIsLeftToIt() throws Exception {
        changed.put("001", "2026-03-02 08:30:00");
        house.run(
                "insert into desk.way (name, holder, held_until) values ('fetch adobe', gen_random_uuid(), now() + interval '1 minute')");

        visits.visit(magento());

        assertThat(shop.asked).isEmpty();
    }

    @Test
    void anAmazonOrderIsPutTogetherFromItsAnswersByteForByte() throws Exception {
        changed.put("902-3159896-1390916", "2026-03-02T19:50:00Z");

        visit(amazon());
        visit(amazon());

        assertThat(received)
                .containsExactly("{\"order\": " + amazonOrder("902-3159896-1390916")
                        + ", \"orderItems\": [{\"SellerSKU\": \"A\"}, {\"SellerSKU\": \"B\"}]}");
        assertThat(tokens).isEqualTo(1);
        assertThat(shop.lastHeaders.get("x-amz-access-token")).isEqualTo("restricted");
    }

    @Test
    void aTokenThatCountsNoMoreIsReplaced() throws Exception {
        visit(amazon());
        shop.troubles.add("403");

        visit(amazon());

        assertThat(tokens).isEqualTo(2);
        assertThat(house.rows("select last_error from desk.way where name = 'fetch market' and last_error is not null"))
                .isEmpty();
    }

    @Test
    void aShopIsToldWhatIsThereAndThenWhatChanged() throws Exception {
        var partner = shop.partner(
                "brightcart",
                Map.of("kind", "woocommerce", "user", "ck", "warehouses", "WH-EAST"),
                Map.of(
                        "InventoryReport",
                        new Partner.Outbound("JSON", "1", "InventoryReport", "us", "b", Partner.Delimiters.X12)));

        visit(partner);
        visit(partner);

        assertThat(told()).containsExactly("TL-10002 794", "TL-10010 33/795");
        house.takeOne("northgate", House.order("northgate", "PO-STOCK", "0101", null, "TL-10010 12 EA"));
        visit(partner);
        assertThat(told()).containsExactly("TL-10002 794", "TL-10010 33/795", "TL-10010 33/795");
        assertThat(house.rows("select distinct subject || ' ' || type from desk.outbox where receiver = 'brightcart'"))
                .containsExactly("STOCK InventoryReport");
    }

    private List<String> told() {
        return house.rows("select i.value->'items'->0->>'value' || ' ' || (i.value->'items'->1->>'value')"
                + " from trail.document d, jsonb_array_elements(d.json::jsonb->'lines') i"
                + " where d.type = 'InventoryReport' order by d.id, 1");
    }

    private final List<String> froms = new ArrayList<>();

    private Reply answer(String method, String path, String query, String body) {
        return switch (path) {
            case "/rest/all/V1/orders" -> Reply.ok(magentoPage(query));
            case "/auth/o2/token" -> {
                tokens++;
                assertThat(body)
                        .contains("grant_type=refresh_token", "client_id=app", "refresh_token=s3cret+of+refresh");
                yield Reply.ok("{\"access_token\":\"plain\",\"token_type\":\"bearer\",\"expires_in\":3600}");
            }
            case "/tokens/2021-03-01/restrictedDataToken" ->
                Reply.ok("{\"restrictedDataToken\":\"restricted\",\"expiresIn\":3600}");
            case "/orders/v0/orders" -> Reply.ok(amazonPage(query));
            case "/orders/v0/orders/902-3159896-1390916/orderItems" ->
                Reply.ok(
                        query.contains("NextToken")
                                ? "{\"payload\":{\"OrderItems\":[{\"SellerSKU\": \"B\"}]}}"
                                : "{\"payload\":{\"OrderItems\":[{\"SellerSKU\": \"A\"}],\"NextToken\":\"two\"}}");
            case "/wp-json/wc/v3/products" ->
                new Reply(
                        200,
                        "[{\"id\":794,\"sku\":\"TL-10002\",\"type\":\"simple\",\"manage_stock\":true},"
                                + "{\"id\":33,\"sku\":\"\",\"type\":\"variable\",\"manage_stock\":false}]",
                        Map.of("X-WP-TotalPages", "1"));
            case "/wp-json/wc/v3/products/33/variations" ->
                new Reply(
                        200,
                        "[{\"id\":795,\"sku\":\"TL-10010\",\"manage_stock\":true}]",
                        Map.of("X-WP-TotalPages", "1"));
            default -> new Reply(404, "{}", Map.of());
        };
    }

    private String magentoPage(String query) {
        var from = query.replaceFirst(
                        ".*updated_at&searchCriteria\\[filterGroups]\\[0]\\[filters]\\[0]\\[value]=([^&]+)&.*", "$1")
                .replace('+', ' ');
        froms.add(from);
        wanted.add(query.replaceFirst(".*filterGroups]\\[1]\\[filters]\\[0]\\[value]=([^&]+)&.*", "$1"));
        int page = Integer.parseInt(query.replaceFirst(".*currentPage]=([0-9]+).*", "$1"));
        var found = changed.entrySet().stream()
                .filter(each -> each.getValue().compareTo(from) >= 0)
                .sorted(Map.Entry.<String, String>comparingByValue().thenComparing(Map.Entry::getKey))
                .map(each -> order(each.getKey()))
                .toList();
        var some = found.subList(Math.min(found.size(), (page - 1) * 50), Math.min(found.size(), page * 50));
        return "{\"items\":[" + String.join(",", some) + "],\"search_criteria\":{},\"total_count\":" + found.size()
                + "}";
    }

    private String order(String number) {
        return "{\"entity_id\": %d, \"increment_id\": \"%s\", \"updated_at\": \"%s\", \"state\": \"%s\"}"
                .formatted(
                        Integer.parseInt(number),
                        number,
                        changed.get(number),
                        states.getOrDefault(number, "processing"));
    }

    private String amazonPage(String query) {
        assertThat(query).contains("MarketplaceIds=ATVPDKIKX0DER", "OrderStatuses=Unshipped,Canceled,Unfulfillable");
        return "{\"payload\":{\"Orders\":["
                + String.join(
                        ",", changed.keySet().stream().map(this::amazonOrder).toList()) + "]}}";
    }

    private String amazonOrder(String number) {
        return "{\"AmazonOrderId\": \"%s\", \"LastUpdateDate\": \"%s\", \"OrderStatus\": \"%s\", \"Odd\":  1.50}"
                .formatted(number, changed.get(number), states.getOrDefault(number, "Unshipped"));
    }

    private Partner magento() {
        return shop.partner(
                "adobe", Map.of("kind", "magento", "pullFrom", "2026-03-01", "pollSeconds", "60"), Map.of());
    }

    private Partner amazon() {
        return shop.partner(
                "market",
                Map.of(
                        "kind",
                        "amazon",
                        "client",
                        "app",
                        "refreshToken",
                        "refresh",
                        "marketplaces",
                        "ATVPDKIKX0DER",
                        "tokenUrl",
                        shop.url()),
                Map.of());
    }

    private void visit(Partner partner) throws InterruptedException {
        visits.visit(partner);
        house.clock.forward(Duration.ofMinutes(10));
    }
}
