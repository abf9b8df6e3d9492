package throughline.connectors.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.connectors.Bytes;
import throughline.connectors.json.JsonReader;
import throughline.connectors.partner.PartnerFolders;
import throughline.model.document.Adjustment;
import throughline.model.document.Order;
import throughline.model.document.PartyRole;
import throughline.model.lineage.Provenance;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.value.Money;
import throughline.model.value.Quantity;

class ShopifyOrderTest {

    private static final Path SAMPLE = Path.of("partners/brightcart/samples/order-paid-with-discount.json");

    private final JsonReader reader = new JsonReader(
            new PartnerFolders(List.of(Path.of("partners")), Clock.systemUTC()), List.of(new ShopifyOrder()));

    @Test
    void anOrderOfTheShopIsReadToTheCent() throws IOException {
        var taken = one(Files.readString(SAMPLE));

        var order = (Order) taken.set().document();
        assertThat(taken.set().findings()).isEmpty();
        assertThat(taken.envelope().format()).isEqualTo("SHOPIFY");
        assertThat(taken.envelope().sender()).isEqualTo("brightcart.example");
        assertThat(taken.envelope().partner()).isEqualTo("brightcart");
        assertThat(taken.envelope().control()).isEqualTo("820982911946154508");
        assertThat(order.number().value()).isEqualTo("#1001");
        assertThat(order.orderedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(order.notes()).containsExactly("Please leave with the neighbour, house 9.");
        assertThat(order.parties())
                .extracting("role")
                .containsExactly(PartyRole.BUYER, PartyRole.SHIP_TO, PartyRole.BILL_TO);
        assertThat(order.parties().get(1).address().lines()).containsExactly("11 Elm Court", "Flat 2");
        assertThat(order.parties().get(1).address().region()).isEqualTo("NY");
        assertThat(order.adjustments())
                .containsExactly(
                        new Adjustment(false, "DISCOUNT", "SPRING10", null, Money.of("5.84", "USD")),
                        new Adjustment(true, "SHIPPING", "Standard shipping", null, Money.of("5.95", "USD")),
                        new Adjustment(
                                true, "TAX", "NY State Tax", new BigDecimal("8.87500"), Money.of("4.66", "USD")));
        assertThat(order.lines())
                .extracting("quantity")
                .containsExactly(Quantity.of("4", "EA"), Quantity.of("2", "EA"));
        assertThat(order.lines().get(1).price().amount()).isEqualTo("10.00");
    }

    @Test
    void whatTheModelHasNoPlaceForStaysWithTheDocument() throws IOException {
        var order = one(Files.readString(SAMPLE)).set().document();

        assertThat(order.provenance().unread())
                .extracting(Provenance.Unread::element)
                .contains("/financial_status", "/line_items/0/variant_id", "/shipping_address/phone", "/total_price")
                .doesNotContain("/name", "/line_items/0/sku", "/fulfillment_status");
    }

    @Test
    void everySpanPointsAtAValueOfTheCanonicalDocument() throws IOException {
        var bytes = Files.readAllBytes(SAMPLE);
        var order = one(Files.readString(SAMPLE)).set().document();

        var spans = order.provenance().spans();
        assertThat(Bytes.at(bytes, spans.at("/lines/0/items/0/value"))).isEqualTo("\"TL-10001\"");
        assertThat(Bytes.at(bytes, spans.at("/adjustments/1/amount"))).isEqualTo("\"5.95\"");
        assertThat(Bytes.at(bytes, spans.at("/adjustments/0/description"))).isEqualTo("\"SPRING10\"");
    }

    @Test
    void aSubtotalThatDoesNotAddUpIsPointedAt() throws IOException {
        var taken =
                one(Files.readString(SAMPLE).replace("\"subtotal_price\": \"52.56\"", "\"subtotal_price\": \"52.57\""));

        assertThat(taken.set().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("SHOP_TOTAL");
            assertThat(finding.segment()).isEqualTo("/subtotal_price");
            assertThat(finding.text()).contains("52.57").contains("52.56");
        });
    }

    @Test
    void anOrderTheShopHasCancelledIsRefused() throws IOException {
        var taken = one(Files.readString(SAMPLE)
                .replace("\"cancelled_at\": null", "\"cancelled_at\": \"2026-03-02T10:00:00-05:00\""));

        assertThat(taken.set().rejected()).isTrue();
        assertThat(taken.set().findings()).extracting(Finding::code).containsExactly("SHOP_CANCELLED");
    }

    @Test
    void aLineWithoutSkuIsKeptAndPointedAt() throws IOException {
        var taken = one(Files.readString(SAMPLE).replace("\"sku\": \"TL-10010\"", "\"sku\": null"));

        assertThat(taken.set().findings())
                .extracting(Finding::code, Finding::segment)
                .containsExactly(org.assertj.core.api.Assertions.tuple("SHOP_NO_SKU", "/line_items/1"));
        assertThat(((Order) taken.set().document()).lines().get(1).items()).isEmpty();
    }

    @Test
    void taxThatIsInThePricesAlreadyIsNotToBeAddedAgain() throws IOException {
        var taken = one(Files.readString(SAMPLE).replace("\"taxes_included\": false", "\"taxes_included\": true"));

        assertThat(((Order) taken.set().document()).adjustments())
                .extracting(Adjustment::code)
                .containsExactly("DISCOUNT", "SHIPPING", "TAX_INCLUDED");
    }

    private Piece.Taken one(String text) {
        var pieces = Bytes.pieces(reader, Bytes.sealed(Bytes.utf8(text)));
        assertThat(pieces).hasSize(3);
        return (Piece.Taken) pieces.get(1);
    }
}
