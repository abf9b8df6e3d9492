package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.Forecast;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Quantity;

/** What a customer expects to need, from its draft (X12 830): each FST of an item is a period of its line. */
final class ForecastMaking {

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;
    private final StockMaking stock;

    ForecastMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
        this.stock = new StockMaking(meaning);
    }

    @Nullable
    Forecast make(ForecastDraft draft) {
        if (draft.number == null && draft.otherNumber == null && draft.from != null) {
            draft.setOtherNumber(draft.from);
        }
        var number = stock.number(draft);
        if (number == null) {
            return null;
        }
        var order = meaning.text(Field.ORDER, draft.order);
        return new Forecast(
                number,
                meaning.sender(),
                meaning.receiver(),
                stock.day(Field.ISSUED_ON, draft.date, draft.dates, "issuedOn"),
                stock.day(Field.FROM, draft.from, draft.dates, "from"),
                stock.day(Field.TO, draft.to, draft.dates, "to"),
                order == null ? null : new DocumentNumber(order),
                new PartyMaking(meaning).make(draft.parties),
                stock.notes(draft.notes),
                lines(draft),
                meaning.provenance(map, set));
    }

    private List<Forecast.Line> lines(ForecastDraft draft) {
        var lines = new ArrayList<Forecast.Line>();
        for (var line : draft.lines) {
            lines.add(line(lines.size(), line));
        }
        stock.counted(draft, lines.size());
        return lines;
    }

    private Forecast.Line line(int index, LineDraft draft) {
        var unit = stock.unitAsSent(index, draft, null);
        var shipTo = draft.spots.isEmpty() ? null : draft.spots.get(0).id;
        return new Forecast.Line(
                stock.lineNumber(index, draft),
                stock.items(index, draft, false),
                stock.description(index, draft),
                unit,
                meaning.text(Field.LINE_SHIP_TO, index, shipTo),
                buckets(index, draft, unit),
                meaning.segmentSpan(draft.segment));
    }

    private List<Forecast.Bucket> buckets(int index, LineDraft draft, String unit) {
        var buckets = new ArrayList<Forecast.Bucket>();
        for (var figure : draft.figures) {
            var amount = meaning.decimal(figure.value);
            if (amount == null) {
                meaning.segment(
                        FindingCode.LINE_QUANTITY,
                        draft.segment,
                        0,
                        "A period of the forecast has no quantity; it was left out.");
                continue;
            }
            int at = buckets.size();
            meaning.said(Field.BUCKET_QUANTITY, index, at, figure.value);
            buckets.add(new Forecast.Bucket(
                    new Quantity(amount, stock.unit(draft, null)),
                    meaning.text(Field.BUCKET_CERTAINTY, index, at, figure.qualifier),
                    meaning.text(Field.BUCKET_INTERVAL, index, at, figure.interval),
                    stock.day(Field.BUCKET_FROM, index, at, figure.from),
                    stock.day(Field.BUCKET_TO, index, at, figure.to)));
        }
        return buckets;
    }
}
