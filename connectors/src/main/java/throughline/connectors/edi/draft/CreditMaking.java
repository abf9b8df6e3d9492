package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.CreditNote.Kind;
import throughline.model.document.CreditNote.Line;
import throughline.model.value.Money;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** Lines of a credit or debit: the CDD loop; an invoice's lines where the credit is written as one. */
final class CreditMaking {

    private final Meaning meaning;
    private final MoneyMaking money;
    private final Currency currency;
    private final LineMaking making;

    CreditMaking(Meaning meaning, MoneyMaking money, Currency currency) {
        this.meaning = meaning;
        this.money = money;
        this.currency = currency;
        this.making = LineMaking.ofInvoice(meaning, currency);
    }

    /** @param turned whether amounts were sent as what is negatively owed */
    List<Line> billed(InvoiceDraft draft, boolean turned) {
        return new BilledLineMaking(meaning, money, currency)
                .lines(draft).stream()
                        .map(line -> new Line(
                                line.number(),
                                line.items(),
                                line.description(),
                                line.quantity(),
                                line.unitAsSent(),
                                line.price(),
                                turned ? line.amount().negated() : line.amount(),
                                null,
                                line.source()))
                        .toList();
    }

    /** @param kind of the whole; a change the other way (CDD02) is negative */
    List<Line> changes(InvoiceDraft draft, Kind kind) {
        var lines = new ArrayList<Line>(draft.lines.size());
        for (var line : draft.lines) {
            lines.add(change(lines.size(), line, kind));
        }
        return lines;
    }

    private Line change(int index, LineDraft draft, Kind kind) {
        var number = meaning.text(Field.LINE_NUMBER, index, draft.number);
        var asSent = meaning.text(Field.LINE_UNIT, index, draft.unit);
        var unit = making.unitOf(draft);
        var quantity = meaning.decimal(draft.quantity);
        if (quantity != null) {
            meaning.said(Field.LINE_QUANTITY, index, 0, draft.quantity);
        }
        return new Line(
                number != null ? number : Integer.toString(index + 1),
                making.items(index, draft),
                meaning.text(Field.LINE_DESCRIPTION, index, draft.note),
                quantity == null ? null : new Quantity(quantity, unit),
                asSent,
                price(index, draft, unit),
                amount(index, draft, kind),
                meaning.text(Field.LINE_REASON, index, draft.reasonCode),
                meaning.segmentSpan(draft.segment));
    }

    private @Nullable UnitPrice price(int index, LineDraft draft, UnitCode unit) {
        var price = meaning.decimal(draft.price);
        if (price == null || price.signum() < 0) {
            return null;
        }
        meaning.said(Field.LINE_PRICE, index, 0, draft.price);
        return new UnitPrice(price, currency, unit);
    }

    private Money amount(int index, LineDraft draft, Kind kind) {
        var amount = money.hundredths(Field.LINE_AMOUNT, index, 0, draft.due, currency);
        if (amount == null) {
            meaning.segment(
                    FindingCode.LINE_AMOUNT,
                    draft.segment,
                    0,
                    "The change does not say what it comes to; its amount was read as zero.");
            return Money.zero(currency);
        }
        meaning.used(draft.flag);
        boolean against = draft.flag != null && !draft.flag.text().equals(kind == Kind.DEBIT ? "D" : "C");
        return against ? amount.negated() : amount;
    }
}
