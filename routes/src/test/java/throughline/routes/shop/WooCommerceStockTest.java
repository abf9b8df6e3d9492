package throughline.routes.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.connectors.Partner;
import throughline.operations.House;
import throughline.operations.outbox.DeliveryRefused;
import throughline.routes.shop.StandIn.Reply;

/** What is there, written to a WooCommerce shop by its REST interface. */
class WooCommerceStockTest {

    private static final String PRODUCTS = "/wp-json/wc/v3/products";
    private static final Pattern UPDATE = Pattern.compile("\\{\"id\":(\\d+),\"stock_quantity\":(\\d+)}");

    private final House house = new House();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final Map<String, Long> levels = new TreeMap<>(Map.of("794", 7L, "33/795", 3L));
    private StandIn shop;
    private Partner partner;
    private ShopTransport transport;

    @BeforeEach
    void open() throws IOException {
        shop = new StandIn(this::answer);
        partner = shop.partner("brightcart", Map.of("kind", "woocommerce", "user", "ck"), Map.of());
        transport = new ShopTransport(
                new ShopLines(new ShopHttp(house.clock, pauses::add), name -> "s3cret of " + name, Clock.systemUTC()),
                house.operations.shops().book());
    }

    @AfterEach
    void close() {
        shop.close();
        house.close();
    }

    @Test
    void onlyWhatChangedIsWrittenEachUnderItsProduct() throws Exception {
        send("794 7", "33/795 9");

        assertThat(shop.written()).containsExactly("POST " + PRODUCTS + "/33/variations/batch");
        assertThat(shop.bodies).containsExactly("{\"update\":[{\"id\":795,\"stock_quantity\":9}]}");
        assertThat(levels).containsEntry("33/795", 9L).containsEntry("794", 7L);

        send("794 7", "33/795 9");
        assertThat(shop.written()).as("nothing changed").hasSize(1);
    }

    @Test
    void whoIsAskedTooMuchIsAskedAgainAfterTheTimeItNamesReadingAndWriting() throws Exception {
        shop.troubles.addAll(List.of("429 2", "none", "429 3"));

        send("794 5");

        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(3));
        assertThat(levels).containsEntry("794", 5L);
        assertThat(shop.written()).hasSize(1);
    }

    @Test
    void aFailureWhileReadingIsTriedAgainAtOnceAndOneWhileWritingWithTheNextTry() throws Exception {
        shop.troubles.addAll(List.of("500", "none", "503"));
        assertThatThrownBy(() -> send("794 5")).isInstanceOf(IOException.class);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
        assertThat(levels).containsEntry("794", 7L);

        send("794 5");

        assertThat(levels).containsEntry("794", 5L);
        assertThat(shop.written()).hasSize(1);
    }

    @Test
    void whoEndsBeforeItLearnsThatItWroteWritesNothingTwice() throws Exception {
        shop.troubles.addAll(List.of("none", "cut"));
        assertThatThrownBy(() -> send("794 5")).isInstanceOf(IOException.class);
        assertThat(levels).containsEntry("794", 5L);

        send("794 5");

        assertThat(shop.written()).hasSize(1);
    }

    @Test
    void moreThanABatchHoldsIsWrittenInSeveralAndAProductThatTheShopDoesNotTakeIsRefused() throws Exception {
        var many = Stream.iterate(1000, each -> each + 1)
                .limit(150)
                .map(each -> each + " 4")
                .toArray(String[]::new);
        send(many);
        assertThat(shop.written()).hasSize(2);
        assertThat(levels).hasSize(152);

        assertThatThrownBy(() -> send("666 4"))
                .isInstanceOf(DeliveryRefused.class)
                .hasMessageContaining("does not take the stock of product 666: it is gone");
    }

    private Reply answer(String method, String path, String query, String body) {
        var parent = path.endsWith("/variations") || path.endsWith("/variations/batch")
                ? path.substring(PRODUCTS.length() + 1).split("/")[0] + "/"
                : "";
        if (method.equals("GET")) {
            var asked =
                    List.of(query.replaceFirst(".*include=([0-9,]+).*", "$1").split(","));
            return Reply.ok(asked.stream()
                    .filter(id -> levels.containsKey(parent + id))
                    .map(id -> "{\"id\":%s,\"stock_quantity\":%d}".formatted(id, levels.get(parent + id)))
                    .collect(Collectors.joining(",", "[", "]")));
        }
        var said = new ArrayList<String>();
        var update = UPDATE.matcher(body);
        while (update.find()) {
            if (update.group(1).equals("666")) {
                said.add("{\"id\":666,\"error\":{\"message\":\"it is gone\"}}");
            } else {
                levels.put(parent + update.group(1), Long.parseLong(update.group(2)));
                said.add(update.group());
            }
        }
        return Reply.ok("{\"update\":[" + String.join(",", said) + "]}");
    }

    private void send(String... figures) throws IOException, InterruptedException {
        transport.send(
                partner,
                "stock.json",
                house.text.writePretty(ShopifyWritingTest.report(figures)).getBytes(StandardCharsets.UTF_8));
    }
}
