package throughline.connectors.edi.draft;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.InstructionForReturns;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;

/** A return, asked for or permitted, from its draft (X12 180). */
final class ReturnMaking {

    private static final List<String> INVOICE = List.of("IV");
    private static final List<String> AUTHORIZATION = List.of("RZ", "RM");

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;
    private final LineMaking lineMaking;
    private final Lots lots;

    ReturnMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
        this.lineMaking = new LineMaking(meaning, new DocumentCurrency(meaning).ofPrices(null), Field.LINE_QUANTITY, 3);
        this.lots = new Lots(meaning);
    }

    @Nullable
    InstructionForReturns make(ReturnDraft draft) {
        var number = number(draft);
        if (number == null) {
            meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The return has no number (BGN02, N9 RZ).");
            return null;
        }
        var purpose = meaning.text(Field.PURPOSE, draft.purpose != null ? draft.purpose : draft.kind);
        meaning.used(draft.kind);
        var orders = new OrderNumbers(meaning);
        orders.add(draft.order);
        orders.add(draft.references);
        draft.lines.forEach(line -> orders.add(line.order));
        var invoice = meaning.text(Field.INVOICE, meaning.reference(draft.references, INVOICE));
        var issuedOn = issuedOn(draft);
        return new InstructionForReturns(
                new DocumentNumber(number),
                meaning.sender(),
                meaning.receiver(),
                purpose,
                issuedOn,
                orders.order(),
                invoice == null ? null : new DocumentNumber(invoice),
                new PartyMaking(meaning).make(draft.parties),
                lineMaking.notes(draft.notes),
                lines(draft),
                meaning.provenance(map, set));
    }

    private @Nullable String number(ReturnDraft draft) {
        var number = meaning.text(Field.NUMBER, draft.number);
        return number != null ? number : meaning.text(Field.NUMBER, meaning.reference(draft.references, AUTHORIZATION));
    }

    private @Nullable LocalDate issuedOn(ReturnDraft draft) {
        var date = meaning.date(draft.date, null);
        meaning.said(Field.ISSUED_ON, 0, 0, date == null ? null : draft.date);
        return date;
    }

    private List<InstructionForReturns.Line> lines(ReturnDraft draft) {
        var lines = new ArrayList<InstructionForReturns.Line>();
        for (var line : draft.lines) {
            lines.add(line(lines.size(), line));
        }
        if (lines.isEmpty()) {
            meaning.segment(FindingCode.DOCUMENT_LINES, null, 0, "The return names no goods.");
        }
        return lines;
    }

    private InstructionForReturns.Line line(int index, LineDraft draft) {
        lots.settle(draft);
        var asSent = lineMaking.unitAsSent(index, draft);
        var quantity = lineMaking.quantity(index, draft);
        return new InstructionForReturns.Line(
                Integer.toString(index + 1),
                lineMaking.items(index, draft),
                lineMaking.description(index, draft),
                quantity,
                asSent,
                lineMaking.price(index, draft, quantity),
                meaning.text(Field.LINE_REASON, index, draft.cause),
                meaning.text(Field.LINE_DISPOSITION, index, draft.disposition),
                lots.lot(index, draft),
                meaning.segmentSpan(draft.segment));
    }
}
