package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.SalesReport;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** What was sold and is held, from its draft (X12 852, EDIFACT SLSRPT): a line for each figure of each item at each place. */
final class SalesMaking {

    /** What goods are sold on for (236); what the retailer pays for them is no price of a sale. */
    private static final List<String> SOLD_AT = List.of("RES", "RTL", "MSR");

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;
    private final StockMaking stock;

    SalesMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
        this.stock = new StockMaking(meaning);
    }

    @Nullable
    SalesReport make(SalesDraft draft) {
        var number = stock.number(draft);
        if (number == null) {
            return null;
        }
        var prices = stock.prices(new DocumentCurrency(meaning, false).of(draft.currencies));
        var lines = new ArrayList<SalesReport.Line>();
        for (var line : draft.lines) {
            add(lines, line, line.mark, prices);
        }
        for (var place : draft.places) {
            for (var line : place.lines) {
                add(lines, line, place.id, prices);
            }
        }
        stock.counted(draft, StockMaking.lines(draft).size());
        // The report's own dates, and where it has none those of its places.
        var dates = new ArrayList<>(draft.dates);
        draft.places.forEach(place -> dates.addAll(place.dates));
        return new SalesReport(
                number,
                meaning.sender(),
                meaning.receiver(),
                stock.day(Field.FROM, draft.from, dates, "from"),
                stock.day(Field.TO, draft.to, dates, "to"),
                new PartyMaking(meaning).make(draft.parties),
                lines,
                meaning.provenance(map, set));
    }

    private void add(List<SalesReport.Line> lines, LineDraft draft, @Nullable Value place, PriceMaking prices) {
        boolean again = false;
        for (var spot : stock.spots(draft, place)) {
            lines.add(line(lines.size(), spot, again, prices));
            again = true;
        }
    }

    private SalesReport.Line line(int index, StockMaking.Spot spot, boolean again, PriceMaking prices) {
        var draft = spot.line();
        var unit = stock.unitAsSent(index, draft, spot.figure());
        var activity = stock.qualifier(Field.LINE_ACTIVITY, index, spot);
        var quantity = stock.quantity(Field.LINE_QUANTITY, index, spot);
        return new SalesReport.Line(
                stock.lineNumber(index, draft),
                stock.items(index, draft, again),
                stock.description(index, draft),
                activity == null ? "" : activity,
                quantity,
                unit,
                meaning.text(Field.LINE_LOCATION, index, spot.place()),
                price(index, draft, prices, quantity.unit()),
                meaning.segmentSpan(draft.segment));
    }

    private @Nullable UnitPrice price(int index, LineDraft draft, PriceMaking prices, UnitCode unit) {
        for (var priced : draft.prices) {
            boolean sold = !meaning.x12() || priced.qualifier != null && SOLD_AT.contains(priced.qualifier.text());
            var price = sold ? prices.one(Field.LINE_PRICE, index, 0, priced, unit) : null;
            if (price != null) {
                meaning.used(priced.qualifier);
                return price;
            }
        }
        return null;
    }
}
