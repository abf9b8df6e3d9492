package throughline.connectors.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.value.Money;
import throughline.model.value.Quantity;

/** Orders as Adobe Commerce (Magento) and Amazon answer them, shaped as their public references say. */
class PulledOrdersTest {

    private static final String MAGENTO =
            """
            {"entity_id": 10458, "increment_id": "000000150", "state": "processing", "status": "processing",
             "created_at": "2026-03-02 18:08:55", "updated_at": "2026-03-02 18:10:00", "order_currency_code": "USD",
             "base_currency_code": "USD", "subtotal": 58.4, "discount_amount": -5.84, "shipping_amount": 5.95, "tax_amount": 4.66,
             "grand_total": 63.17, "customer_note": "Ring twice",
             "items": [
              {"item_id": 1, "sku": "TL-10001", "name": "Hex bolt", "qty_ordered": 4, "price": 9.6, "product_type": "configurable"},
              {"item_id": 2, "parent_item_id": 1, "sku": "TL-10001", "name": "Hex bolt M6", "qty_ordered": 4, "price": 0, "product_type": "simple"},
              {"item_id": 3, "sku": "KIT", "name": "Kit", "qty_ordered": 1, "price": 20.0, "product_type": "bundle"},
              {"item_id": 4, "parent_item_id": 3, "sku": "TL-10010", "name": "Gloves", "qty_ordered": 2, "price": 10.00, "product_type": "simple"}],
             "billing_address": {"firstname": "Ines", "lastname": "Okafor", "street": ["11 Elm Court", "Flat 2"], "city": "Albany",
              "region_code": "NY", "postcode": "12207", "country_id": "US"},
             "extension_attributes": {"shipping_assignments": [{"shipping": {"address": {"firstname": "Ines", "lastname": "Okafor",
              "street": ["11 Elm Court", "Flat 2"], "city": "Albany", "region_code": "NY", "postcode": "12207", "country_id": "US"}}}]}}""";

    private static final String AMAZON =
            """
            {"order": {"AmazonOrderId": "902-3159896-1390916", "PurchaseDate": "2026-03-02T19:49:35Z",
              "LastUpdateDate": "2026-03-02T19:50:00Z", "OrderStatus": "Unshipped", "FulfillmentChannel": "MFN",
              "OrderTotal": {"CurrencyCode": "USD", "Amount": "29.27"}, "MarketplaceId": "ATVPDKIKX0DER",
              "ShippingAddress": {"Name": "Ines Okafor", "AddressLine1": "11 Elm Court", "City": "Albany", "StateOrRegion": "NY",
               "PostalCode": "12207", "CountryCode": "US"},
              "BuyerInfo": {"BuyerEmail": "user@example.com", "BuyerName": "Ines Okafor"}},
             "orderItems": [{"ASIN": "B00551Q3CS", "OrderItemId": "05015851154158", "SellerSKU": "TL-10001", "Title": "Hex bolt",
               "QuantityOrdered": 3, "QuantityShipped": 0, "ItemPrice": {"CurrencyCode": "USD", "Amount": "25.99"},
               "ShippingPrice": {"CurrencyCode": "USD", "Amount": "1.26"}, "ItemTax": {"CurrencyCode": "USD", "Amount": "2.02"},
               "PromotionDiscount": {"CurrencyCode": "USD", "Amount": "0.00"}},
              {"SellerSKU": "TL-10010", "QuantityOrdered": 0, "Title": "No more wanted"}]}""";

    private final JsonReader reader =
            new JsonReader(new PartnerFolders(List.of(Path.of("partners")), Clock.systemUTC()), Shops.SHAPES);

    @Test
    void aMagentoOrderIsReadToTheCentAndNothingIsSoldTwice() {
        var taken = one(MAGENTO);

        var order = (Order) taken.set().document();
        assertThat(taken.envelope().format()).isEqualTo("MAGENTO");
        assertThat(taken.envelope().control()).isEqualTo("10458");
        assertThat(order.number().value()).isEqualTo("000000150");
        assertThat(order.orderedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(order.lines())
                .extracting(line -> line.items().get(0).value())
                .containsExactly("TL-10001", "TL-10010");
        assertThat(order.lines())
                .extracting("quantity")
                .containsExactly(Quantity.of("4", "EA"), Quantity.of("2", "EA"));
        assertThat(order.adjustments())
                .containsExactly(
                        new Adjustment(false, "DISCOUNT", null, null, Money.of("5.84", "USD")),
                        new Adjustment(true, "SHIPPING", null, null, Money.of("5.95", "USD")),
                        new Adjustment(true, "TAX", null, null, Money.of("4.66", "USD")));
        assertThat(order.parties()).extracting("role").containsExactly(PartyRole.SHIP_TO, PartyRole.BILL_TO);
        assertThat(order.parties().get(0).address().lines()).containsExactly("11 Elm Court", "Flat 2");
        assertThat(codes(taken)).containsExactly("SHOP_NOT_NAMED");
    }

    @Test
    void everySpanOfAMagentoOrderIsTheBytesThatSaidIt() {
        var spans = one(MAGENTO).set().document().provenance().spans();

        assertThat(Bytes.at(Bytes.utf8(MAGENTO), spans.at("/lines/1/price"))).isEqualTo("10.00");
        assertThat(Bytes.at(Bytes.utf8(MAGENTO), spans.at("/adjustments/0/amount")))
                .isEqualTo("-5.84");
        assertThat(Bytes.at(Bytes.utf8(MAGENTO), spans.at("/parties/0/address/lines/1")))
                .isEqualTo("\"Flat 2\"");
    }

    @Test
    void aPageOfMagentoIsEachOfItsOrders() {
        var page = "{\"items\": [" + MAGENTO + "," + MAGENTO.replace("000000150", "000000151")
                + "], \"search_criteria\": {\"page_size\": 50}, \"total_count\": 2}";

        assertThat(Bytes.pieces(reader, Bytes.sealed(Bytes.utf8(page))))
                .filteredOn(Piece.Taken.class::isInstance)
                .hasSize(2);
    }

    @Test
    void aMagentoOrderThatIsNotPaidOrIsOffIsRefused() {
        assertThat(codes(one(MAGENTO.replace("\"state\": \"processing\"", "\"state\": \"pending_payment\""))))
                .contains("SHOP_NOT_PAID");
        assertThat(codes(one(MAGENTO.replace("\"state\": \"processing\"", "\"state\": \"canceled\""))))
                .contains("SHOP_CANCELLED");
        assertThat(codes(one(MAGENTO.replace("\"state\": \"processing\"", "\"state\": \"complete\""))))
                .contains("SHOP_NOT_OURS");
        assertThat(codes(one(MAGENTO.replace("\"subtotal\": 58.4", "\"subtotal\": 58.41"))))
                .contains("SHOP_TOTAL");
    }

    @Test
    void anAmazonOrderSharesAnItemsAmountAmongItsPieces() {
        var taken = one(AMAZON);

        var order = (Order) taken.set().document();
        assertThat(taken.envelope().format()).isEqualTo("AMAZON");
        assertThat(order.number().value()).isEqualTo("902-3159896-1390916");
        assertThat(order.lines()).singleElement().satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(Quantity.of("3", "EA"));
            assertThat(line.price().amount()).isEqualTo(new BigDecimal("8.663333"));
        });
        assertThat(order.adjustments())
                .containsExactly(
                        new Adjustment(true, "SHIPPING", null, null, Money.of("1.26", "USD")),
                        new Adjustment(true, "TAX", null, null, Money.of("2.02", "USD")));
        assertThat(order.parties()).extracting("role").containsExactly(PartyRole.BUYER, PartyRole.SHIP_TO);
        assertThat(codes(taken)).containsExactly("SHOP_NOT_NAMED");
    }

    @Test
    void anAmazonOrderThatKeepsItsBuyerBackIsTakenAndOneThatKeepsTheAddressBackIsNot() {
        var nameless = one(AMAZON.replaceFirst("(?s),\\s*\"BuyerInfo\": \\{[^}]*}", ""));
        assertThat(nameless.set().rejected()).isFalse();
        assertThat(((Order) nameless.set().document()).parties())
                .extracting("role")
                .containsExactly(PartyRole.SHIP_TO);

        var nowhere = one(AMAZON.replace("\"Name\": \"Ines Okafor\", \"AddressLine1\": \"11 Elm Court\", ", ""));
        assertThat(nowhere.set().rejected()).isTrue();
        assertThat(codes(nowhere)).contains("SHOP_NO_ADDRESS");
    }

    @Test
    void anAmazonOrderThatIsNotForUsToDeliverIsRefused() {
        assertThat(codes(one(AMAZON.replace("\"MFN\"", "\"AFN\"")))).contains("SHOP_NOT_OURS");
        assertThat(codes(one(AMAZON.replace("\"Unshipped\"", "\"Canceled\"")))).contains("SHOP_CANCELLED");
        assertThat(codes(one(AMAZON.replace("\"Unshipped\"", "\"Pending\"")))).contains("SHOP_NOT_PAID");
    }

    @Test
    void anAmazonOrderWithoutItsItemsIsNoOrderYet() {
        var page = "{\"payload\": {\"Orders\": ["
                + AMAZON.substring(AMAZON.indexOf(": {\"Amaz") + 2, AMAZON.indexOf(",\n \"orderItems\"")) + "]}}";

        var taken = one(page);

        assertThat(taken.set().document()).isNull();
        assertThat(codes(taken)).contains("JSON_MISSING");
    }

    private static List<String> codes(Piece.Taken taken) {
        return taken.set().findings().stream().map(Finding::code).toList();
    }

    private Piece.Taken one(String text) {
        var taken = Bytes.pieces(reader, Bytes.sealed(Bytes.utf8(text))).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(Piece.Taken.class::cast)
                .toList();
        assertThat(taken).hasSize(1);
        return taken.get(0);
    }
}
