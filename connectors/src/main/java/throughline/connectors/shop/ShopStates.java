package throughline.connectors.shop;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonFindingCode;
import throughline.connectors.json.Located;

/**
 * What a shop's word for the state of an order means to whoever delivers it: a table for each kind of shop. A word that is in none of them
 * stands in nobody's way.
 */
public final class ShopStates {

    /** {@code state} of an order of an Adobe Commerce or Magento shop. */
    public static final ShopStates MAGENTO = new ShopStates(
            "state",
            Map.of(
                    "canceled", JsonFindingCode.SHOP_CANCELLED,
                    "closed", JsonFindingCode.SHOP_CANCELLED,
                    "new", JsonFindingCode.SHOP_NOT_PAID,
                    "pending_payment", JsonFindingCode.SHOP_NOT_PAID,
                    "payment_review", JsonFindingCode.SHOP_NOT_PAID,
                    "holded", JsonFindingCode.SHOP_NOT_PAID,
                    "complete", JsonFindingCode.SHOP_NOT_OURS));

    /** {@code OrderStatus} of an order on Amazon. */
    public static final ShopStates AMAZON = new ShopStates(
            "OrderStatus",
            Map.of(
                    "Canceled", JsonFindingCode.SHOP_CANCELLED,
                    "Unfulfillable", JsonFindingCode.SHOP_CANCELLED,
                    "Pending", JsonFindingCode.SHOP_NOT_PAID,
                    "PendingAvailability", JsonFindingCode.SHOP_NOT_PAID,
                    "Shipped", JsonFindingCode.SHOP_NOT_OURS,
                    "InvoiceUnconfirmed", JsonFindingCode.SHOP_NOT_OURS));

    /** {@code status} of an order of a WooCommerce shop. */
    static final ShopStates WOOCOMMERCE = new ShopStates(
            "status",
            Map.ofEntries(
                    entry("cancelled", JsonFindingCode.SHOP_CANCELLED),
                    entry("refunded", JsonFindingCode.SHOP_CANCELLED),
                    entry("failed", JsonFindingCode.SHOP_CANCELLED),
                    entry("trash", JsonFindingCode.SHOP_CANCELLED),
                    entry("pending", JsonFindingCode.SHOP_NOT_PAID),
                    entry("on-hold", JsonFindingCode.SHOP_NOT_PAID),
                    entry("checkout-draft", JsonFindingCode.SHOP_NOT_PAID),
                    entry("auto-draft", JsonFindingCode.SHOP_NOT_PAID)));

    private final String field;
    private final Map<String, JsonFindingCode> meanings;

    private ShopStates(String field, Map<String, JsonFindingCode> meanings) {
        this.field = field;
        this.meanings = meanings;
    }

    /** The words for an order of which nothing is to be delivered any more, as they are sorted. */
    public Set<String> off() {
        var words = new TreeSet<String>();
        meanings.forEach((word, meaning) -> {
            if (meaning == JsonFindingCode.SHOP_CANCELLED) {
                words.add(word);
            }
        });
        return words;
    }

    /** Whether the shop says that nothing of an order is to be delivered any more. */
    public boolean off(@Nullable String word) {
        return word != null && meanings.get(word) == JsonFindingCode.SHOP_CANCELLED;
    }

    /** The field that says it. */
    public String field() {
        return field;
    }

    /** Reads the state of an order, and finds what stands in the way of its delivery. */
    void find(Gathering gathering, Located.Fields order, @Nullable String number) {
        var word = gathering.text(order, field, null);
        var at = order.at(field);
        var meaning = word == null || at == null ? null : meanings.get(word);
        if (meaning != null && at != null) {
            gathering.find(
                    meaning, at, "Order %s is %s in the shop; %s.".formatted(number, word, consequence(meaning)));
        }
    }

    private static String consequence(JsonFindingCode meaning) {
        return switch (meaning) {
            case SHOP_CANCELLED -> "nothing is to be delivered";
            case SHOP_NOT_PAID -> "it comes again once it is paid";
            default -> "nothing is left to deliver";
        };
    }
}
