package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.draft.Levels.Row;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.DespatchAdvice;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;

/** What somebody says was shipped, from its draft (X12 856, 943, 945; EDIFACT DESADV). */
final class AdviceMaking {

    private static final List<String> CARRIER_NUMBERS = List.of("CN", "2I", "TN", "BM");

    /** The number that the receiver's instruction gave the shipment, where the sender repeats it beside its own. */
    private static final List<String> SHIPMENT_NUMBERS = List.of("SI");

    private static final List<String> SHIPPED = List.of("12", "46", "11");
    private static final List<String> ORDERED = List.of("21");

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;
    private final LineMaking lineMaking;
    private final Lots lots;

    AdviceMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
        this.lineMaking = new LineMaking(meaning, DocumentCurrency.NOT_SAID);
        this.lots = new Lots(meaning);
    }

    @Nullable
    DespatchAdvice make(AdviceDraft draft) {
        var levels = new Levels(meaning, draft.levels);
        var references = levels.together(draft.references, level -> level.references);
        var number = number(draft, references);
        if (number == null) {
            meaning.segment(
                    FindingCode.DOCUMENT_NUMBER,
                    null,
                    0,
                    draft.levels.isEmpty()
                            ? "The warehouse names neither our shipment (W0602) nor its own (W0604)."
                            : "The sender names neither our shipment (REF SI) nor its own (BSN02; BGM 1004).");
            return null;
        }
        meaning.used(draft.purpose);
        meaning.used(draft.kind);
        var rows = levels.rows();
        var order = order(draft, levels, references, rows);
        var dates = levels.together(draft.dates, level -> level.dates);
        var shippedOn = shippedOn(draft, dates);
        return new DespatchAdvice(
                new DocumentNumber(number),
                meaning.sender(),
                meaning.receiver(),
                order,
                shippedOn,
                meaning.date(Field.DELIVER_ON, 0, dates, "arriveOn"),
                carrier(draft, levels),
                tracking(draft, references),
                packages(draft, levels),
                new PartyMaking(meaning).make(levels.together(draft.parties, level -> level.parties)),
                lines(draft, rows),
                meaning.provenance(map, set));
    }

    private @Nullable String number(AdviceDraft draft, List<ReferenceDraft> references) {
        var given = draft.levels.isEmpty() ? null : meaning.reference(references, SHIPMENT_NUMBERS);
        for (var said : new Value[] {given, draft.number, draft.otherNumber}) {
            var number = meaning.text(Field.NUMBER, said);
            if (number != null) {
                return number;
            }
        }
        return null;
    }

    private @Nullable DocumentNumber order(
            AdviceDraft draft, Levels levels, List<ReferenceDraft> references, List<Row> rows) {
        var orders = new OrderNumbers(meaning);
        orders.add(draft.order);
        orders.add(references);
        levels.all().forEach(level -> orders.add(level.order));
        rows.forEach(row -> orders.add(row.line().references));
        return orders.order();
    }

    private @Nullable LocalDate shippedOn(AdviceDraft draft, List<DateDraft> dates) {
        var shipped = meaning.date(draft.shipped, null);
        meaning.said(Field.SHIPPED_ON, 0, 0, shipped == null ? null : draft.shipped);
        var dated = meaning.date(Field.SHIPPED_ON, 0, dates, "shippedOn");
        return dated != null ? dated : shipped;
    }

    /** The carrier's code, or its name where it has none. */
    private @Nullable String carrier(AdviceDraft draft, Levels levels) {
        if (draft.carrier != null) {
            return meaning.text(Field.CARRIER, draft.carrier);
        }
        for (var route : levels.together(draft.routes, level -> level.routes)) {
            var said = route.code != null ? route.code : route.name;
            if (said != null) {
                meaning.used(route.code != null ? route.scheme : null);
                meaning.used(route.stage);
                return meaning.text(Field.CARRIER, said);
            }
        }
        return null;
    }

    private @Nullable String tracking(AdviceDraft draft, List<ReferenceDraft> references) {
        var given = meaning.reference(references, CARRIER_NUMBERS);
        return meaning.text(Field.TRACKING, given != null ? given : draft.tracking);
    }

    /** W0306; else the first load (TD1, PAC) of the shipment's own levels, summed over several such levels. */
    private @Nullable Integer packages(AdviceDraft draft, Levels levels) {
        var own = count(draft.packages);
        if (own != null) {
            return own;
        }
        Integer sum = null;
        for (var level : levels.heads()) {
            if (sum != null && meaning.x12()) {
                break;
            }
            for (var load : level.loads) {
                var count = count(load.value);
                if (count != null) {
                    sum = sum == null ? count : Integer.valueOf(sum + count);
                    break;
                }
            }
        }
        return sum;
    }

    private @Nullable Integer count(@Nullable Value said) {
        var count = meaning.decimal(said);
        if (count == null
                || count.precision() - count.scale() > 8
                || count.stripTrailingZeros().scale() > 0) {
            return null;
        }
        meaning.said(Field.PACKAGES, 0, 0, said);
        return count.intValueExact();
    }

    private List<DespatchAdvice.Line> lines(AdviceDraft draft, List<Row> rows) {
        var lines = new ArrayList<DespatchAdvice.Line>();
        for (var pack : draft.packs) {
            for (var line : pack.lines) {
                lines.add(line(lines.size(), Row.of(line), line.mark != null ? line.mark : pack.mark, 3));
            }
        }
        for (var line : draft.lines) {
            lines.add(line(lines.size(), Row.of(line), null, 1));
        }
        for (var row : rows) {
            lines.add(line(lines.size(), row, null, 0));
        }
        if (lines.isEmpty()) {
            meaning.segment(FindingCode.DOCUMENT_LINES, null, 0, "The advice has no lines.");
        }
        var sum = lines.stream().map(line -> line.shipped().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        var totals = new Totals(meaning);
        // CTT01 of an 856 counts its levels; many senders count the lines.
        int items = (int) rows.stream().map(Row::line).distinct().count();
        var counted = meaning.x12() ? List.of(lines.size(), draft.levels.size(), items) : List.of(lines.size());
        totals.compare(draft.counts, counted, sum);
        totals.sum(draft.total, sum);
        return lines;
    }

    /** @param element where X12 has the quantity in the segment that opens the line; 0 where it stands in another */
    private DespatchAdvice.Line line(int index, Row row, @Nullable Value mark, int element) {
        var draft = row.line();
        draft.segment = draft.segment != null ? draft.segment : row.level().segment;
        lots.settle(draft);
        var shipped = shipped(row);
        var saidUnit = shipped.unit != null ? shipped.unit : draft.unit;
        var asSent = meaning.text(Field.LINE_UNIT, index, saidUnit);
        var unit = lineMaking.unit(saidUnit);
        meaning.used(draft.status);
        var number = meaning.text(Field.LINE_NUMBER, index, draft.number != null ? draft.number : draft.otherNumber);
        var orderLine = orderLine(index, row);
        var ordered = ordered(index, draft, unit);
        return new DespatchAdvice.Line(
                number != null ? number : Integer.toString(index + 1),
                orderLine,
                lineMaking.items(index, draft),
                lineMaking.description(index, draft),
                ordered,
                new Quantity(amount(index, draft, shipped.value, element), unit),
                asSent == null ? "" : asSent,
                lots.lot(index, draft),
                lots.expiresOn(index, draft.dates),
                row.label() != null ? lots.sscc(index, row.label()) : lots.sscc(index, mark),
                meaning.segmentSpan(draft.segment));
    }

    private QuantityDraft shipped(Row row) {
        var chosen = meaning.x12() ? null : lineMaking.chosen(row.line(), SHIPPED);
        if (chosen != null) {
            return chosen;
        }
        var shipped = new QuantityDraft();
        shipped.value = row.counted().quantity;
        shipped.unit = row.counted().unit;
        return shipped;
    }

    private BigDecimal amount(int index, LineDraft draft, @Nullable Value said, int element) {
        var shipped = meaning.decimal(said);
        if (shipped == null) {
            meaning.segment(
                    FindingCode.LINE_QUANTITY,
                    draft.segment,
                    element,
                    "The line says no shipped quantity; it was taken as zero.");
            return BigDecimal.ZERO;
        }
        meaning.said(Field.LINE_SHIPPED, index, 0, said);
        return shipped;
    }

    private @Nullable Quantity ordered(int index, LineDraft draft, UnitCode unit) {
        var chosen = meaning.x12() ? null : lineMaking.chosen(draft, ORDERED);
        var said = chosen != null ? chosen.value : draft.ordered;
        var saidUnit = chosen != null ? chosen.unit : draft.orderedUnit;
        var amount = meaning.decimal(said);
        if (amount == null) {
            return null;
        }
        meaning.said(Field.LINE_ORDERED, index, 0, said);
        meaning.used(saidUnit);
        return new Quantity(amount, saidUnit == null ? unit : lineMaking.unit(saidUnit));
    }

    /** REF, N9 or RFF below the line gives the buyer's line, or PRF05; in an 856 LIN01 does where nothing else says it. */
    private @Nullable String orderLine(int index, Row row) {
        var said = lineMaking.orderLine(row.line());
        if (said == null) {
            said = row.level().orderLine != null ? row.level().orderLine : row.line().orderLine;
        }
        if (said == null && row.level().code != null) {
            said = row.line().number != null ? row.line().number : row.line().otherNumber;
        }
        return meaning.text(Field.LINE_ORDER_LINE, index, said);
    }
}
