package throughline.connectors.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.connectors.Bytes;
import throughline.connectors.Partners;
import throughline.connectors.json.JsonReader;
import throughline.model.document.Adjustment;
import throughline.model.document.Order;
import throughline.model.document.PartyRole;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.value.Money;
import throughline.model.value.Quantity;

class WooCommerceOrderTest {

    private static final String ORDER =
            """
            {"id":731,"number":"2731","status":"processing","currency":"USD","order_key":"wc_order_a1",
            "date_created":"2026-03-02T09:41:07",
             "prices_include_tax":false,"customer_id":12,"customer_note":"Ring twice.",
             "billing":{"first_name":"Ada","last_name":"Ray","company":"","address_1":"1 Mill Lane",
             "city":"Troy","state":"NY","postcode":"12180","country":"US","email":"ada@mail.example"},
             "shipping":{"first_name":"Ada","last_name":"Ray","company":"Ray Tools","address_1":"9 Dock Road",
             "address_2":"Bay 3","city":"Troy","state":"NY","postcode":"12180","country":"US"},
             "line_items":[{"id":1,"name":"Hex bolt","quantity":3,"sku":"TL-10001","subtotal":"10.00",
             "total":"9.00","total_tax":"0.80","price":3},
                           {"id":2,"name":"Washer","quantity":2,"sku":"","subtotal":"5.00","total":"5.00",
                           "price":2.5}],
             "coupon_lines":[{"code":"spring","discount":"1.00","discount_tax":"0.08"}],
             "shipping_lines":[{"method_title":"Ground","total":"4.95"}],
             "fee_lines":[{"name":"Gift wrap","total":"2.00"},{"name":"Loyalty","total":"-0.50"}],
             "tax_lines":[{"label":"NY","rate_percent":8,"tax_total":"1.20","shipping_tax_total":"0.40"}],
             "_links":{"self":[{"href":"https://tools.example/wp-json/wc/v3/orders/731"}]}}""";

    private final JsonReader reader =
            new JsonReader(Partners.NONE, List.of(new ShopifyOrder(), new WooCommerceOrder()));

    @Test
    void anOrderIsReadWithPricesBeforeCouponsAndEverythingElseAsAdjustments() {
        var taken = one(ORDER);
        var order = (Order) taken.set().document();

        assertThat(taken.envelope().format()).isEqualTo("WOOCOMMERCE");
        assertThat(taken.envelope().sender()).isEqualTo("tools.example");
        assertThat(order.number().value()).isEqualTo("2731");
        assertThat(order.orderedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(order.notes()).containsExactly("Ring twice.");
        assertThat(order.lines())
                .extracting("quantity")
                .containsExactly(Quantity.of("3", "EA"), Quantity.of("2", "EA"));
        assertThat(order.lines().get(0).price().amount()).isEqualByComparingTo("3.333333");
        assertThat(order.lines().get(1).price().amount()).isEqualTo("2.50");
        assertThat(order.adjustments())
                .containsExactly(
                        new Adjustment(false, "DISCOUNT", "spring", null, Money.of("1.00", "USD")),
                        new Adjustment(true, "SHIPPING", "Ground", null, Money.of("4.95", "USD")),
                        new Adjustment(true, "FEE", "Gift wrap", null, Money.of("2.00", "USD")),
                        new Adjustment(false, "FEE", "Loyalty", null, Money.of("0.50", "USD")),
                        new Adjustment(true, "TAX", "NY", null, Money.of("1.20", "USD")),
                        new Adjustment(true, "TAX", "shipping", null, Money.of("0.40", "USD")));
        assertThat(order.parties()).extracting("role").containsExactly(PartyRole.SHIP_TO, PartyRole.BILL_TO);
        assertThat(order.parties().get(0).address().lines()).containsExactly("Ray Tools", "9 Dock Road", "Bay 3");
        assertThat(taken.set().findings()).extracting(Finding::code).containsExactly("SHOP_NO_SKU");
        assertThat(order.provenance().unread()).extracting("element").contains("/billing/email", "/line_items/0/total");
    }

    @Test
    void whatIsNotPaidOrCalledOffIsRefusedWithItsReason() {
        var unpaid = one(ORDER.replace("\"processing\"", "\"pending\""));
        var off = one(ORDER.replace("\"processing\"", "\"cancelled\""));

        assertThat(unpaid.set().rejected()).isTrue();
        assertThat(unpaid.set().findings()).extracting(Finding::code).contains("SHOP_NOT_PAID");
        assertThat(off.set().rejected()).isTrue();
        assertThat(off.set().findings()).extracting(Finding::code).contains("SHOP_CANCELLED");
    }

    @Test
    void anAmountFinerThanTheCurrencyIsPointedAtAndNotRounded() {
        var taken = one(ORDER.replace("\"4.95\"", "\"4.955\""));

        assertThat(taken.set().findings()).extracting(Finding::code).contains("JSON_NUMBER");
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
