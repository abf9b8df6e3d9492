package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.OrderResponse;
import throughline.model.document.OrderResponse.LineStatus;
import throughline.model.document.OrderResponse.Status;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Quantity;

/** What a seller says to an order, from its draft (X12 855, 865; EDIFACT ORDRSP). */
final class ResponseMaking {

    private static final List<String> SELLERS_ORDER = List.of("VN", "CO", "SO");

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;

    ResponseMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
    }

    @Nullable
    OrderResponse make(ResponseDraft draft) {
        var orders = new OrderNumbers(meaning);
        orders.add(draft.order);
        orders.add(draft.references);
        var order = orders.order();
        if (order == null) {
            meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The answer does not say which order it answers.");
            return null;
        }
        meaning.used(draft.purpose);
        meaning.used(draft.kind);
        var number = meaning.text(
                Field.NUMBER, draft.number != null ? draft.number : meaning.reference(draft.references, SELLERS_ORDER));
        var currencies = new DocumentCurrency(meaning);
        var currency = currencies.of(draft.currencies);
        boolean changes = draft.lines.stream().anyMatch(line -> line.change != null);
        var making = new LineMaking(
                meaning, currencies.ofPrices(currency), Field.LINE_ORDERED, meaning.x12() ? changes ? 3 : 2 : 0);
        var status = status(draft);
        var parties = new PartyMaking(meaning).make(draft.parties);
        var lines = lines(draft, making, status);
        return new OrderResponse(
                number == null ? order : new DocumentNumber(number),
                meaning.sender(),
                meaning.receiver(),
                order,
                date(Field.ORDERED_ON, draft.orderDate, draft.orderDates, "orderOf"),
                date(Field.RESPONDED_ON, draft.date, draft.dates, "respondedOn"),
                currency,
                status != null ? status : ofLines(draft, lines),
                parties,
                lines,
                meaning.provenance(map, set));
    }

    private @Nullable LocalDate date(Field field, @Nullable Value said, List<DateDraft> dates, String use) {
        var date = meaning.date(said, null);
        if (date == null) {
            return meaning.date(field, 0, dates, use);
        }
        meaning.said(field, 0, 0, said);
        return date;
    }

    /** BAK02, BCA02; BGM 4343, else 1225. Null when the lines have to say it. */
    private @Nullable Status status(ResponseDraft draft) {
        for (var said : new Value[] {draft.answer, meaning.x12() ? null : draft.purpose}) {
            var known = said == null ? null : meaning.codes().meaning("answer", said.text());
            if (known != null) {
                meaning.said(Field.STATUS, 0, 0, said);
                return Status.valueOf(known);
            }
        }
        if (draft.answer != null) {
            meaning.at(
                    FindingCode.DOCUMENT_CODE,
                    draft.answer,
                    "\"%s\" is in no table; the answer was read from its lines.".formatted(draft.answer.text()));
        }
        return null;
    }

    private static Status ofLines(ResponseDraft draft, List<OrderResponse.Line> lines) {
        if (lines.isEmpty()) {
            return draft.answer == null ? Status.ACCEPTED : Status.ACCEPTED_WITH_CHANGES;
        }
        if (lines.stream().allMatch(line -> line.status() == LineStatus.REJECTED)) {
            return Status.REJECTED;
        }
        return lines.stream().allMatch(line -> line.status() == LineStatus.ACCEPTED)
                ? Status.ACCEPTED
                : Status.ACCEPTED_WITH_CHANGES;
    }

    private List<OrderResponse.Line> lines(ResponseDraft draft, LineMaking making, @Nullable Status status) {
        var lines = new ArrayList<OrderResponse.Line>();
        var sum = BigDecimal.ZERO;
        for (var line : draft.lines) {
            var made = line(lines.size(), line, making, status);
            sum = sum.add(made.ordered().amount());
            lines.add(made);
        }
        new Totals(meaning).compare(draft.counts, List.of(lines.size()), sum);
        return lines;
    }

    private OrderResponse.Line line(int index, LineDraft draft, LineMaking making, @Nullable Status status) {
        var number = meaning.text(Field.LINE_NUMBER, index, draft.number);
        var asSent = making.unitAsSent(index, draft);
        var ordered = making.quantity(index, draft);
        var price = making.price(index, draft, ordered);
        var answered = new LineAnswer(meaning, making, index, ordered.amount());
        if (meaning.x12()) {
            answered.x12(draft, status);
        } else {
            answered.edifact(draft, status, price != null);
        }
        var dates = new ArrayList<>(draft.dates);
        draft.confirmed.forEach(each -> dates.addAll(each.dates));
        return new OrderResponse.Line(
                number != null ? number : Integer.toString(index + 1),
                making.items(index, draft),
                making.description(index, draft),
                ordered,
                new Quantity(answered.confirmed(), ordered.unit()),
                new Quantity(answered.backOrdered(), ordered.unit()),
                asSent,
                price,
                answered.status(),
                meaning.date(Field.LINE_SHIP_ON, index, dates, "shipOn"),
                reason(index, draft, making),
                meaning.segmentSpan(draft.segment));
    }

    private static @Nullable String reason(int index, LineDraft draft, LineMaking making) {
        var reasons = draft.reasons.stream()
                .map(text -> making.joined(Field.LINE_REASON, index, 0, text))
                .filter(Objects::nonNull)
                .toList();
        return reasons.isEmpty() ? null : String.join(" ", reasons);
    }
}
