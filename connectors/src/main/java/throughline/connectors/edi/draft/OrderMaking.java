package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.Order;
import throughline.model.document.OrderLine;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;

/** An order from its draft (X12 850; EDIFACT ORDERS; TRADACOMS ORDHDR). */
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
        var deliverOn = draft.deliver != null
                ? meaning.day(Field.DELIVER_ON, 0, draft.deliver)
                : meaning.date(Field.DELIVER_ON, 0, draft.dates, "deliverOn");
        var cancelAfter = draft.deliverLast != null
                ? meaning.day(Field.CANCEL_AFTER, 0, draft.deliverLast)
                : meaning.date(Field.CANCEL_AFTER, 0, draft.dates, "cancelAfter");
        var lineMaking = new LineMaking(meaning, currencies.ofPrices(currency));
        var parties = new PartyMaking(meaning).make(meaning.header().and(draft.parties));
        var adjustments = new MoneyMaking(meaning).adjustments(draft.adjustments, currencies.ofPrices(currency));
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
        var lines = new OrderLine[draft.lines.size()];
        for (int index = 0; index < lines.length; index++) {
            lines[index] = making.make(index, draft.lines.get(index));
        }
        if (lines.length == 0) {
            meaning.segment(FindingCode.DOCUMENT_LINES, null, 0, "The order has no lines.");
        }
        new Totals(meaning).compare(draft.counts, List.of(lines.length), () -> sum(lines));
        return List.of(lines);
    }

    private static BigDecimal sum(OrderLine[] lines) {
        var sum = BigDecimal.ZERO;
        for (var line : lines) {
            sum = sum.add(line.quantity().amount());
        }
        return sum;
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
}
