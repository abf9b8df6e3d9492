package throughline.connectors.shop.api;

import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import throughline.model.document.InventoryReport;
import throughline.model.document.ItemReference;

/** How many of each of the shop's own items a report says there are. */
final class Figures {

    private Figures() {}

    /** Whole pieces, never more than there are and never below none. */
    static Map<String, Long> of(InventoryReport report) {
        var figures = new LinkedHashMap<String, Long>();
        for (var line : report.lines()) {
            line.items().stream()
                    .filter(item -> item.scheme() == ItemReference.Scheme.BUYER)
                    .findFirst()
                    .ifPresent(item -> figures.put(
                            item.value(),
                            line.quantity()
                                    .amount()
                                    .setScale(0, RoundingMode.FLOOR)
                                    .max(java.math.BigDecimal.ZERO)
                                    .longValueExact()));
        }
        return figures;
    }
}
