package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.token.Standard;
import throughline.model.document.Adjustment;
import throughline.model.value.Money;

/** Amounts of money as a set says them: exactly, or with a finding that says what was done. */
final class MoneyMaking {

    /** MOA 8, 23, 204 and 131 are the allowance or charge itself; MOA 25 is what it is reckoned from. */
    private static final List<String> ALLOWED = List.of("8", "23", "204", "131");

    private final Meaning meaning;
    private final DocumentCurrency currencies;

    MoneyMaking(Meaning meaning) {
        this(meaning, true);
    }

    /** @param names whether the document has a currency of its own, beside that of its amounts */
    MoneyMaking(Meaning meaning, boolean names) {
        this.meaning = meaning;
        this.currencies = new DocumentCurrency(meaning, names);
    }

    /** What the document says its currency is; null when it says none. */
    @Nullable
    Currency currency(List<CurrencyDraft> drafts) {
        return currencies.of(drafts);
    }

    /** The document's currency, else that of one of its amounts; null with a finding when an EDIFACT document says none at all. */
    @Nullable
    Currency currency(List<CurrencyDraft> drafts, List<QuantityDraft> sums) {
        var said = currency(drafts);
        for (var sum : sums) {
            if (said == null && sum.unit != null && !sum.unit.text().isEmpty()) {
                said = currencies.known(null, sum.unit);
            }
        }
        if (said == null && meaning.standard() == Standard.EDIFACT) {
            meaning.segment(
                    FindingCode.DOCUMENT_CURRENCY_WANTED,
                    null,
                    0,
                    "The document names no currency, so its amounts cannot be read; nothing was taken from it.");
        }
        return said == null && meaning.standard() != Standard.EDIFACT ? currencies.ofPrices(null) : said;
    }

    /** A plain decimal (R; MOA 5004). */
    @Nullable
    Money amount(Field field, int first, int second, @Nullable Value value, Currency currency) {
        var number = meaning.decimal(value);
        return value == null || number == null
                ? null
                : payable(field, first, second, value, new Said(number, currency));
    }

    /** An amount with two implied decimals (N2), whatever its currency; one sent with a point all the same means what it says. */
    @Nullable
    Money hundredths(Field field, int first, int second, @Nullable Value value, Currency currency) {
        var number = meaning.decimal(value);
        if (value == null || number == null) {
            return null;
        }
        return payable(
                field,
                first,
                second,
                value,
                new Said(number.scale() <= 0 ? number.movePointLeft(2) : number, currency));
    }

    /** What a document comes to. Nothing stands in for it: one that cannot be paid exactly refuses the document. */
    @Nullable
    Money total(@Nullable Value value, boolean hundredths, Currency currency) {
        if (value == null) {
            meaning.segment(FindingCode.DOCUMENT_TOTAL, null, 0, "The document does not say what it comes to.");
            return null;
        }
        var number = meaning.decimal(value);
        if (number == null) {
            if (!meaning.x12()) {
                meaning.at(FindingCode.DOCUMENT_TOTAL, value, "The total is no number.");
            }
            return null;
        }
        var said = new Said(hundredths && number.scale() <= 0 ? number.movePointLeft(2) : number, currency);
        if (!said.isPayable()) {
            meaning.at(
                    FindingCode.DOCUMENT_TOTAL,
                    value,
                    "The total %s is finer than %s can be paid."
                            .formatted(said.number().toPlainString(), currency));
            return null;
        }
        meaning.said(Field.TOTAL, 0, 0, value);
        return new Money(said.number(), currency);
    }

    private Money payable(Field field, int first, int second, Value value, Said said) {
        meaning.said(field, first, second, value);
        if (said.isPayable()) {
            return new Money(said.number(), said.currency());
        }
        var rounded = Money.rounded(said.number(), said.currency());
        meaning.at(
                FindingCode.AMOUNT_TOO_FINE,
                value,
                "%s is finer than %s can be paid; it was read as %s."
                        .formatted(said.number().toPlainString(), said.currency(), rounded));
        return rounded;
    }

    private record Said(BigDecimal number, Currency currency) {

        boolean isPayable() {
            return number.stripTrailingZeros().scale() <= Math.max(0, currency.getDefaultFractionDigits());
        }
    }

    /** The first of these amounts that is there, by what it is; its qualifier counts as read. */
    @Nullable
    Value first(List<QuantityDraft> sums, List<String> wanted) {
        for (var qualifier : wanted) {
            for (var sum : sums) {
                if (sum.value != null
                        && sum.qualifier != null
                        && sum.qualifier.text().equals(qualifier)) {
                    meaning.used(sum.qualifier);
                    meaning.used(sum.unit);
                    return sum.value;
                }
            }
        }
        return null;
    }

    /** Whether it lowers (false) or raises (true) what is due; null when it does neither. */
    static @Nullable Boolean charges(AdjustmentDraft draft) {
        var indicator = draft.indicator == null ? "" : draft.indicator.text();
        return indicator.equals("C") ? Boolean.TRUE : indicator.equals("A") ? Boolean.FALSE : null;
    }

    List<Adjustment> adjustments(List<AdjustmentDraft> drafts, Currency currency) {
        var adjustments = new ArrayList<Adjustment>(drafts.size());
        for (var draft : drafts) {
            var charge = charges(draft);
            if (charge != null) {
                adjustments.add(adjustment(adjustments.size(), draft, charge, currency));
            }
        }
        return adjustments;
    }

    private Adjustment adjustment(int index, AdjustmentDraft draft, boolean charge, Currency currency) {
        meaning.said(Field.ADJUSTMENT_CHARGE, index, 0, draft.indicator);
        var code = meaning.text(Field.ADJUSTMENT_CODE, index, draft.code != null ? draft.code : draft.agencyCode);
        var percent = meaning.decimal(draft.percent);
        if (percent != null) {
            meaning.said(Field.ADJUSTMENT_PERCENT, index, 0, draft.percent);
        }
        var description = meaning.text(Field.ADJUSTMENT_DESCRIPTION, index, draft.description);
        var amount = amount(Field.ADJUSTMENT_AMOUNT, index, draft, currency);
        return new Adjustment(charge, code == null ? "" : code, description, percent, amount);
    }

    /** SAC05 is in cents without a point (N2); MOA 5004 is a plain decimal. */
    @Nullable
    Money amount(Field field, int index, AdjustmentDraft draft, Currency currency) {
        if (draft.amount != null) {
            return hundredths(field, index, 0, draft.amount, currency);
        }
        return amount(field, index, 0, draft.money != null ? draft.money : first(draft.sums, ALLOWED), currency);
    }
}
