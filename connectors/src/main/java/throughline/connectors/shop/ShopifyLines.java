package throughline.connectors.shop;

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

/** The lines of a shop order. A shop sells pieces: the unit is each. */
final class ShopifyLines {

    private final Gathering gathering;
    private final Currency currency;

    ShopifyLines(Gathering gathering, Currency currency) {
        this.gathering = gathering;
        this.currency = currency;
    }

    /** In document order, numbered from 1; null when one of them says no quantity. */
    @Nullable
    List<OrderLine> all() {
        var lines = new ArrayList<OrderLine>();
        boolean whole = true;
        for (var item : gathering.list(gathering.root(), "line_items")) {
            var to = "/lines/" + lines.size();
            var quantity = gathering.requiredDecimal(item, "quantity", to + "/quantity");
            whole &= quantity != null;
            if (quantity != null) {
                lines.add(new OrderLine(
                        String.valueOf(lines.size() + 1),
                        items(item, to, lines.size() + 1),
                        gathering.text(item, item.has("name") ? "name" : "title", to + "/description"),
                        new Quantity(quantity, UnitCode.EACH),
                        UnitCode.EACH.code(),
                        price(item, to),
                        null,
                        gathering.span(item)));
            }
        }
        return whole ? lines : null;
    }

    private List<ItemReference> items(Located.Fields item, String to, int number) {
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

    private @Nullable UnitPrice price(Located.Fields item, String to) {
        var amount = gathering.requiredDecimal(item, "price", to + "/price");
        if (amount == null) {
            return null;
        }
        if (amount.signum() < 0) {
            gathering.wrong(JsonFindingCode.JSON_NUMBER, item, "price", "must not be negative");
            return null;
        }
        return new UnitPrice(amount, currency, UnitCode.EACH);
    }
}
