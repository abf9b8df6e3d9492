package throughline.connectors.shop;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonFindingCode;
import throughline.connectors.json.Located;
import throughline.model.document.OrderLine;
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

    @Nullable
    List<OrderLine> all() {
        return ShopLines.of(gathering, this::price);
    }

    private @Nullable UnitPrice price(Located.Fields item, String to, BigDecimal quantity) {
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
