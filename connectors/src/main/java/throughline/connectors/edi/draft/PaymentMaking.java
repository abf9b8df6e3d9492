package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.Adjustment;
import throughline.model.document.RemittanceAdvice;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;

/** What a payment pays, from its draft (X12 820; EDIFACT REMADV). */
final class PaymentMaking {

    /** Where no trace number is sent: the check's, the transfer's, the payment's. */
    private static final List<String> NUMBERS = List.of("CK", "TN", "TT", "PQ");

    private static final List<String> TOTALS = List.of("12", "128", "9", "86");
    private static final List<String> PAID = List.of("12", "11", "128");
    private static final List<String> GROSS = List.of("9", "77", "39", "38", "86");
    private static final List<String> DISCOUNTS = List.of("52", "138", "21", "53");

    private final Meaning meaning;
    private final MoneyMaking money;
    private final String map;
    private final SourceSpan set;

    PaymentMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.money = new MoneyMaking(meaning, false);
        this.map = map;
        this.set = set;
    }

    @Nullable
    RemittanceAdvice make(PaymentDraft draft) {
        var number = number(draft);
        var currency = money.currency(draft.currencies, draft.sums);
        if (number == null || currency == null) {
            return null;
        }
        var said = meaning.x12() ? draft.total : money.first(draft.sums, TOTALS);
        var total = said == null && meaning.x12() ? null : money.total(said, false, currency);
        if (total == null) {
            return null;
        }
        boolean takenBack = draft.flag != null && draft.flag.text().equals("D");
        meaning.used(draft.flag);
        var paidOn = meaning.day(Field.PAID_ON, 0, draft.paidOn);
        return new RemittanceAdvice(
                new DocumentNumber(number),
                meaning.sender(),
                meaning.receiver(),
                paidOn != null ? paidOn : meaning.date(Field.PAID_ON, 0, draft.dates, "paidOn"),
                meaning.text(Field.METHOD, draft.method),
                takenBack ? total.negated() : total,
                new PartyMaking(meaning).make(draft.parties),
                new LineMaking(meaning, currency).notes(draft.notes),
                lines(draft, currency),
                meaning.provenance(map, set));
    }

    private @Nullable String number(PaymentDraft draft) {
        var number = meaning.text(Field.NUMBER, draft.number);
        number = number != null ? number : meaning.reference(Field.NUMBER, draft.references, NUMBERS);
        if (number != null) {
            return number;
        }
        var control = meaning.text(Field.NUMBER, draft.control);
        if (control == null) {
            meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The payment has no number.");
            return null;
        }
        return meaning.envelope().control() + "-" + control;
    }

    private List<RemittanceAdvice.Line> lines(PaymentDraft draft, Currency currency) {
        var lines = new ArrayList<RemittanceAdvice.Line>(draft.lines.size());
        for (var paid : draft.lines) {
            int index = lines.size();
            var document = meaning.text(Field.LINE_DOCUMENT, index, paid.document);
            if (document == null) {
                meaning.segment(
                        FindingCode.LINE_AMOUNT,
                        paid.segment,
                        0,
                        "No document is named, so what is paid or taken off here belongs to none; it was left out.");
                continue;
            }
            lines.add(line(index, paid, new DocumentNumber(document), currency));
        }
        return lines;
    }

    private RemittanceAdvice.Line line(int index, PaidDraft draft, DocumentNumber document, Currency currency) {
        var gross = money.amount(Field.LINE_GROSS, index, 0, or(draft.gross, draft, GROSS), currency);
        var discount = money.amount(Field.LINE_DISCOUNT, index, 0, or(draft.discount, draft, DISCOUNTS), currency);
        return new RemittanceAdvice.Line(
                Integer.toString(index + 1),
                document,
                meaning.text(Field.LINE_KIND, index, draft.kind),
                meaning.date(Field.LINE_ISSUED_ON, index, draft.dates, "invoicedOn"),
                paid(index, draft, currency, gross, discount),
                gross,
                discount,
                adjustments(index, draft, currency),
                meaning.segmentSpan(draft.segment));
    }

    private @Nullable Value or(@Nullable Value said, PaidDraft draft, List<String> wanted) {
        return said != null ? said : money.first(draft.sums, wanted);
    }

    private Money paid(int index, PaidDraft draft, Currency currency, @Nullable Money gross, @Nullable Money discount) {
        var paid = money.amount(Field.LINE_PAID, index, 0, or(draft.paid, draft, PAID), currency);
        if (paid == null) {
            paid = money.amount(Field.LINE_PAID, index, 0, draft.adjusted, currency);
        }
        if (paid != null) {
            return paid;
        }
        if (gross != null) {
            return discount == null ? gross : gross.minus(discount);
        }
        meaning.segment(FindingCode.LINE_AMOUNT, draft.segment, 0, "What is paid is not said; it was read as nothing.");
        return Money.zero(currency);
    }

    private List<Adjustment> adjustments(int index, PaidDraft draft, Currency currency) {
        var adjustments = new ArrayList<Adjustment>();
        for (var adjustment : draft.adjustments) {
            int at = adjustments.size();
            var said = adjustment.money != null
                    ? adjustment.money
                    : money.first(adjustment.sums, List.of("165", "8", "9"));
            var amount = money.amount(Field.LINE_ADJUSTMENT_AMOUNT, index, at, said, currency);
            adjustments.add(adjustment(index, at, adjustment, amount));
        }
        var reason = meaning.text(Field.LINE_ADJUSTMENT_CODE, index, 0, draft.reason);
        if (reason != null) {
            var amount = money.amount(Field.LINE_ADJUSTMENT_AMOUNT, index, 0, draft.adjusted, currency);
            var note = meaning.text(Field.LINE_ADJUSTMENT_DESCRIPTION, index, 0, draft.note);
            adjustments.add(new Adjustment(raises(amount), reason, note, null, positive(amount)));
        }
        return adjustments;
    }

    private Adjustment adjustment(int index, int at, AdjustmentDraft draft, @Nullable Money amount) {
        var code = meaning.text(Field.LINE_ADJUSTMENT_CODE, index, at, draft.code);
        var description = meaning.text(Field.LINE_ADJUSTMENT_DESCRIPTION, index, at, draft.description);
        boolean raises = raises(amount);
        return new Adjustment(raises, code == null ? "" : code, description, null, positive(amount));
    }

    /** ADX01 is negative when less is paid; the amount of an AJT is what is taken off. */
    private boolean raises(@Nullable Money amount) {
        return amount != null && amount.isNegative() != meaning.x12();
    }

    private static @Nullable Money positive(@Nullable Money amount) {
        return amount != null && amount.isNegative() ? amount.negated() : amount;
    }
}
