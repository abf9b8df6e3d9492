package throughline.connectors.shop;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonFindingCode;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.model.document.BusinessDocument;
import throughline.model.document.Order;
import throughline.model.document.OrderLine;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.value.DocumentNumber;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/**
 * An order of an Adobe Commerce or Magento shop, as {@code GET /rest/V1/orders} and {@code /orders/{id}} say it. Prices are those without
 * tax and before discounts; discount, shipping and tax come as adjustments of the whole order. What a configurable product consists of is
 * not sold a second time; of a bundle its parts are sold, not the bundle.
 */
final class MagentoOrder implements JsonShape {

    private static final ShopLines.Names NAMES = new ShopLines.Names("sku", "qty_ordered", "name");
    private static final ShopAddress ADDRESS = new ShopAddress(
            List.of("firstname", "lastname"),
            List.of("company", "street"),
            "city",
            "region_code",
            "postcode",
            "country_id");

    @Override
    public String type() {
        return "MAGENTO_ORDER";
    }

    @Override
    public String format() {
        return "MAGENTO";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        return document.has("increment_id")
                && document.has("order_currency_code")
                && document.at("items") instanceof Located.Items;
    }

    @Override
    public List<Located> within(Located.Fields answer) {
        return answer.has("search_criteria") && answer.at("items") instanceof Located.Items items
                ? items.all()
                : List.of();
    }

    @Override
    public @Nullable String sender(Located.Fields document) {
        return null;
    }

    @Override
    public boolean unnamed() {
        return true;
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        return JsonShape.peek(document, "entity_id");
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        var number = gathering.requiredText(root, "increment_id", "/number");
        var currency = gathering.currency(root, "order_currency_code", "/currency");
        ShopStates.MAGENTO.find(gathering, root, number);
        var orderedOn = day(gathering, root);
        if (number == null || currency == null) {
            return null;
        }
        var named = parties(gathering, root);
        var lines = lines(gathering, root, currency);
        var adjustments = new ShopAdjustments(gathering, currency);
        adjustments.signed("DISCOUNT", root, "discount_amount");
        adjustments.signed("SHIPPING", root, "shipping_amount");
        adjustments.signed("TAX", root, "tax_amount");
        var note = gathering.text(root, "customer_note", "/notes/0");
        if (lines == null) {
            return null;
        }
        checkSubtotal(gathering, root, lines);
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
                adjustments.all(),
                note == null ? List.of() : List.of(note),
                lines,
                gathering.provenance("magento/order@1"));
    }

    /** The day in {@code 2026-03-02 10:15:30}, a time in UTC. */
    private static @Nullable LocalDate day(Gathering gathering, Located.Fields root) {
        var said = gathering.text(root, "created_at", "/orderedOn");
        try {
            return said == null ? null : LocalDate.parse(said.substring(0, Math.min(10, said.length())));
        } catch (DateTimeException none) {
            gathering.wrong(JsonFindingCode.JSON_DATE, root, "created_at", "must begin with a date such as 2026-03-01");
            return null;
        }
    }

    private static @Nullable List<OrderLine> lines(Gathering gathering, Located.Fields root, Currency currency) {
        var items = gathering.list(root, "items");
        var kinds = new HashMap<String, String>();
        for (var item : items) {
            kinds.put(
                    Objects.toString(JsonShape.peek(item, "item_id")),
                    Objects.toString(JsonShape.peek(item, "product_type")));
        }
        var sold = new ArrayList<Located.Fields>();
        for (var item : items) {
            var parent = JsonShape.peek(item, "parent_item_id");
            boolean part = parent != null && !"bundle".equals(kinds.get(parent));
            if (!part && !"bundle".equals(JsonShape.peek(item, "product_type"))) {
                sold.add(item);
            }
        }
        return ShopLines.of(gathering, sold, NAMES, (item, to, quantity) -> price(gathering, item, to, currency));
    }

    private static @Nullable UnitPrice price(Gathering gathering, Located.Fields item, String to, Currency currency) {
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

    private static void checkSubtotal(Gathering gathering, Located.Fields root, List<OrderLine> lines) {
        var stated = gathering.decimal(root, "subtotal", null);
        var sum = BigDecimal.ZERO;
        for (var line : lines) {
            var price = line.price();
            if (price == null) {
                return;
            }
            sum = sum.add(price.amount().multiply(line.quantity().amount()));
        }
        if (stated != null && sum.compareTo(stated) != 0) {
            gathering.wrong(
                    JsonFindingCode.SHOP_TOTAL,
                    root,
                    "subtotal",
                    "is not what the lines add up to, %s".formatted(sum.toPlainString()));
        }
    }

    private static List<Party> parties(Gathering gathering, Located.Fields root) {
        var parties = new ArrayList<Party>();
        var shipTo = shipTo(gathering, root);
        if (shipTo != null) {
            parties.add(ADDRESS.party(gathering, shipTo, PartyRole.SHIP_TO, "/parties/0"));
        } else {
            gathering.find(
                    JsonFindingCode.SHOP_NO_ADDRESS,
                    root,
                    "The order has no shipping address, so nothing can be sent.");
        }
        var billTo = gathering.fields(root, "billing_address");
        if (billTo != null) {
            parties.add(ADDRESS.party(gathering, billTo, PartyRole.BILL_TO, "/parties/" + parties.size()));
        }
        return parties;
    }

    private static Located.@Nullable Fields shipTo(Gathering gathering, Located.Fields root) {
        var extension = gathering.fields(root, "extension_attributes");
        if (extension == null) {
            return null;
        }
        for (var assignment : gathering.list(extension, "shipping_assignments")) {
            var shipping = gathering.fields(assignment, "shipping");
            var address = shipping == null ? null : gathering.fields(shipping, "address");
            if (address != null) {
                return address;
            }
        }
        return null;
    }
}
