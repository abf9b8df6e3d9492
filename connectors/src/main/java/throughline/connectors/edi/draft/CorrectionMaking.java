package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.InventoryAdjustment;
import throughline.model.lineage.SourceSpan;

/** A warehouse corrected its stock, from its draft (X12 947). The sign is the sender's: W1902 is negative for what was taken away. */
final class CorrectionMaking {

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;
    private final StockMaking stock;

    CorrectionMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
        this.stock = new StockMaking(meaning);
    }

    @Nullable
    InventoryAdjustment make(CorrectionDraft draft) {
        var number = stock.number(draft);
        if (number == null) {
            return null;
        }
        return new InventoryAdjustment(
                number,
                meaning.sender(),
                meaning.receiver(),
                stock.day(Field.ADJUSTED_ON, draft.date, draft.dates, "adjustedOn"),
                new PartyMaking(meaning).make(draft.parties),
                stock.notes(draft.notes),
                lines(draft),
                meaning.provenance(map, set));
    }

    private List<InventoryAdjustment.Line> lines(CorrectionDraft draft) {
        var lines = new ArrayList<InventoryAdjustment.Line>();
        for (var line : draft.lines) {
            for (var spot : stock.spots(line, null)) {
                lines.add(line(lines.size(), spot));
            }
        }
        stock.counted(draft, draft.lines.size());
        return lines;
    }

    private InventoryAdjustment.Line line(int index, StockMaking.Spot spot) {
        var draft = spot.line();
        var figure = spot.figure();
        var unit = stock.unitAsSent(index, draft, figure);
        return new InventoryAdjustment.Line(
                stock.lineNumber(index, draft),
                stock.items(index, draft, false),
                stock.description(index, draft),
                stock.quantity(Field.LINE_CHANGE, index, spot),
                unit,
                stock.qualifier(Field.LINE_REASON, index, spot),
                figure == null ? null : meaning.text(Field.LINE_FROM, index, figure.from),
                figure == null ? null : meaning.text(Field.LINE_TO, index, figure.to),
                meaning.text(Field.LINE_LOT, index, draft.lot),
                meaning.segmentSpan(draft.segment));
    }
}
