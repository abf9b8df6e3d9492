package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Quantity;

/** What a warehouse shipped, from its draft (X12 945). */
final class AdviceMaking {

    private static final Set<String> CARRIER_NUMBERS = Set.of("CN", "2I", "BM", "TN");
    private static final Set<String> LINE_NUMBERS = Set.of("LI", "LN");
    private static final Pattern SSCC = Pattern.compile("(00)?\\d{18}");

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;
    private final LineMaking lineMaking;

    AdviceMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
        this.lineMaking = new LineMaking(meaning, Currency.getInstance("XXX"));
    }

    @Nullable
    DespatchAdvice make(AdviceDraft draft) {
        var number = meaning.text(Field.NUMBER, draft.number);
        if (number == null) {
            number = meaning.text(Field.NUMBER, draft.otherNumber);
        }
        if (number == null) {
            meaning.segment(
                    FindingCode.DOCUMENT_NUMBER,
                    null,
                    0,
                    "The warehouse names neither our shipment (W0602) nor its own (W0604).");
            return null;
        }
        var order = meaning.text(Field.ORDER, draft.order);
        var shipped = meaning.date(draft.shipped, null);
        meaning.said(Field.SHIPPED_ON, 0, 0, shipped == null ? null : draft.shipped);
        var dated = meaning.date(Field.SHIPPED_ON, 0, draft.dates, "shippedOn");
        return new DespatchAdvice(
                new DocumentNumber(number),
                meaning.sender(),
                meaning.receiver(),
                order == null ? null : new DocumentNumber(order),
                dated != null ? dated : shipped,
                meaning.date(Field.DELIVER_ON, 0, draft.dates, "arriveOn"),
                meaning.text(Field.CARRIER, draft.carrier),
                tracking(draft),
                packages(draft),
                new PartyMaking(meaning).make(draft.parties),
                lines(draft),
                meaning.provenance(map, set));
    }

    private @Nullable String tracking(AdviceDraft draft) {
        for (var reference : draft.references) {
            if (reference.qualifier != null && CARRIER_NUMBERS.contains(reference.qualifier.text())) {
                meaning.used(reference.qualifier);
                return meaning.text(Field.TRACKING, reference.value);
            }
        }
        return meaning.text(Field.TRACKING, draft.tracking);
    }

    private @Nullable Integer packages(AdviceDraft draft) {
        var count = meaning.decimal(draft.packages);
        if (count == null
                || count.precision() - count.scale() > 9
                || count.stripTrailingZeros().scale() > 0) {
            return null;
        }
        meaning.said(Field.PACKAGES, 0, 0, draft.packages);
        return count.intValueExact();
    }

    private List<DespatchAdvice.Line> lines(AdviceDraft draft) {
        var lines = new ArrayList<DespatchAdvice.Line>();
        for (var pack : draft.packs) {
            for (var line : pack.lines) {
                lines.add(line(lines.size(), line, line.mark != null ? line.mark : pack.mark));
            }
        }
        if (lines.isEmpty()) {
            meaning.segment(FindingCode.DOCUMENT_LINES, null, 0, "The advice has no lines.");
        }
        return lines;
    }

    private DespatchAdvice.Line line(int index, LineDraft draft, @Nullable Value mark) {
        var asSent = meaning.text(Field.LINE_UNIT, index, draft.unit);
        var unit = lineMaking.unit(draft, asSent == null ? "" : asSent);
        meaning.used(draft.status);
        var number = meaning.text(Field.LINE_NUMBER, index, draft.number);
        var orderLine = orderLine(index, draft);
        var ordered = meaning.decimal(draft.ordered);
        if (ordered != null) {
            meaning.said(Field.LINE_ORDERED, index, 0, draft.ordered);
        }
        return new DespatchAdvice.Line(
                number != null ? number : Integer.toString(index + 1),
                orderLine,
                items(index, draft),
                lineMaking.description(index, draft),
                ordered == null ? null : new Quantity(ordered, unit),
                new Quantity(shipped(index, draft), unit),
                asSent == null ? "" : asSent,
                meaning.text(Field.LINE_LOT, index, draft.lot),
                null,
                sscc(index, mark),
                meaning.segmentSpan(draft.segment));
    }

    private List<ItemReference> items(int index, LineDraft draft) {
        var items = new ArrayList<>(lineMaking.items(index, draft));
        var caseCode = meaning.text(Field.LINE_ITEM, index, items.size(), draft.caseCode);
        if (caseCode != null) {
            items.add(new ItemReference(Scheme.GTIN, caseCode));
        }
        return items;
    }

    private BigDecimal shipped(int index, LineDraft draft) {
        var shipped = meaning.decimal(draft.quantity);
        if (shipped == null) {
            meaning.segment(
                    FindingCode.LINE_QUANTITY,
                    draft.segment,
                    3,
                    "The line says no shipped quantity; it was taken as zero.");
            return BigDecimal.ZERO;
        }
        meaning.said(Field.LINE_SHIPPED, index, 0, draft.quantity);
        return shipped;
    }

    /** N9 with LI below the line gives the buyer's line. */
    private @Nullable String orderLine(int index, LineDraft draft) {
        for (var reference : draft.references) {
            if (reference.qualifier != null && LINE_NUMBERS.contains(reference.qualifier.text())) {
                meaning.used(reference.qualifier);
                return meaning.text(Field.LINE_ORDER_LINE, index, reference.value);
            }
        }
        return meaning.text(Field.LINE_ORDER_LINE, index, draft.orderLine);
    }

    private @Nullable String sscc(int index, @Nullable Value mark) {
        return mark != null && SSCC.matcher(mark.text()).matches() ? meaning.text(Field.LINE_SSCC, index, mark) : null;
    }
}
