package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.Adjustment;
import throughline.model.document.Order;
import throughline.model.document.OrderLine;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;

/** An order from its draft (X12 850; EDIFACT ORDERS). */
final class OrderMaking {

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;

    OrderMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
    }

    @Nullable
    Order make(OrderDraft draft) {
        var number = meaning.text(Field.NUMBER, draft.number);
        if (number == null) {
            meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The order has no number.");
            return null;
        }
        meaning.used(draft.purpose);
        meaning.used(draft.kind);
        var currencies = new DocumentCurrency(meaning);
        var currency = currencies.of(draft.currencies);
        var orderedOn = orderedOn(draft);
        var deliverOn = meaning.date(Field.DELIVER_ON, 0, draft.dates, "deliverOn");
        var cancelAfter = meaning.date(Field.CANCEL_AFTER, 0, draft.dates, "cancelAfter");
        var lineMaking = new LineMaking(meaning, currencies.ofPrices(currency));
        var parties = new PartyMaking(meaning).make(draft.parties);
        var adjustments = adjustments(draft.adjustments, currencies.ofPrices(currency));
        var notes = lineMaking.notes(draft.notes);
        var lines = lines(draft, lineMaking);
        return new Order(
                new DocumentNumber(number),
                meaning.sender(),
                meaning.receiver(),
                orderedOn,
                currency,
                deliverOn,
                cancelAfter,
                shipComplete(draft),
                parties,
                adjustments,
                notes,
                lines,
                meaning.provenance(map, set));
    }

    private List<OrderLine> lines(OrderDraft draft, LineMaking making) {
        var lines = new ArrayList<OrderLine>(draft.lines.size());
        var sum = BigDecimal.ZERO;
        for (var line : draft.lines) {
            var made = making.make(lines.size(), line);
            sum = sum.add(made.quantity().amount());
            lines.add(made);
        }
        if (lines.isEmpty()) {
            meaning.segment(FindingCode.DOCUMENT_LINES, null, 0, "The order has no lines.");
        }
        new Totals(meaning).compare(draft.counts, List.of(lines.size()), sum);
        return lines;
    }

    private @Nullable LocalDate orderedOn(OrderDraft draft) {
        if (draft.date == null) {
            return meaning.date(Field.ORDERED_ON, 0, draft.dates, "orderedOn");
        }
        var date = meaning.date(draft.date, null);
        if (date != null) {
            meaning.said(Field.ORDERED_ON, 0, 0, draft.date);
        }
        return date;
    }

    /** CSH01 SC asks for complete shipment. */
    private @Nullable Boolean shipComplete(OrderDraft draft) {
        if (draft.shipCode == null || !draft.shipCode.text().equals("SC")) {
            return null;
        }
        meaning.said(Field.SHIP_COMPLETE, 0, 0, draft.shipCode);
        return Boolean.TRUE;
    }

    private List<Adjustment> adjustments(List<AdjustmentDraft> drafts, Currency currency) {
        var adjustments = new ArrayList<Adjustment>(drafts.size());
        for (var draft : drafts) {
            var indicator = draft.indicator == null ? "" : draft.indicator.text();
            if (!indicator.equals("A") && !indicator.equals("C")) {
                continue;
            }
            adjustments.add(adjustment(adjustments.size(), draft, indicator.equals("C"), currency));
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
        return new Adjustment(charge, code == null ? "" : code, description, percent, amount(index, draft, currency));
    }

    /** MOA 8, 23, 204 and 131 are the allowance or charge itself; MOA 25 is what it is reckoned from. */
    private @Nullable Value sum(List<QuantityDraft> sums) {
        for (var wanted : List.of("8", "23", "204", "131")) {
            for (var sum : sums) {
                if (sum.qualifier != null && sum.qualifier.text().equals(wanted)) {
                    meaning.used(sum.qualifier);
                    return sum.value;
                }
            }
        }
        return null;
    }

    /** SAC05 is in cents without a point (N2); MOA 5004 is a plain decimal. */
    private @Nullable Money amount(int index, AdjustmentDraft draft, Currency currency) {
        var said = draft.amount != null ? draft.amount : draft.money != null ? draft.money : sum(draft.sums);
        var number = meaning.decimal(said);
        if (said == null || number == null) {
            return null;
        }
        boolean implied = draft.amount != null && number.scale() <= 0;
        meaning.said(Field.ADJUSTMENT_AMOUNT, index, 0, said);
        return Money.rounded(implied ? number.movePointLeft(2) : number, currency);
    }
}
