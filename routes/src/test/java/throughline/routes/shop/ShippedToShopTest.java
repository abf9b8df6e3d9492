package throughline.routes.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.connectors.compose.Composer;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ItemReference;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.operations.House;
import throughline.routes.outbound.Courier;
import throughline.routes.outbound.Scribe;
import throughline.routes.shop.StandIn.Reply;

/** The whole line: a shop's order is shipped, and its fulfilment stands in the shop; a WooCommerce one this time. */
class ShippedToShopTest {

    private static final String ORDER = "/wp-json/wc/v3/orders/0001";

    private final House house = new House();
    private final List<String> notes = new ArrayList<>();
    private String status = "processing";
    private String mark = "";

    @AfterEach
    void close() {
        assertThat(house.wrong()).isEmpty();
        house.close();
    }

    @Test
    void whatTheWarehouseShipsIsNotedInTheShopOnceAndTheOrderIsCompleted() throws Exception {
        try (var shop = new StandIn(this::answer)) {
            var partner = shop.partner(
                    "brightcart",
                    Map.of("kind", "woocommerce", "user", "ck_1"),
                    Map.of(
                            "DespatchAdvice",
                            new Partner.Outbound("JSON", "1", "DespatchAdvice", "us", "b", Partner.Delimiters.X12)));
            house.takeOne("brightcart", House.buy("brightcart", "5001", "TL-10002 4 EA"));
            house.takeOne("keystone3pl", confirmation());
            shop.troubles.addAll(List.of("none", "none", "none", "cut"));

            carry(partner);
            assertThat(house.rows("select attempts from desk.outbox where type = 'DespatchAdvice' and sent_at is null"))
                    .containsExactly("1");
            house.clock.forward(java.time.Duration.ofMinutes(10));
            carry(partner);

            assertThat(house.rows(
                            "select number from desk.outbox where type = 'DespatchAdvice' and sent_at is not null"))
                    .containsExactly("SH-0000001");
            assertThat(notes).containsExactly("SH-0000001: 4 x TL-10002 shipped, by FAST, tracking number PRO-1.");
            assertThat(status).isEqualTo("completed");
            assertThat(mark).isEqualTo("_throughline_SH-0000001");
            assertThat(shop.written()).containsExactly("POST " + ORDER + "/notes", "PUT " + ORDER);
            assertThat(shop.lastHeaders.get("authorization")).startsWith("Basic ");
        }
    }

    private void carry(Partner partner) throws Exception {
        var known = new Partners() {
            @Override
            public Optional<Partner> bySender(String format, String identifier) {
                return Optional.empty();
            }

            @Override
            public Optional<Partner> byCode(String code) {
                return code.equals(partner.code()) ? Optional.of(partner) : Optional.empty();
            }
        };
        var outbound = house.operations.outbound();
        var scribe = new Scribe(known, new Composer(house.clock), (unit, code, composed) -> house.vault
                .sealOutbound(unit, code, "outbox", composed.name(), composed.bytes())
                .id());
        // What is about one order leaves in order, so the shipment's paper is composed some rounds later.
        for (int round = 0; round < 5; round++) {
            outbound.compose(50, scribe);
        }
        var lines = new ShopLines(new ShopHttp(house.clock, time -> {}), name -> "s3cret", Clock.systemUTC());
        var transport = new ShopTransport(lines, house.operations.shops().book());
        outbound.carry("brightcart", 10, new Courier(known, house.vault, Map.of("woocommerce", transport)));
    }

    private Reply answer(String method, String path, String query, String body) {
        return switch (method + " " + path) {
            case "GET " + ORDER ->
                Reply.ok(
                        "{\"id\":1,\"status\":\"%s\",\"line_items\":[{\"id\":315,\"sku\":\"TL-10002\",\"quantity\":4}],\"meta_data\":[%s]}"
                                .formatted(
                                        status,
                                        mark.isEmpty()
                                                ? ""
                                                : "{\"id\":9,\"key\":\"%s\",\"value\":\"315:4\"}".formatted(mark)));
            case "GET " + ORDER + "/notes" ->
                Reply.ok("[%s]"
                        .formatted(String.join(
                                ",",
                                notes.stream()
                                        .map("{\"note\":\"%s\"}"::formatted)
                                        .toList())));
            case "POST " + ORDER + "/notes" -> {
                notes.add(body.replaceFirst(".*\"note\":\"([^\"]*)\".*", "$1"));
                yield new Reply(201, "{\"id\":%d}".formatted(notes.size()), Map.of());
            }
            case "PUT " + ORDER -> {
                status = body.contains("\"status\":\"completed\"") ? "completed" : status;
                mark = body.replaceFirst(".*\"key\":\"([^\"]*)\".*", "$1");
                yield Reply.ok("{\"id\":1}");
            }
            default -> new Reply(404, "{\"message\":\"no route\"}", Map.of());
        };
    }

    private static DespatchAdvice confirmation() {
        return new DespatchAdvice(
                new DocumentNumber("SH-0000001"),
                new PartyId("keystone3pl"),
                new PartyId("US01"),
                null,
                LocalDate.of(2026, 3, 3),
                null,
                "FAST",
                "PRO-1",
                1,
                List.of(),
                List.of(new DespatchAdvice.Line(
                        "1",
                        "1",
                        List.of(new ItemReference(ItemReference.Scheme.SELLER, "TL-10002")),
                        null,
                        null,
                        Quantity.of("4", "EA"),
                        "EA",
                        null,
                        null,
                        null,
                        null)),
                Provenance.OURS);
    }
}
