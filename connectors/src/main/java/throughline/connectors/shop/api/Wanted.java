package throughline.connectors.shop.api;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ItemReference;
import tools.jackson.databind.JsonNode;

/** Which lines of the shop's order have left, and how many of each. */
final class Wanted {

    private Wanted() {}

    /**
     * By the shop's own number of the line. A line of ours is the shop's line of that place, numbered from 1, where both name the same
     * SKU; else the only one of its SKU.
     *
     * @param sold the lines of the shop's order, each with {@code id} and {@code sku}
     */
    static Map<String, BigDecimal> of(DespatchAdvice advice, List<JsonNode> sold) throws ShopRefused {
        var wanted = new LinkedHashMap<String, BigDecimal>();
        for (var line : advice.lines()) {
            var amount = line.shipped().amount();
            if (!line.shipped().unit().code().equals("EA")
                    || amount.stripTrailingZeros().scale() > 0) {
                throw new ShopRefused("A shop counts whole pieces; line %s of %s says %s %s."
                        .formatted(
                                line.number(),
                                advice.number(),
                                amount.toPlainString(),
                                line.shipped().unit()));
            }
            wanted.merge(Answer.text(match(advice, line, sold), "id"), amount, BigDecimal::add);
        }
        return wanted;
    }

    private static JsonNode match(DespatchAdvice advice, DespatchAdvice.Line line, List<JsonNode> sold)
            throws ShopRefused {
        var skus = line.items().stream().map(ItemReference::value).toList();
        var place = line.orderLine() == null || !line.orderLine().matches("[0-9]{1,6}")
                ? 0
                : Integer.parseInt(line.orderLine());
        if (place >= 1 && place <= sold.size() && skus.contains(Answer.text(sold.get(place - 1), "sku"))) {
            return sold.get(place - 1);
        }
        var named = sold.stream()
                .filter(each -> skus.contains(Answer.text(each, "sku")))
                .toList();
        if (named.size() != 1) {
            throw new ShopRefused("Order %s of the shop has %s line with the SKU %s, which left with %s."
                    .formatted(
                            advice.order(),
                            named.isEmpty() ? "no" : "more than one",
                            String.join(" or ", skus),
                            advice.number()));
        }
        return named.get(0);
    }
}
