package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.model.document.PriceCatalogue;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;

/** Items and their prices, from their draft (X12 832, EDIFACT PRICAT). */
final class CatalogueMaking {

    /** QTY 59 is what one traded unit holds, 53 the least that may be ordered. */
    private static final Set<String> PACKED = Set.of("59", "52");

    private static final Set<String> LEAST = Set.of("53");

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;
    private final StockMaking stock;

    CatalogueMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
        this.stock = new StockMaking(meaning);
    }

    @Nullable
    PriceCatalogue make(CatalogueDraft draft) {
        var number = stock.number(draft);
        if (number == null) {
            return null;
        }
        var currency = stock.currency(draft.currencies);
        var revision = meaning.text(Field.REVISION, draft.revision);
        return new PriceCatalogue(
                number,
                meaning.sender(),
                meaning.receiver(),
                revision != null ? revision : meaning.text(Field.REVISION, draft.revisionToo),
                stock.day(Field.ISSUED_ON, draft.date, draft.dates, "issuedOn"),
                currency,
                meaning.date(Field.VALID_FROM, 0, draft.dates, "validFrom"),
                meaning.date(Field.VALID_TO, 0, draft.dates, "validTo"),
                new PartyMaking(meaning).make(draft.parties),
                stock.notes(draft.notes),
                lines(draft, stock.prices(currency)),
                meaning.provenance(map, set));
    }

    private List<PriceCatalogue.Line> lines(CatalogueDraft draft, PriceMaking prices) {
        var lines = new ArrayList<PriceCatalogue.Line>();
        for (var line : draft.lines) {
            lines.add(line(lines.size(), line, prices));
        }
        stock.counted(draft, lines.size());
        return lines;
    }

    private PriceCatalogue.Line line(int index, LineDraft draft, PriceMaking prices) {
        for (var priced : draft.prices) {
            if (priced.unit != null && !priced.unit.text().isEmpty()) {
                draft.unit = priced.unit;
                break;
            }
        }
        var asSent = stock.unitAsSent(index, draft, null);
        var unit = stock.unit(draft, null);
        var packed = meaning.decimal(draft.packed);
        meaning.said(Field.LINE_PACK_SIZE, index, 0, packed == null ? null : draft.packed);
        return new PriceCatalogue.Line(
                stock.lineNumber(index, draft),
                meaning.text(Field.LINE_ACTION, index, draft.action),
                stock.items(index, draft, false),
                stock.description(index, draft),
                asSent,
                packed != null ? new Quantity(packed, unit) : figure(Field.LINE_PACK_SIZE, index, draft, PACKED, unit),
                figure(Field.LINE_MINIMUM, index, draft, LEAST, unit),
                prices(index, draft, prices, unit),
                meaning.segmentSpan(draft.segment));
    }

    private @Nullable Quantity figure(Field field, int index, LineDraft draft, Set<String> wanted, UnitCode unit) {
        for (var figure : draft.figures) {
            var amount = meaning.decimal(figure.value);
            if (amount != null && figure.qualifier != null && wanted.contains(figure.qualifier.text())) {
                meaning.used(figure.qualifier);
                meaning.said(field, index, 0, figure.value);
                return new Quantity(amount, figure.units.isEmpty() ? unit : unit(figure.units.get(0), unit));
            }
        }
        return null;
    }

    private UnitCode unit(@Nullable Value said, UnitCode otherwise) {
        if (said == null || said.text().isEmpty()) {
            return otherwise;
        }
        meaning.used(said);
        var known = meaning.codes().meaning("unit", said.text());
        return new UnitCode(known != null ? known : said.text());
    }

    private List<PriceCatalogue.Price> prices(int index, LineDraft draft, PriceMaking making, UnitCode unit) {
        var prices = new ArrayList<PriceCatalogue.Price>();
        for (var priced : draft.prices) {
            int at = prices.size();
            var per = meaning.x12() ? unit(priced.unit, unit) : unit;
            var price = making.one(Field.PRICE, index, at, priced, per);
            if (price == null) {
                continue;
            }
            prices.add(new PriceCatalogue.Price(
                    kind(index, at, priced),
                    price,
                    from(index, at, priced, per),
                    day(Field.PRICE_VALID_FROM, index, at, priced.dates, draft.dates, "validFrom"),
                    day(Field.PRICE_VALID_TO, index, at, priced.dates, draft.dates, "validTo")));
        }
        return prices;
    }

    /** The price's own day, else its item's. */
    private @Nullable LocalDate day(
            Field field, int index, int at, List<DateDraft> own, List<DateDraft> items, String use) {
        var day = meaning.date(field, index, at, own, use);
        return day != null ? day : meaning.date(field, index, at, items, use);
    }

    /** 5387 says more than 5125: a retail price and a catalogue price may both be net. */
    private String kind(int index, int at, PriceDraft priced) {
        var kind = priced.kind != null && !priced.kind.text().isEmpty() ? priced.kind : priced.qualifier;
        meaning.used(priced.qualifier);
        var said = meaning.text(Field.PRICE_KIND, index, at, kind);
        return said == null ? "" : said;
    }

    /** A price from nothing on, or from one on, is one for any quantity. */
    private @Nullable Quantity from(int index, int at, PriceDraft priced, UnitCode unit) {
        var from = meaning.decimal(priced.from);
        if (from == null) {
            return null;
        }
        if (from.compareTo(BigDecimal.ONE) <= 0) {
            meaning.used(priced.from);
            return null;
        }
        meaning.said(Field.PRICE_FROM, index, at, priced.from);
        return new Quantity(from, unit);
    }
}
