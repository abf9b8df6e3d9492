package throughline.connectors.edi.draft;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.InventoryReport;
import throughline.model.lineage.SourceSpan;

/** How much somebody has, from its draft (X12 846, EDIFACT INVRPT): a line for each figure of each item. */
final class InventoryMaking {

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;
    private final StockMaking stock;

    InventoryMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
        this.stock = new StockMaking(meaning);
    }

    @Nullable
    InventoryReport make(InventoryDraft draft) {
        var number = stock.number(draft);
        if (number == null) {
            return null;
        }
        return new InventoryReport(
                number,
                meaning.sender(),
                meaning.receiver(),
                stock.day(Field.COUNTED_ON, draft.date, draft.dates, "countedOn"),
                new PartyMaking(meaning).make(draft.parties),
                stock.notes(draft.notes),
                lines(draft),
                meaning.provenance(map, set));
    }

    private List<InventoryReport.Line> lines(InventoryDraft draft) {
        var lines = new ArrayList<InventoryReport.Line>();
        for (var line : draft.lines) {
            boolean again = false;
            for (var spot : stock.spots(line, line.mark)) {
                lines.add(line(lines.size(), spot, again));
                again = true;
            }
        }
        stock.counted(draft, draft.lines.size());
        return lines;
    }

    private InventoryReport.Line line(int index, StockMaking.Spot spot, boolean again) {
        var draft = spot.line();
        var unit = stock.unitAsSent(index, draft, spot.figure());
        return new InventoryReport.Line(
                stock.lineNumber(index, draft),
                stock.items(index, draft, again),
                stock.description(index, draft),
                stock.quantity(Field.LINE_QUANTITY, index, spot),
                unit,
                stock.qualifier(Field.LINE_STATE, index, spot),
                meaning.text(Field.LINE_LOCATION, index, spot.place()),
                meaning.text(Field.LINE_LOT, index, draft.lot),
                expiresOn(index, spot),
                meaning.segmentSpan(draft.segment));
    }

    private @Nullable LocalDate expiresOn(int index, StockMaking.Spot spot) {
        var figure = spot.figure();
        var own = figure == null ? null : meaning.date(Field.LINE_EXPIRES_ON, index, figure.dates, "expiresOn");
        return own != null ? own : meaning.date(Field.LINE_EXPIRES_ON, index, spot.line().dates, "expiresOn");
    }
}
