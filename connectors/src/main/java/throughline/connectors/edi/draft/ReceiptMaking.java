package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.draft.Levels.Row;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.ReceiptAdvice;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;

/** What came in, from its draft (X12 861, 944; EDIFACT RECADV). */
final class ReceiptMaking {

    private static final List<String> X12_SHIPMENT = List.of("SI", "PK");
    private static final List<String> EDIFACT_SHIPMENT = List.of("AAK", "DQ", "SI");
    private static final List<String> SHIPPED = List.of("12");
    private static final List<String> RECEIVED = List.of("48");

    /** Taken; to be returned; to be destroyed. */
    private static final List<String> PARTS = List.of("194", "195", "196");

    private static final List<String> REFUSED_PARTS = List.of("195", "196");
    private static final List<String> DELIVERED = List.of("46", "113", "21");

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;
    private final LineMaking lineMaking;
    private final Lots lots;

    ReceiptMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
        this.lineMaking = new LineMaking(meaning, DocumentCurrency.NOT_SAID);
        this.lots = new Lots(meaning);
    }

    @Nullable
    ReceiptAdvice make(ReceiptDraft draft) {
        var number = meaning.text(Field.NUMBER, draft.number);
        if (number == null) {
            meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The receipt has no number.");
            return null;
        }
        meaning.used(draft.purpose);
        meaning.used(draft.kind);
        var rows = new ArrayList<Row>();
        draft.lines.forEach(line -> rows.add(Row.of(line)));
        rows.addAll(new Levels(meaning, draft.levels).rows());
        var order = order(draft, rows);
        var shipment = shipment(draft);
        var receivedOn = receivedOn(draft);
        var notes = lineMaking.notes(draft.notes);
        return new ReceiptAdvice(
                new DocumentNumber(number),
                meaning.sender(),
                meaning.receiver(),
                order,
                shipment == null ? null : new DocumentNumber(shipment),
                receivedOn,
                new PartyMaking(meaning).make(draft.parties),
                notes,
                lines(draft, rows),
                meaning.provenance(map, set));
    }

    private @Nullable DocumentNumber order(ReceiptDraft draft, List<Row> rows) {
        var orders = new OrderNumbers(meaning);
        orders.add(draft.order);
        orders.add(draft.references);
        for (var row : rows) {
            orders.add(row.line().order);
            orders.add(row.line().references);
        }
        return orders.order();
    }

    private @Nullable String shipment(ReceiptDraft draft) {
        var own = meaning.text(Field.SHIPMENT, draft.shipment);
        return own != null
                ? own
                : meaning.text(
                        Field.SHIPMENT,
                        meaning.reference(draft.references, meaning.x12() ? X12_SHIPMENT : EDIFACT_SHIPMENT));
    }

    private @Nullable LocalDate receivedOn(ReceiptDraft draft) {
        var dated = meaning.date(Field.RECEIVED_ON, 0, draft.dates, "receivedOn");
        var date = meaning.date(draft.date, null);
        if (date != null && (dated == null || dated.equals(date))) {
            meaning.said(Field.RECEIVED_ON, 0, 0, draft.date);
        }
        return dated != null ? dated : date;
    }

    private List<ReceiptAdvice.Line> lines(ReceiptDraft draft, List<Row> rows) {
        var lines = new ArrayList<ReceiptAdvice.Line>();
        var sum = BigDecimal.ZERO;
        for (var row : rows) {
            var line = line(lines.size(), row);
            sum = sum.add(line.received().amount());
            lines.add(line);
        }
        if (lines.isEmpty()) {
            meaning.segment(FindingCode.DOCUMENT_LINES, null, 0, "The receipt has no lines.");
        }
        var totals = new Totals(meaning);
        totals.compare(draft.counts, List.of(lines.size()), sum);
        totals.sum(draft.total, sum);
        return lines;
    }

    private ReceiptAdvice.Line line(int index, Row row) {
        var draft = row.line();
        lots.settle(draft);
        var number = meaning.text(Field.LINE_NUMBER, index, draft.number);
        var saidUnit = draft.unit != null ? draft.unit : firstUnit(draft);
        var asSent = meaning.text(Field.LINE_UNIT, index, saidUnit);
        var unit = lineMaking.unit(saidUnit);
        meaning.used(draft.status);
        var received = new Quantity(received(index, draft), unit);
        var label = row.label() != null ? row.label() : lots.container(draft.labels);
        return new ReceiptAdvice.Line(
                number != null ? number : Integer.toString(index + 1),
                orderLine(index, draft),
                lineMaking.items(index, draft),
                lineMaking.description(index, draft),
                shipped(index, draft, unit),
                received,
                rejected(index, draft, unit),
                asSent == null ? "" : asSent,
                condition(index, draft),
                lots.lot(index, draft),
                lots.expiresOn(index, draft.dates),
                lots.sscc(index, label),
                meaning.segmentSpan(draft.segment));
    }

    private @Nullable String orderLine(int index, LineDraft draft) {
        var said = lineMaking.orderLine(draft);
        return meaning.text(Field.LINE_ORDER_LINE, index, said != null ? said : draft.orderLine);
    }

    /** RCD02, W0701; QTY 48, else what was taken and what was not together. */
    private BigDecimal received(int index, LineDraft draft) {
        var said = draft.quantity;
        var chosen = said == null ? lineMaking.chosen(draft, RECEIVED) : null;
        var parts = chosen == null && said == null ? sum(Field.LINE_RECEIVED, index, draft, PARTS) : null;
        if (parts != null) {
            return parts;
        }
        chosen = said == null && chosen == null ? lineMaking.chosen(draft, DELIVERED) : chosen;
        said = chosen == null ? said : chosen.value;
        var amount = meaning.decimal(said);
        if (amount == null) {
            meaning.segment(
                    FindingCode.LINE_QUANTITY,
                    draft.segment,
                    0,
                    "The line says no quantity received; it was taken as zero.");
            return BigDecimal.ZERO;
        }
        meaning.said(Field.LINE_RECEIVED, index, 0, said);
        return amount;
    }

    private @Nullable BigDecimal sum(Field field, int index, LineDraft draft, List<String> qualifiers) {
        BigDecimal sum = null;
        for (var quantity : draft.quantities) {
            var amount = meaning.decimal(quantity.value);
            if (amount != null && quantity.qualifier != null && qualifiers.contains(quantity.qualifier.text())) {
                meaning.used(quantity.qualifier);
                meaning.used(quantity.unit);
                meaning.said(field, index, 0, quantity.value);
                sum = sum == null ? amount : sum.add(amount);
            }
        }
        return sum;
    }

    private @Nullable Quantity shipped(int index, LineDraft draft, UnitCode unit) {
        var chosen = lineMaking.chosen(draft, SHIPPED);
        var said = chosen != null ? chosen.value : draft.shipped;
        var amount = meaning.decimal(said);
        if (amount == null) {
            return null;
        }
        meaning.said(Field.LINE_SHIPPED, index, 0, said);
        meaning.used(draft.shippedUnit);
        return new Quantity(amount, draft.shippedUnit == null ? unit : lineMaking.unit(draft.shippedUnit));
    }

    /** RCD04, QTY 195 and 196; else what was found to be refused (RCD06, W13). */
    private @Nullable Quantity rejected(int index, LineDraft draft, UnitCode unit) {
        var returned = meaning.decimal(draft.rejected);
        if (returned != null) {
            meaning.said(Field.LINE_REJECTED, index, 0, draft.rejected);
            meaning.used(draft.rejectedUnit);
            return new Quantity(returned, draft.rejectedUnit == null ? unit : lineMaking.unit(draft.rejectedUnit));
        }
        var sum = sum(Field.LINE_REJECTED, index, draft, REFUSED_PARTS);
        for (var exception : draft.exceptions) {
            var amount = meaning.decimal(exception.quantity);
            if (amount != null && isRefused(exception)) {
                meaning.said(Field.LINE_REJECTED, index, 0, exception.quantity);
                meaning.used(exception.unit);
                sum = sum == null ? amount : sum.add(amount);
            }
        }
        return sum == null ? null : new Quantity(sum, unit);
    }

    private boolean isRefused(ConditionDraft exception) {
        return exception.code != null && "REFUSED".equals(meaning.codes().meaning("condition", exception.code.text()));
    }

    /** The one that says why goods were refused, else the first. */
    private @Nullable String condition(int index, LineDraft draft) {
        var coded = draft.exceptions.stream().filter(each -> each.code != null).toList();
        var chosen = coded.stream().filter(this::isRefused).findFirst().or(() -> coded.stream()
                .findFirst());
        return chosen.map(each -> meaning.text(Field.LINE_CONDITION, index, each.code))
                .orElse(null);
    }

    private static @Nullable Value firstUnit(LineDraft draft) {
        return draft.quantities.stream()
                .filter(quantity -> quantity.unit != null)
                .map(quantity -> quantity.unit)
                .findFirst()
                .orElse(null);
    }
}
