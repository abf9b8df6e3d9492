package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderChange.Kind;
import throughline.model.document.OrderLine;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Quantity;

/** A change to an order from its draft (X12 860; EDIFACT ORDCHG). */
final class ChangeMaking {

    /** 353 and 1225: cancellation; cancelled, to be issued anew. */
    private static final Set<String> CANCELLED = Set.of("01", "1", "17");

    private static final Set<String> DELETED = Set.of("03", "3");
    private static final Set<String> REPLACED = Set.of("05", "5");
    private static final List<String> EDIFACT_CHANGE = List.of("CO", "PC");

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;

    ChangeMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
    }

    @Nullable
    OrderChange make(ChangeDraft draft) {
        var orders = new OrderNumbers(meaning);
        orders.add(draft.order);
        orders.add(draft.references);
        var order = orders.order();
        if (order == null) {
            meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The change does not say which order it changes.");
            return null;
        }
        meaning.used(draft.kind);
        var kind = kind(draft);
        var currencies = new DocumentCurrency(meaning, false);
        var currency = currencies.of(draft.currencies);
        var making = new LineMaking(meaning, currencies.ofPrices(currency), Field.LINE_QUANTITY, meaning.x12() ? 3 : 0);
        return new OrderChange(
                number(draft, order, kind),
                meaning.sender(),
                meaning.receiver(),
                order,
                kind,
                orderedOn(draft),
                kind == Kind.CANCEL ? List.of() : lines(draft, making),
                meaning.provenance(map, set));
    }

    /** BCH05 counts the changes of one order, so the order's number goes before it; BGM 1004 stands for itself. */
    private DocumentNumber number(ChangeDraft draft, DocumentNumber order, Kind kind) {
        var own = meaning.text(Field.NUMBER, draft.number);
        if (own != null) {
            return new DocumentNumber(own);
        }
        var sequence = meaning.text(
                Field.NUMBER,
                draft.sequence != null ? draft.sequence : meaning.reference(draft.references, EDIFACT_CHANGE));
        return new DocumentNumber(order + "-" + (sequence != null ? sequence : kind));
    }

    private Kind kind(ChangeDraft draft) {
        var said = draft.purpose == null ? "" : draft.purpose.text();
        meaning.said(Field.KIND, 0, 0, draft.purpose);
        if (draft.purpose != null && REPLACED.contains(said)) {
            meaning.at(
                    FindingCode.DOCUMENT_CODE,
                    draft.purpose,
                    "\"%s\" replaces the order; it was read as a change of the lines it names.".formatted(said));
        }
        return CANCELLED.contains(said) || DELETED.contains(said) && draft.lines.isEmpty() ? Kind.CANCEL : Kind.CHANGE;
    }

    private @Nullable LocalDate orderedOn(ChangeDraft draft) {
        var date = meaning.date(draft.orderDate, null);
        if (date == null) {
            return meaning.date(Field.ORDERED_ON, 0, draft.dates, "orderOf");
        }
        meaning.said(Field.ORDERED_ON, 0, 0, draft.orderDate);
        return date;
    }

    private List<OrderLine> lines(ChangeDraft draft, LineMaking making) {
        var lines = new ArrayList<OrderLine>();
        var sum = BigDecimal.ZERO;
        for (var line : draft.lines) {
            var said = meaning.decimal(line.quantity);
            sum = said == null ? sum : sum.add(said);
            var asked = asked(line);
            if (asked.equals("DELETE")) {
                lines.add(deleted(lines.size(), line, making));
            } else if (!asked.equals("NONE") && making.saysQuantity(line)) {
                meaning.used(line.change);
                var made = making.make(lines.size(), line);
                sum = meaning.x12() ? sum : sum.add(made.quantity().amount());
                lines.add(made);
            } else if (!asked.equals("NONE")) {
                meaning.segment(
                        FindingCode.CHANGE_QUANTITY,
                        line.segment,
                        meaning.x12() ? 3 : 0,
                        "The line says no new quantity; it was left out of the change.");
            }
        }
        if (draft.lines.isEmpty()) {
            meaning.segment(FindingCode.DOCUMENT_LINES, null, 0, "The change names no lines.");
        }
        new Totals(meaning).compare(draft.counts, List.of(draft.lines.size()), sum);
        return lines;
    }

    /** What POC02 or LIN 1229 asks for: a change, unless it says otherwise. */
    private String asked(LineDraft line) {
        if (line.change == null) {
            return "CHANGE";
        }
        var asked = meaning.codes().meaning("change", line.change.text());
        if (asked == null) {
            meaning.at(
                    FindingCode.DOCUMENT_CODE,
                    line.change,
                    "\"%s\" is in no table; the line was read as a change to the quantity it says."
                            .formatted(line.change.text()));
            return "CHANGE";
        }
        return asked;
    }

    /** A line of quantity zero, which its code says. */
    private OrderLine deleted(int index, LineDraft line, LineMaking making) {
        meaning.said(Field.LINE_QUANTITY, index, 0, line.change);
        var number = meaning.text(Field.LINE_NUMBER, index, line.number);
        var asSent = making.unitAsSent(index, line);
        return new OrderLine(
                number != null ? number : Integer.toString(index + 1),
                making.items(index, line),
                making.description(index, line),
                new Quantity(BigDecimal.ZERO, making.unitOf(line)),
                asSent,
                null,
                null,
                meaning.segmentSpan(line.segment));
    }
}
