package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.OrderLine;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;

/** Lines of an order from their drafts. */
final class LineMaking {

    /** QTY 21 is what is ordered; the others are what some senders use for it. */
    private static final List<String> ORDERED = List.of("21", "1", "113", "47", "12");

    /** QTY 47 is what is invoiced. */
    private static final List<String> INVOICED = List.of("47", "61", "46", "12", "21", "1");

    /** PIA 2, 3 and 4 name what could be sent instead, not what is ordered. */
    private static final Set<String> SUBSTITUTES = Set.of("2", "3", "4");

    private final Meaning meaning;
    private final PriceMaking prices;
    private final boolean invoiced;

    /** @param currency of prices that do not name their own */
    LineMaking(Meaning meaning, Currency currency) {
        this(meaning, currency, false);
    }

    /** @param invoiced whether the lines bill, where a line without an item is a service and no fault */
    LineMaking(Meaning meaning, Currency currency, boolean invoiced) {
        this.meaning = meaning;
        this.prices = new PriceMaking(meaning, currency);
        this.invoiced = invoiced;
    }

    private List<String> wanted() {
        return invoiced ? INVOICED : ORDERED;
    }

    OrderLine make(int index, LineDraft draft) {
        var number = meaning.text(Field.LINE_NUMBER, index, draft.number);
        var amount = quantity(index, draft);
        var unitAsSent = unitAsSent(index, draft);
        var unit = unit(draft, unitAsSent);
        return new OrderLine(
                number != null ? number : Integer.toString(index + 1),
                items(index, draft),
                description(index, draft),
                new Quantity(amount, unit),
                unitAsSent,
                prices.make(index, draft, new Quantity(amount, unit)),
                meaning.date(Field.LINE_DELIVER_ON, index, draft.dates, "deliverOn"),
                meaning.segmentSpan(draft.segment));
    }

    List<ItemReference> items(int index, LineDraft draft) {
        var items = new ArrayList<ItemReference>(draft.items.size());
        for (var item : draft.items) {
            if (!meaning.x12() && item.use != null && SUBSTITUTES.contains(item.use.text())) {
                continue;
            }
            meaning.used(item.use);
            var value = meaning.text(Field.LINE_ITEM, index, items.size(), item.value);
            if (value == null) {
                continue;
            }
            var code = meaning.text(Field.LINE_ITEM_SCHEME, index, items.size(), item.scheme);
            var scheme = code == null ? null : meaning.codes().meaning("item", code);
            items.add(new ItemReference(scheme == null ? Scheme.OTHER : Scheme.valueOf(scheme), value));
        }
        if (items.isEmpty() && draft.caseCode == null && !invoiced) {
            meaning.segment(FindingCode.LINE_ITEM, draft.segment, 0, "The line names no item.");
        }
        return items;
    }

    @Nullable
    String description(int index, LineDraft draft) {
        TextDraft best = null;
        for (var text : draft.texts) {
            boolean product = text.kind == null || text.kind.text().equals("08");
            if (text.text != null && (best == null || product && !isProduct(best))) {
                best = text;
            }
        }
        return best == null ? null : joined(Field.LINE_DESCRIPTION, index, 0, best);
    }

    /** A text of up to five parts; the bytes of its first part stand for it. */
    @Nullable
    String joined(Field field, int first, int second, TextDraft draft) {
        var text = meaning.text(field, first, second, draft.text);
        if (text == null) {
            return null;
        }
        meaning.used(draft.kind);
        var all = new StringBuilder(text);
        for (var part : new Value[] {draft.text2, draft.text3, draft.text4, draft.text5}) {
            if (part != null && !part.text().isEmpty()) {
                all.append(' ').append(part.text());
                meaning.used(part);
            }
        }
        return all.toString();
    }

    List<String> notes(List<TextDraft> drafts) {
        var notes = new ArrayList<String>(drafts.size());
        for (var draft : drafts) {
            var note = joined(Field.NOTE, notes.size(), 0, draft);
            if (note != null) {
                notes.add(note);
            }
        }
        return notes;
    }

    UnitCode unit(LineDraft draft, String asSent) {
        if (asSent.isEmpty()) {
            return UnitCode.EACH;
        }
        var known = meaning.codes().meaning("unit", asSent);
        if (known == null) {
            var said = draft.unit != null ? draft.unit : firstUnit(draft);
            if (said != null) {
                meaning.at(
                        FindingCode.LINE_UNIT,
                        said,
                        "Unit \"%s\" is in no table; it was kept as sent.".formatted(asSent));
            }
            return new UnitCode(asSent);
        }
        return new UnitCode(known);
    }

    private static boolean isProduct(TextDraft text) {
        return text.kind == null || text.kind.text().equals("08");
    }

    private BigDecimal quantity(int index, LineDraft draft) {
        var said = draft.quantity != null ? draft.quantity : ordered(draft);
        if (said != null) {
            var amount = meaning.decimal(said);
            if (amount != null) {
                meaning.said(Field.LINE_QUANTITY, index, 0, said);
                return amount;
            }
            meaning.at(FindingCode.LINE_QUANTITY, said, "The quantity cannot be read; it was taken as zero.");
            return BigDecimal.ZERO;
        }
        var scheduled = scheduled(index, draft);
        if (scheduled == null) {
            meaning.segment(
                    FindingCode.LINE_QUANTITY,
                    draft.segment,
                    meaning.x12() ? 2 : 0,
                    "The line says no quantity; it was taken as zero.");
            return BigDecimal.ZERO;
        }
        return scheduled;
    }

    private @Nullable Value ordered(LineDraft draft) {
        for (var wanted : wanted()) {
            for (var quantity : draft.quantities) {
                if (quantity.qualifier != null && quantity.qualifier.text().equals(wanted) && quantity.value != null) {
                    meaning.used(quantity.qualifier);
                    return quantity.value;
                }
            }
        }
        return null;
    }

    /** The sum of what the line's schedule (SCH) or its stores (SDQ) get, when the line itself says no quantity. */
    private @Nullable BigDecimal scheduled(int index, LineDraft draft) {
        BigDecimal sum = null;
        for (var schedule : draft.schedules) {
            var amount = meaning.decimal(schedule.value);
            if (amount != null) {
                sum = sum == null ? amount : sum.add(amount);
                meaning.said(Field.LINE_QUANTITY, index, 0, schedule.value);
            }
        }
        return sum;
    }

    private String unitAsSent(int index, LineDraft draft) {
        var unit = meaning.text(Field.LINE_UNIT, index, draft.unit != null ? draft.unit : firstUnit(draft));
        return unit == null ? "" : unit;
    }

    private @Nullable Value firstUnit(LineDraft draft) {
        for (var wanted : wanted()) {
            for (var quantity : draft.quantities) {
                if (quantity.qualifier != null && quantity.qualifier.text().equals(wanted)) {
                    return quantity.unit;
                }
            }
        }
        for (var schedule : draft.schedules) {
            if (schedule.unit != null) {
                return schedule.unit;
            }
        }
        return null;
    }
}
