package throughline.connectors.shop;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.Located;
import throughline.connectors.shop.ShopAdjustments.Said;
import throughline.model.document.Adjustment;
import throughline.model.document.OrderLine;
import throughline.model.value.UnitPrice;

/** What a WooCommerce order sells, and what it adds and takes off. A shop sells pieces: the unit is each. */
final class WooCommerceLines {

    private final Gathering gathering;
    private final Currency currency;
    private final ShopAdjustments adjustments;

    WooCommerceLines(Gathering gathering, Currency currency) {
        this.gathering = gathering;
        this.currency = currency;
        this.adjustments = new ShopAdjustments(gathering, currency);
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
                adjustments.add(true, new Said("TAX", "shipping", null), freight, tax, "shipping_tax_total");
            }
        }
        return adjustments.all();
    }

    /** Before coupons: the line's subtotal shared among its pieces. */
    private @Nullable UnitPrice price(Located.Fields item, String to, BigDecimal quantity) {
        return ShopLines.shared(gathering, item, "subtotal", to, quantity, currency);
    }

    private void add(boolean charge, String code, Located.Fields in, String describes, String amount) {
        var to = adjustments.next();
        var said = gathering.decimal(in, amount, to + "/amount");
        var description = gathering.text(in, describes, to + "/description");
        if (said != null && said.signum() != 0) {
            adjustments.add(charge == (said.signum() > 0), new Said(code, description, null), said, in, amount);
        }
    }
}
