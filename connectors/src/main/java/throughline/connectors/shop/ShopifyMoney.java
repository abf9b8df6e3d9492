package throughline.connectors.shop;

import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonFindingCode;
import throughline.connectors.shop.ShopAdjustments.Said;
import throughline.model.document.Adjustment;
import throughline.model.document.OrderLine;

/**
 * Discounts, shipping and tax of a shop order, as adjustments with the codes {@code DISCOUNT}, {@code SHIPPING} and {@code TAX}
 * ({@code TAX_INCLUDED} when the prices hold it already, so that nobody adds it twice).
 */
final class ShopifyMoney {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Gathering gathering;
    private final ShopAdjustments adjustments;
    private BigDecimal discounted = BigDecimal.ZERO;

    ShopifyMoney(Gathering gathering, Currency currency) {
        this.gathering = gathering;
        this.adjustments = new ShopAdjustments(gathering, currency);
    }

    List<Adjustment> adjustments() {
        discounts();
        for (var shipping : gathering.list(gathering.root(), "shipping_lines")) {
            var to = adjustments.next();
            var price = gathering.decimal(shipping, "price", to + "/amount");
            var title = gathering.text(shipping, "title", to + "/description");
            adjustments.add(true, new Said("SHIPPING", title, null), price, shipping, "price");
        }
        boolean included = Boolean.TRUE.equals(gathering.flag(gathering.root(), "taxes_included", null));
        for (var tax : gathering.list(gathering.root(), "tax_lines")) {
            var to = adjustments.next();
            var rate = gathering.decimal(tax, "rate", to + "/percent");
            var price = gathering.decimal(tax, "price", to + "/amount");
            var title = gathering.text(tax, "title", to + "/description");
            adjustments.add(
                    true, new Said(included ? "TAX_INCLUDED" : "TAX", title, percent(rate)), price, tax, "price");
        }
        return adjustments.all();
    }

    /** The lines less the discounts on them have to be the subtotal the shop states, to the cent. */
    void checkSubtotal(List<OrderLine> lines) {
        var stated = gathering.decimal(gathering.root(), "subtotal_price", null);
        if (stated == null) {
            return;
        }
        var sum = BigDecimal.ZERO;
        for (var line : lines) {
            var price = line.price();
            if (price == null) {
                return;
            }
            sum = sum.add(price.amount().multiply(line.quantity().amount()));
        }
        var due = sum.subtract(discounted);
        if (due.compareTo(stated) != 0) {
            gathering.wrong(
                    JsonFindingCode.SHOP_TOTAL,
                    gathering.root(),
                    "subtotal_price",
                    "is not what the lines less their discounts add up to, %s".formatted(due.toPlainString()));
        }
    }

    /** One adjustment per discount of the order, with the sum of what it took off the lines. */
    private void discounts() {
        var applications = gathering.list(gathering.root(), "discount_applications");
        var sums = new ArrayList<BigDecimal>();
        applications.forEach(application -> sums.add(BigDecimal.ZERO));
        BigDecimal unnamed = BigDecimal.ZERO;
        for (var item : gathering.list(gathering.root(), "line_items")) {
            for (var allocation : gathering.list(item, "discount_allocations")) {
                var amount = requireNonNullElse(gathering.decimal(allocation, "amount", null), BigDecimal.ZERO);
                var index = gathering.decimal(allocation, "discount_application_index", null);
                int which = index == null ? -1 : index.intValue();
                discounted = discounted.add(amount);
                if (which >= 0 && which < sums.size()) {
                    sums.set(which, sums.get(which).add(amount));
                } else {
                    unnamed = unnamed.add(amount);
                }
            }
        }
        for (int i = 0; i < sums.size(); i++) {
            var application = applications.get(i);
            var description = gathering.text(
                    application, application.has("code") ? "code" : "title", adjustments.next() + "/description");
            if (sums.get(i).signum() != 0) {
                adjustments.add(false, new Said("DISCOUNT", description, null), sums.get(i), application, "value");
            }
        }
        if (unnamed.signum() != 0) {
            adjustments.add(false, Said.of("DISCOUNT"), unnamed, gathering.root(), "line_items");
        }
    }

    private static @Nullable BigDecimal percent(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.multiply(HUNDRED);
    }
}
