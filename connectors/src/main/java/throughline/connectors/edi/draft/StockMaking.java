package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.ItemReference;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;

/** What the documents about stock, sales, prices and needs are made of. */
final class StockMaking {

    private final Meaning meaning;
    private final LineMaking lines;
    private final Lots lots;

    StockMaking(Meaning meaning) {
        this.meaning = meaning;
        this.lines = new LineMaking(meaning, DocumentCurrency.NOT_SAID);
        this.lots = new Lots(meaning);
    }

    /**
     * One figure of an item, at the place it is of.
     *
     * @param value how much: of the figure, or of one store
     * @param place null when the message does not say where
     */
    record Spot(LineDraft line, @Nullable FigureDraft figure, @Nullable Value value, @Nullable Value place) {}

    /** The sender's number; where the standard lets it give none, its first day or the set's own number stands for it. */
    @Nullable
    DocumentNumber number(StockDraft draft) {
        meaning.used(draft.kind);
        meaning.used(draft.purpose);
        for (var said : new @Nullable Value[] {draft.number, draft.otherNumber, draft.control}) {
            var number = meaning.text(Field.NUMBER, said);
            if (number != null) {
                return new DocumentNumber(number);
            }
        }
        meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The document has no number.");
        return null;
    }

    /** Of a header's own element, else of the best date beside it. */
    @Nullable
    LocalDate day(Field field, @Nullable Value said, List<DateDraft> dates, String use) {
        var date = day(field, 0, 0, said);
        return date != null ? date : meaning.date(field, 0, dates, use);
    }

    @Nullable
    LocalDate day(Field field, int first, int second, @Nullable Value said) {
        var date = meaning.date(said, null);
        if (date != null) {
            meaning.said(field, first, second, said);
        }
        return date;
    }

    @Nullable
    Currency currency(List<CurrencyDraft> drafts) {
        for (var draft : drafts) {
            if (draft.code == null || draft.code.text().isEmpty()) {
                continue;
            }
            var currency = meaning.currency(draft.code, DocumentCurrency.NOT_SAID);
            if (!currency.equals(DocumentCurrency.NOT_SAID)) {
                meaning.used(draft.qualifier);
                meaning.said(Field.CURRENCY, 0, 0, draft.code);
                return currency;
            }
        }
        return null;
    }

    PriceMaking prices(@Nullable Currency documents) {
        return new PriceMaking(meaning, new DocumentCurrency(meaning).ofPrices(documents));
    }

    List<String> notes(List<TextDraft> drafts) {
        return lines.notes(drafts);
    }

    /** Every line of the message, those under a place (LOC) as well. */
    static List<LineDraft> lines(StockDraft draft) {
        var all = new ArrayList<>(draft.lines);
        draft.places.forEach(place -> all.addAll(place.lines));
        return all;
    }

    /** A message without lines is no fault of form, but nothing can be done with it. */
    void counted(StockDraft draft, int items) {
        if (items == 0) {
            meaning.segment(FindingCode.DOCUMENT_LINES, null, 0, "The message has no lines.");
        }
        for (var count : draft.counts) {
            boolean lines = meaning.x12()
                    || count.qualifier != null && count.qualifier.text().equals("2");
            var said = meaning.decimal(count.value);
            if (!lines || said == null || count.value == null) {
                continue;
            }
            meaning.used(count.qualifier);
            meaning.used(count.value);
            if (said.compareTo(BigDecimal.valueOf(items)) != 0) {
                meaning.at(
                        FindingCode.DOCUMENT_COUNT,
                        count.value,
                        "The summary counts %s lines, and %,d were received.".formatted(said.toPlainString(), items));
            }
        }
    }

    /** The figures of an item one by one: each of its own, each of each store, each of each place. */
    List<Spot> spots(LineDraft line, @Nullable Value above) {
        lots.settle(line);
        var spots = new ArrayList<Spot>();
        for (var figure : line.figures) {
            add(spots, line, figure, above);
        }
        for (var spot : line.spots) {
            for (var figure : spot.figures) {
                add(spots, line, figure, spot.id);
            }
        }
        // A place without figures of its own is that of all the item's figures.
        boolean ofAll = line.spots.size() == 1 && line.spots.get(0).figures.isEmpty();
        if (ofAll) {
            var place = line.spots.get(0).id;
            spots.replaceAll(spot -> spot.place != null ? spot : new Spot(spot.line, spot.figure, spot.value, place));
        }
        boolean silent = line.figures.isEmpty() && line.spots.stream().allMatch(spot -> spot.figures.isEmpty());
        if (silent) {
            meaning.segment(FindingCode.LINE_QUANTITY, line.segment, 0, "The line says no quantity; it was left out.");
        }
        return spots;
    }

    private void add(List<Spot> spots, LineDraft line, FigureDraft figure, @Nullable Value above) {
        for (var scheme : figure.schemes) {
            meaning.used(scheme);
        }
        for (var store : figure.stores) {
            if (meaning.decimal(store.value) == null) {
                unreadable(line, store.value != null ? store.value : store.place);
            } else {
                spots.add(new Spot(line, figure, store.value, store.place));
            }
        }
        if (!figure.stores.isEmpty()) {
            return;
        }
        if (meaning.decimal(figure.value) == null) {
            unreadable(line, figure.value != null ? figure.value : figure.qualifier);
            return;
        }
        spots.add(new Spot(line, figure, figure.value, figure.place != null ? figure.place : above));
    }

    private void unreadable(LineDraft line, @Nullable Value at) {
        if (at == null) {
            meaning.segment(FindingCode.LINE_QUANTITY, line.segment, 0, "A quantity is missing; it was left out.");
        } else {
            meaning.at(FindingCode.LINE_QUANTITY, at, "The quantity is missing or none; it was left out.");
        }
    }

    /** What the item is called; that it has no name is said once for all its figures. */
    List<ItemReference> items(int index, LineDraft line, boolean again) {
        if (again && line.items.isEmpty() && line.caseCode == null) {
            return List.of();
        }
        return lines.items(index, line);
    }

    @Nullable
    String description(int index, LineDraft line) {
        return lines.description(index, line);
    }

    String lineNumber(int index, LineDraft line) {
        var number = meaning.text(Field.LINE_NUMBER, index, line.number);
        return number != null ? number : Integer.toString(index + 1);
    }

    /** The unit of a figure, else of its item, as sent; empty when neither says one. */
    String unitAsSent(int index, LineDraft line, @Nullable FigureDraft figure) {
        var said = saidUnit(line, figure);
        if (said == null) {
            return "";
        }
        for (var unit : figure == null ? List.<Value>of() : figure.units) {
            if (unit.text().equals(said.text())) {
                meaning.used(unit);
            }
        }
        return Objects.requireNonNullElse(meaning.text(Field.LINE_UNIT, index, said), "");
    }

    UnitCode unit(LineDraft line, @Nullable FigureDraft figure) {
        return lines.unit(saidUnit(line, figure));
    }

    private static @Nullable Value saidUnit(LineDraft line, @Nullable FigureDraft figure) {
        var units = figure == null ? List.<Value>of() : figure.units;
        return units.stream().filter(unit -> !unit.text().isEmpty()).findFirst().orElse(line.unit);
    }

    Quantity quantity(Field field, int index, Spot spot) {
        var amount = Objects.requireNonNull(meaning.decimal(spot.value));
        meaning.said(field, index, 0, spot.value);
        return new Quantity(amount, unit(spot.line, spot.figure));
    }

    @Nullable
    String qualifier(Field field, int index, Spot spot) {
        return spot.figure == null ? null : meaning.text(field, index, spot.figure.qualifier);
    }
}
