package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.Invoice;
import throughline.model.value.Money;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** Lines of an invoice from their drafts: the IT1 loop; LIN and its group. */
final class BilledLineMaking {

    /** MOA of a line: its amount, and older words for it. */
    private static final List<String> AMOUNTS = List.of("203", "38", "66");

    private final Meaning meaning;
    private final MoneyMaking money;
    private final Currency currency;
    private final LineMaking making;

    BilledLineMaking(Meaning meaning, MoneyMaking money, Currency currency) {
        this.meaning = meaning;
        this.money = money;
        this.currency = currency;
        this.making = LineMaking.ofInvoice(meaning, currency);
    }

    List<Invoice.Line> lines(InvoiceDraft draft) {
        var lines = new ArrayList<Invoice.Line>(draft.lines.size());
        var sum = BigDecimal.ZERO;
        for (var line : draft.lines) {
            var made = line(lines.size(), line);
            sum = sum.add(made.quantity().amount());
            lines.add(made);
        }
        new Totals(meaning).compare(draft.counts, List.of(lines.size()), sum);
        return lines;
    }

    private Invoice.Line line(int index, LineDraft draft) {
        boolean turned = turned(draft);
        var made = making.make(index, draft);
        var quantity = turned
                ? new Quantity(
                        made.quantity().amount().negate(), made.quantity().unit())
                : made.quantity();
        var price = made.price();
        return new Invoice.Line(
                made.number(),
                made.items(),
                made.description(),
                quantity,
                made.unitAsSent(),
                price != null ? price : new UnitPrice(BigDecimal.ZERO, currency, quantity.unit()),
                amount(index, draft, quantity, price),
                made.source());
    }

    /** A price is never negative; a quantity may be, and the line comes to the same. */
    private boolean turned(LineDraft draft) {
        var price = meaning.decimal(draft.price);
        if (draft.price == null || price == null || price.signum() >= 0) {
            return false;
        }
        meaning.at(
                FindingCode.LINE_PRICE_NEGATIVE,
                draft.price,
                "The price is %s; the line was read as one of a negative quantity.".formatted(price.toPlainString()));
        draft.price = Value.of(null, draft.price.token(), price.negate().toPlainString());
        return true;
    }

    private Money amount(int index, LineDraft draft, Quantity quantity, @Nullable UnitPrice price) {
        var said = money.amount(Field.LINE_AMOUNT, index, 0, money.first(draft.sums, AMOUNTS), currency);
        if (said != null) {
            return said;
        }
        var reckoned = reckoned(draft, quantity, price);
        if (reckoned == null) {
            meaning.segment(
                    FindingCode.LINE_AMOUNT,
                    draft.segment,
                    0,
                    "The line does not say what it comes to; its amount was read as zero.");
            return Money.zero(currency);
        }
        return reckoned.plus(allowed(index, draft));
    }

    /** Price by quantity, in the price's unit; PO401 says how many of it one unit of the quantity holds. */
    private @Nullable Money reckoned(LineDraft draft, Quantity quantity, @Nullable UnitPrice price) {
        if (price == null || !price.currency().equals(currency)) {
            return null;
        }
        if (price.unit().equals(quantity.unit())) {
            return price.times(quantity);
        }
        var pack = meaning.decimal(draft.pack);
        if (pack == null || pack.signum() <= 0 || !price.unit().equals(UnitCode.EACH)) {
            return null;
        }
        meaning.used(draft.pack);
        return price.times(new Quantity(quantity.amount().multiply(pack), price.unit()));
    }

    /** What allowances and charges of the line itself do to it, where its amount is reckoned. */
    private Money allowed(int index, LineDraft draft) {
        var sum = Money.zero(currency);
        for (var adjustment : draft.adjustments) {
            var charge = MoneyMaking.charges(adjustment);
            var amount = charge == null ? null : money.amount(Field.LINE_AMOUNT, index, adjustment, currency);
            if (charge != null && amount != null) {
                meaning.used(adjustment.indicator);
                sum = charge ? sum.plus(amount) : sum.minus(amount);
            }
        }
        return sum;
    }
}
