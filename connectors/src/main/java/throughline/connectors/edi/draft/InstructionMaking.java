package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.ShipmentInstruction;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.LotId;

/** An order to ship, sent to us as a warehouse, from its draft (X12 940). */
final class InstructionMaking {

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;
    private final LineMaking lineMaking;
    private final Lots lots;

    InstructionMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
        this.lineMaking = new LineMaking(meaning, DocumentCurrency.NOT_SAID, Field.LINE_QUANTITY, 1);
        this.lots = new Lots(meaning);
    }

    @Nullable
    ShipmentInstruction make(InstructionDraft draft) {
        var number = meaning.text(Field.NUMBER, draft.number);
        if (number == null) {
            meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The instruction has no number (W0502).");
            return null;
        }
        var order = meaning.text(Field.ORDER, draft.order);
        return new ShipmentInstruction(
                new DocumentNumber(number),
                meaning.sender(),
                meaning.receiver(),
                order == null ? null : new DocumentNumber(order),
                null,
                null,
                meaning.date(Field.ISSUED_ON, 0, draft.dates, "issuedOn"),
                meaning.date(Field.DELIVER_ON, 0, draft.dates, "arriveOn"),
                new PartyMaking(meaning).make(draft.parties),
                lines(draft),
                meaning.provenance(map, set));
    }

    private List<ShipmentInstruction.Line> lines(InstructionDraft draft) {
        var lines = new ArrayList<ShipmentInstruction.Line>();
        var sum = BigDecimal.ZERO;
        for (var pack : draft.packs) {
            for (var line : pack.lines) {
                var made = line(lines.size(), line, line == pack.lines.get(0) ? pack.number : null);
                sum = sum.add(made.quantity().amount());
                lines.add(made);
            }
        }
        if (lines.isEmpty()) {
            meaning.segment(FindingCode.DOCUMENT_LINES, null, 0, "The instruction has no lines.");
        }
        new Totals(meaning).sum(draft.total, sum);
        return lines;
    }

    private ShipmentInstruction.Line line(int index, LineDraft draft, @Nullable Value number) {
        lots.settle(draft);
        var lot = lots.lot(index, draft);
        var said = meaning.text(Field.LINE_NUMBER, index, number);
        meaning.used(draft.unit);
        return new ShipmentInstruction.Line(
                said != null ? said : Integer.toString(index + 1),
                meaning.text(Field.LINE_ORDER_LINE, index, lineMaking.orderLine(draft)),
                null,
                lineMaking.items(index, draft),
                lineMaking.description(index, draft),
                lineMaking.quantity(index, draft),
                lot == null ? null : new LotId(lot),
                meaning.segmentSpan(draft.segment));
    }
}
