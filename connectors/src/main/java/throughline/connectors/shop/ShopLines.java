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
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.OrderLine;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** What an order of a shop sells ({@code line_items}). A shop sells pieces: the unit is each. */
final class ShopLines {

    /** A shop that states a line's amount: a price per piece that does not come out even is carried this far. */
    private static final int PRICE_SCALE = 6;

    private ShopLines() {}

    /** The line's amount shared among its pieces; null when it is not said, or is none. */
    static @Nullable UnitPrice shared(
            Gathering gathering, Located.Fields in, String name, String to, BigDecimal quantity, Currency currency) {
        var amount = gathering.requiredDecimal(in, name, to + "/price");
        if (amount == null || quantity.signum() <= 0) {
            return null;
        }
        if (amount.signum() < 0) {
            gathering.wrong(JsonFindingCode.JSON_NUMBER, in, name, "must not be negative");
            return null;
        }
        var each = amount.divide(quantity, PRICE_SCALE, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return new UnitPrice(each.scale() < 2 ? each.setScale(2) : each, currency, UnitCode.EACH);
    }

    /** How a shop says what one piece costs. */
    @FunctionalInterface
    interface Pricing {

        /** @param to where the line stands in the document; null when the price is not said or is none */
        @Nullable
        UnitPrice price(Located.Fields item, String to, BigDecimal quantity);
    }

    /** In document order, numbered from 1; null when one of them says no quantity. */
    static @Nullable List<OrderLine> of(Gathering gathering, Pricing pricing) {
        return of(gathering, gathering.list(gathering.root(), "line_items"), Names.USUAL, pricing);
    }

    /** How a shop calls what a line says. */
    record Names(String sku, String quantity, String name) {

        static final Names USUAL = new Names("sku", "quantity", "name");
    }

    static @Nullable List<OrderLine> of(Gathering gathering, List<Located.Fields> items, Names names, Pricing pricing) {
        var lines = new ArrayList<OrderLine>();
        boolean whole = true;
        for (var item : items) {
            var to = "/lines/" + lines.size();
            var quantity = gathering.requiredDecimal(item, names.quantity(), to + "/quantity");
            whole &= quantity != null;
            if (quantity != null) {
                lines.add(new OrderLine(
                        String.valueOf(lines.size() + 1),
                        items(gathering, item, names.sku(), to, lines.size() + 1),
                        gathering.text(item, item.has(names.name()) ? names.name() : "title", to + "/description"),
                        new Quantity(quantity, UnitCode.EACH),
                        UnitCode.EACH.code(),
                        pricing.price(item, to, quantity),
                        null,
                        gathering.span(item)));
            }
        }
        return whole ? lines : null;
    }

    /** @param number of the line, for people */
    static List<ItemReference> items(Gathering gathering, Located.Fields item, String to, int number) {
        return items(gathering, item, Names.USUAL.sku(), to, number);
    }

    private static List<ItemReference> items(
            Gathering gathering, Located.Fields item, String name, String to, int number) {
        var sku = gathering.text(item, name, to + "/items/0/value");
        if (sku != null) {
            return List.of(new ItemReference(Scheme.SELLER, sku));
        }
        gathering.find(
                JsonFindingCode.SHOP_NO_SKU,
                item,
                "Line %d has no SKU; enter one for the product in the shop.".formatted(number));
        return List.of();
    }
}
