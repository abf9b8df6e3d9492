package throughline.connectors.shop;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonFindingCode;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.model.document.BusinessDocument;
import throughline.model.document.Order;
import throughline.model.value.DocumentNumber;

/**
 * An order of a Shopify shop, as its {@code orders/create} webhook sends it. Prices are those before discounts; discounts, shipping
 * and tax come as adjustments of the whole order.
 */
public final class ShopifyOrder implements JsonShape {

    @Override
    public String type() {
        return "SHOPIFY_ORDER";
    }

    @Override
    public String format() {
        return "SHOPIFY";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        var global = JsonShape.peek(document, "admin_graphql_api_id");
        return document.has("line_items")
                && !document.has("order_key")
                && (global == null || global.startsWith("gid://shopify/Order/"))
                && !document.has("order_id");
    }

    @Override
    public List<Located> within(Located.Fields answer) {
        return JsonShape.under(answer, "order", "orders");
    }

    /** The shop's domain: the body names it only in the address of the order's page. */
    @Override
    public @Nullable String sender(Located.Fields document) {
        var page = JsonShape.peek(document, "order_status_url");
        try {
            return page == null ? null : URI.create(page).getHost();
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        return JsonShape.peek(document, "id");
    }

    @Override
    public boolean test(Located.Fields document) {
        return "true".equals(JsonShape.peek(document, "test"));
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        var number = root.has("name")
                ? gathering.text(root, "name", "/number")
                : gathering.text(root, "order_number", "/number");
        if (number == null) {
            gathering.missing(root, "name");
        }
        var currency = gathering.currency(root, "currency", "/currency");
        if (currency == null) {
            gathering.missing(root, "currency");
        }
        var cancelled = root.has("cancelled_at") ? root.at("cancelled_at") : null;
        if (cancelled != null) {
            gathering.find(
                    JsonFindingCode.SHOP_CANCELLED,
                    cancelled,
                    "The shop cancelled order %s before it came to us; nothing is to be delivered.".formatted(number));
        }
        if (!root.has("line_items")) {
            gathering.missing(root, "line_items");
        }
        if (number == null || currency == null) {
            return null;
        }
        var orderedOn = gathering.date(root, "created_at", "/orderedOn");
        var named = ShopifyParties.of(gathering);
        var money = new ShopifyMoney(gathering, currency);
        var adjustments = money.adjustments();
        var lines = new ShopifyLines(gathering, currency).all();
        var note = gathering.text(root, "note", "/notes/0");
        if (lines == null) {
            return null;
        }
        money.checkSubtotal(lines);
        return new Order(
                new DocumentNumber(number),
                parties.sender(),
                parties.receiver(),
                orderedOn,
                currency,
                null,
                null,
                null,
                named,
                adjustments,
                note == null ? List.of() : List.of(note),
                lines,
                gathering.provenance("shopify/order@1"));
    }
}
