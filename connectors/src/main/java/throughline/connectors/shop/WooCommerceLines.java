package throughline.connectors.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonFindingCode;
import throughline.connectors.json.Located;
import throughline.model.document.Adjustment;
import throughline.model.document.OrderLine;
import throughline.model.value.Money;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** What a WooCommerce order sells, and what it adds and takes off. A shop sells pieces: the unit is each. */
final class WooCommerceLines {

    /** The shop states a line's amount; a price per piece that does not come out even is carried this far. */
    private static final int PRICE_SCALE = 6;

    private final Gathering gathering;
    private final Currency currency;
    private final List<Adjustment> adjustments = new ArrayList<>();

    WooCommerceLines(Gathering gathering, Currency currency) {
        this.gathering = gathering;
        this.currency = currency;
    }

    @Nullable
    List<OrderLine> all() {
        return ShopLines.of(gathering, this::price);
    }

    List<Adjustment> adjustments() {
        for (var coupon : gathering.list(gathering.root(), "coupon_lines")) {
            add(false, "DISCOUNT", coupon, "code", "discount");
        }
        for (var shipping : gathering.list(gathering.root(), "shipping_lines")) {
            add(true, "SHIPPING", shipping, "method_title", "total");
        }
        for (var fee : gathering.list(gathering.root(), "fee_lines")) {
            add(true, "FEE", fee, "name", "total");
        }
        var taxes = gathering.list(gathering.root(), "tax_lines");
        for (var tax : taxes) {
            add(true, "TAX", tax, "label", tax.has("tax_total") ? "tax_total" : "total");
            var freight = gathering.decimal(tax, "shipping_tax_total", null);
            if (freight != null && freight.signum() != 0) {
                put(true, "TAX", "shipping", freight, tax, "shipping_tax_total");
            }
        }
        return adjustments;
    }

    /** Before coupons: the line's subtotal shared among its pieces. */
    private @Nullable UnitPrice price(Located.Fields item, String to, BigDecimal quantity) {
        var subtotal = gathering.requiredDecimal(item, "subtotal", to + "/price");
        if (subtotal == null || quantity.signum() <= 0) {
            return null;
        }
        if (subtotal.signum() < 0) {
            gathering.wrong(JsonFindingCode.JSON_NUMBER, item, "subtotal", "must not be negative");
            return null;
        }
        var each =
                subtotal.divide(quantity, PRICE_SCALE, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return new UnitPrice(each.scale() < 2 ? each.setScale(2) : each, currency, UnitCode.EACH);
    }

    private void add(boolean charge, String code, Located.Fields in, String describes, String amount) {
        var to = "/adjustments/" + adjustments.size();
        var said = gathering.decimal(in, amount, to + "/amount");
        var description = gathering.text(in, describes, to + "/description");
        if (said != null && said.signum() != 0) {
            put(charge == (said.signum() > 0), code, description, said, in, amount);
        }
    }

    private void put(
            boolean charge,
            String code,
            @Nullable String description,
            BigDecimal amount,
            Located.Fields in,
            String name) {
        if (amount.stripTrailingZeros().scale() > Math.max(0, currency.getDefaultFractionDigits())) {
            gathering.wrong(JsonFindingCode.JSON_NUMBER, in, name, "is finer than %s can pay".formatted(currency));
            return;
        }
        adjustments.add(new Adjustment(charge, code, description, null, new Money(amount.abs(), currency)));
    }
}
