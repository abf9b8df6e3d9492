package throughline.connectors.shop;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonFindingCode;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.connectors.shop.ShopAdjustments.Said;
import throughline.model.document.BusinessDocument;
import throughline.model.document.CreditNote;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;

/**
 * Money that a Shopify shop gave back ({@code refunds/create}; {@code {"refund": ...}} and {@code {"refunds": [...]}} of the Admin API).
 * Goods are lines without tax, as the shop states them; tax, shipping, duties and what else was given back or kept are adjustments with the
 * codes {@code TAX}, {@code SHIPPING}, {@code DUTY} and {@code DISCREPANCY}. The total is what was paid back.
 */
final class ShopifyRefund implements JsonShape {

    @Override
    public String type() {
        return "SHOPIFY_REFUND";
    }

    @Override
    public String format() {
        return "SHOPIFY";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        return document.at("refund_line_items") instanceof Located.Items && document.has("order_id");
    }

    @Override
    public List<Located> within(Located.Fields answer) {
        return JsonShape.under(answer, "refund", "refunds");
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
        return JsonShape.peek(document, "id");
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        var number = gathering.requiredText(root, "id", "/number");
        var order = gathering.requiredText(root, "order_id", "/order");
        var issuedOn = gathering.date(root, "created_at", "/issuedOn");
        var note = gathering.text(root, "note", "/notes/0");
        var currency = currency(gathering);
        if (currency == null) {
            gathering.find(
                    JsonFindingCode.JSON_MISSING,
                    root,
                    "The refund names no currency: it has neither a payment nor an amount with one.");
        }
        if (number == null || order == null || currency == null) {
            return null;
        }
        var given = new Given(gathering, currency);
        var lines = given.goods();
        given.rest();
        var paid = given.paidBack();
        return new CreditNote(
                new DocumentNumber(number),
                parties.sender(),
                parties.receiver(),
                CreditNote.Kind.CREDIT,
                null,
                new DocumentNumber(order),
                issuedOn,
                currency,
                null,
                List.of(),
                given.adjustments.all(),
                note == null ? List.of() : List.of(note),
                lines,
                paid,
                gathering.provenance("shopify/refund@1"));
    }

    /** Of the payment, else of the goods: the refund itself has no field for it. */
    private static @Nullable Currency currency(Gathering gathering) {
        for (var payment : gathering.list(gathering.root(), "transactions")) {
            if (payment.has("currency")) {
                return gathering.currency(payment, "currency", "/currency");
            }
        }
        for (var line : gathering.list(gathering.root(), "refund_line_items")) {
            var said = line.has("subtotal_set") ? gathering.fields(line, "subtotal_set") : null;
            var inShop = said == null ? null : gathering.fields(said, "shop_money");
            if (inShop != null) {
                return gathering.currency(inShop, "currency_code", "/currency");
            }
        }
        var duties = gathering.fields(gathering.root(), "total_duties_set");
        var inShop = duties == null ? null : gathering.fields(duties, "shop_money");
        return inShop == null ? null : gathering.currency(inShop, "currency_code", "/currency");
    }

    /** What was given back, gathered and added up. */
    private static final class Given {

        private final Gathering gathering;
        private final Currency currency;
        private final ShopAdjustments adjustments;
        private BigDecimal sum = BigDecimal.ZERO;

        Given(Gathering gathering, Currency currency) {
            this.gathering = gathering;
            this.currency = currency;
            this.adjustments = new ShopAdjustments(gathering, currency);
        }

        List<CreditNote.Line> goods() {
            var lines = new ArrayList<CreditNote.Line>();
            for (var said : gathering.list(gathering.root(), "refund_line_items")) {
                var to = "/lines/" + lines.size();
                int number = lines.size() + 1;
                var amount = adjustments.payable(
                        said, "subtotal", gathering.requiredDecimal(said, "subtotal", to + "/amount"));
                var quantity = gathering.requiredDecimal(said, "quantity", to + "/quantity");
                var sold = gathering.fields(said, "line_item");
                if (amount == null) {
                    gathering.passOver(said);
                    continue;
                }
                sum = sum.add(amount);
                lines.add(new CreditNote.Line(
                        String.valueOf(number),
                        sold == null ? List.of() : ShopLines.items(gathering, sold, to, number),
                        sold == null
                                ? null
                                : gathering.text(sold, sold.has("name") ? "name" : "title", to + "/description"),
                        quantity == null ? null : new Quantity(quantity, UnitCode.EACH),
                        UnitCode.EACH.code(),
                        null,
                        new Money(amount, currency),
                        gathering.text(said, "restock_type", to + "/reason"),
                        gathering.span(said)));
            }
            return lines;
        }

        /** What the shop books with a minus is given back; with a plus, kept. */
        void rest() {
            for (var said : gathering.list(gathering.root(), "refund_line_items")) {
                add("TAX", null, said, "total_tax", false);
            }
            for (var said : gathering.list(gathering.root(), "order_adjustments")) {
                var shipping = "shipping_refund".equals(gathering.text(said, "kind", null));
                var reason = gathering.text(said, "reason", adjustments.next() + "/description");
                add(shipping ? "SHIPPING" : "DISCREPANCY", reason, said, "amount", true);
                add("TAX", reason, said, "tax_amount", true);
            }
            for (var said : gathering.list(gathering.root(), "duties")) {
                var set = gathering.fields(said, "amount_set");
                var inShop = set == null ? null : gathering.fields(set, "shop_money");
                if (inShop != null) {
                    add("DUTY", null, inShop, "amount", false);
                }
            }
        }

        private void add(String code, @Nullable String reason, Located.Fields in, String name, boolean minusGives) {
            var amount = adjustments.nonZero(in, name);
            if (amount != null) {
                var gives = minusGives ? amount.negate() : amount;
                sum = sum.add(gives);
                adjustments.add(gives.signum() > 0, new Said(code, reason, null), amount, in, name);
            }
        }

        /** The payments of this refund that succeeded; those that are under way or failed are no money yet. */
        Money paidBack() {
            var paid = BigDecimal.ZERO;
            var payments = gathering.list(gathering.root(), "transactions");
            for (var payment : payments) {
                var amount =
                        adjustments.payable(payment, "amount", gathering.requiredDecimal(payment, "amount", "/total"));
                var kind = gathering.text(payment, "kind", null);
                var status = gathering.text(payment, "status", null);
                if (amount != null && Objects.equals(kind, "refund") && Objects.equals(status, "success")) {
                    paid = paid.add(amount);
                }
            }
            if (paid.compareTo(sum) != 0) {
                gathering.find(
                        JsonFindingCode.SHOP_REFUND,
                        gathering.root(),
                        "The refund gives back %s for goods, shipping, tax and duties, but %s was paid back."
                                .formatted(sum.toPlainString(), paid.toPlainString()));
            }
            return new Money(paid, currency);
        }
    }
}
