package throughline.connectors.shop;

import java.math.BigDecimal;
import java.util.ArrayList;
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

    private ShopLines() {}

    /** How a shop says what one piece costs. */
    @FunctionalInterface
    interface Pricing {

        /** @param to where the line stands in the document; null when the price is not said or is none */
        @Nullable
        UnitPrice price(Located.Fields item, String to, BigDecimal quantity);
    }

    /** In document order, numbered from 1; null when one of them says no quantity. */
    static @Nullable List<OrderLine> of(Gathering gathering, Pricing pricing) {
        var lines = new ArrayList<OrderLine>();
        boolean whole = true;
        for (var item : gathering.list(gathering.root(), "line_items")) {
            var to = "/lines/" + lines.size();
            var quantity = gathering.requiredDecimal(item, "quantity", to + "/quantity");
            whole &= quantity != null;
            if (quantity != null) {
                lines.add(new OrderLine(
                        String.valueOf(lines.size() + 1),
                        items(gathering, item, to, lines.size() + 1),
                        gathering.text(item, item.has("name") ? "name" : "title", to + "/description"),
                        new Quantity(quantity, UnitCode.EACH),
                        UnitCode.EACH.code(),
                        pricing.price(item, to, quantity),
                        null,
                        gathering.span(item)));
            }
        }
        return whole ? lines : null;
    }

    private static List<ItemReference> items(Gathering gathering, Located.Fields item, String to, int number) {
        var sku = gathering.text(item, "sku", to + "/items/0/value");
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
