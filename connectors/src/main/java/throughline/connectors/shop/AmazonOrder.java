package throughline.connectors.shop;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonFindingCode;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.connectors.shop.ShopAdjustments.Said;
import throughline.model.document.BusinessDocument;
import throughline.model.document.Order;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.value.DocumentNumber;
import throughline.model.value.UnitPrice;

/**
 * An order of a seller on Amazon: the order as {@code getOrders} of the Selling Partner API (orders v0) says it under {@code order}, and its
 * items as {@code getOrderItems} says them under {@code orderItems}. A price is the item's amount shared among its pieces; shipping, gift
 * wrap, tax and promotions are adjustments. Who buys is often not said; where the goods go has to be.
 */
final class AmazonOrder implements JsonShape {

    /** Amazon's own words for a delivery from its warehouses. */
    private static final Set<String> BY_AMAZON = Set.of("AFN", "AmazonFulfilled");

    private static final ShopLines.Names NAMES = new ShopLines.Names("SellerSKU", "QuantityOrdered", "Title");
    private static final ShopAddress ADDRESS = new ShopAddress(
            List.of("Name"),
            List.of("CompanyName", "AddressLine1", "AddressLine2", "AddressLine3"),
            "City",
            "StateOrRegion",
            "PostalCode",
            "CountryCode");

    @Override
    public String type() {
        return "AMAZON_ORDER";
    }

    @Override
    public String format() {
        return "AMAZON";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        return document.has("AmazonOrderId") && document.has("OrderStatus")
                || document.at("order") instanceof Located.Fields order && order.has("AmazonOrderId");
    }

    @Override
    public List<Located> within(Located.Fields answer) {
        if (answer.at("payload") instanceof Located.Fields payload) {
            return payload.at("Orders") instanceof Located.Items orders
                    ? orders.all()
                    : payload.has("OrderStatus") ? List.of(payload) : List.of();
        }
        return List.of();
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
        return JsonShape.peek(document.at("order") instanceof Located.Fields order ? order : document, "AmazonOrderId");
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        var wrapped = root.has("order") ? gathering.fields(root, "order") : null;
        var order = wrapped == null ? root : wrapped;
        var number = gathering.requiredText(order, "AmazonOrderId", "/number");
        byAmazon(gathering, order, number);
        ShopStates.AMAZON.find(gathering, order, number);
        var items = sold(gathering);
        var currency = currency(gathering, order, items);
        if (!root.has("orderItems")) {
            gathering.missing(root, "orderItems");
        } else if (currency == null) {
            gathering.find(JsonFindingCode.JSON_MISSING, order, "Neither the order nor an item names a currency.");
        }
        var orderedOn = gathering.date(order, "PurchaseDate", "/orderedOn");
        var named = parties(gathering, order, number);
        if (number == null || currency == null || !root.has("orderItems")) {
            return null;
        }
        var lines = ShopLines.of(
                gathering, items, NAMES, (item, to, quantity) -> price(gathering, item, to, quantity, currency));
        var adjustments = new ShopAdjustments(gathering, currency);
        items.forEach(item -> adjust(gathering, item, adjustments));
        if (lines == null) {
            return null;
        }
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
                List.of(),
                lines,
                gathering.provenance("amazon/order@1"));
    }

    private static void byAmazon(Gathering gathering, Located.Fields order, @Nullable String number) {
        var channel = gathering.text(order, "FulfillmentChannel", null);
        var at = order.at("FulfillmentChannel");
        if (at != null && BY_AMAZON.contains(String.valueOf(channel))) {
            gathering.find(JsonFindingCode.SHOP_NOT_OURS, at, "Amazon itself delivers order %s.".formatted(number));
        }
    }

    /** Items of which none is wanted any more stay unread with the document. */
    private static List<Located.Fields> sold(Gathering gathering) {
        return gathering.list(gathering.root(), "orderItems").stream()
                .filter(item -> !"0".equals(JsonShape.peek(item, "QuantityOrdered")))
                .toList();
    }

    private static @Nullable Currency currency(Gathering gathering, Located.Fields order, List<Located.Fields> items) {
        var total = order.has("OrderTotal") ? gathering.fields(order, "OrderTotal") : null;
        if (total != null) {
            return gathering.currency(total, "CurrencyCode", "/currency");
        }
        for (var item : items) {
            var price = item.has("ItemPrice") ? gathering.fields(item, "ItemPrice") : null;
            if (price != null) {
                return gathering.currency(price, "CurrencyCode", "/currency");
            }
        }
        return null;
    }

    private static @Nullable UnitPrice price(
            Gathering gathering, Located.Fields item, String to, java.math.BigDecimal quantity, Currency currency) {
        var price = item.has("ItemPrice") ? gathering.fields(item, "ItemPrice") : null;
        return price == null ? null : ShopLines.shared(gathering, price, "Amount", to, quantity, currency);
    }

    private static void adjust(Gathering gathering, Located.Fields item, ShopAdjustments adjustments) {
        amount(gathering, item, "ShippingPrice", true, "SHIPPING", adjustments);
        amount(gathering, item, "ShippingDiscount", false, "DISCOUNT", adjustments);
        amount(gathering, item, "PromotionDiscount", false, "DISCOUNT", adjustments);
        amount(gathering, item, "ItemTax", true, "TAX", adjustments);
        amount(gathering, item, "ShippingTax", true, "TAX", adjustments);
        var buyer = item.has("BuyerInfo") ? gathering.fields(item, "BuyerInfo") : null;
        if (buyer != null) {
            amount(gathering, buyer, "GiftWrapPrice", true, "FEE", adjustments);
            amount(gathering, buyer, "GiftWrapTax", true, "TAX", adjustments);
        }
    }

    private static void amount(
            Gathering gathering,
            Located.Fields in,
            String name,
            boolean charge,
            String code,
            ShopAdjustments adjustments) {
        var money = in.has(name) ? gathering.fields(in, name) : null;
        if (money != null) {
            var amount = adjustments.nonZero(money, "Amount");
            adjustments.add(charge, Said.of(code), amount, money, "Amount");
        }
    }

    private static List<Party> parties(Gathering gathering, Located.Fields order, @Nullable String number) {
        var parties = new ArrayList<Party>();
        var buyer = order.has("BuyerInfo") ? gathering.fields(order, "BuyerInfo") : null;
        var name = buyer == null ? null : gathering.text(buyer, "BuyerName", "/parties/0/name");
        if (name != null) {
            parties.add(new Party(PartyRole.BUYER, List.of(), name, null));
        }
        var address = order.has("ShippingAddress") ? gathering.fields(order, "ShippingAddress") : null;
        if (address == null || JsonShape.peek(address, "AddressLine1") == null) {
            gathering.find(
                    JsonFindingCode.SHOP_NO_ADDRESS,
                    address == null ? order : address,
                    "Order %s does not say where the goods go. Amazon shows it to who may see restricted data."
                            .formatted(number));
        }
        if (address != null) {
            parties.add(ADDRESS.party(gathering, address, PartyRole.SHIP_TO, "/parties/" + parties.size()));
        }
        return parties;
    }
}
