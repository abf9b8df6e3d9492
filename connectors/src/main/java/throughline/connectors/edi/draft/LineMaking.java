package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.guide.Codes;
import throughline.connectors.edi.token.Standard;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.OrderLine;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** Lines of an order from their drafts. */
final class LineMaking {

    /** QTY 21 is what is ordered; the others are what some senders use for it. */
    private static final List<String> ORDERED = List.of("21", "1", "113", "47", "12");

    /** PIA 2, 3 and 4 name what could be sent instead, not what is ordered. */
    private static final Set<String> SUBSTITUTES = Set.of("2", "3", "4");

    /** Of a traded unit that holds several of what is sold to people. */
    private static final UnitCode CASE = new UnitCode("CS");

    private static final Map<Standard, Map<String, Scheme>> SCHEMES = Codes.typed("item", Scheme::valueOf);

    private static final Set<String> LINE_NUMBERS = Set.of("LI", "LN");

    /** QTY 47 is what is invoiced. */
    private static final List<String> INVOICED = List.of("47", "61", "46", "12", "21", "1");

    private final Meaning meaning;
    private final PriceMaking prices;
    private final Map<String, Scheme> schemes;
    private final Field quantityField;
    private final int quantityElement;
    private final boolean invoiced;

    /** @param currency of prices that do not name their own */
    LineMaking(Meaning meaning, Currency currency) {
        this(meaning, currency, Field.LINE_QUANTITY, 2);
    }

    /**
     * @param quantityField what the line's quantity is called in the document
     * @param quantityElement where X12 has it in the segment that opens the line
     */
    LineMaking(Meaning meaning, Currency currency, Field quantityField, int quantityElement) {
        this(meaning, currency, quantityField, quantityElement, false);
    }

    private LineMaking(Meaning meaning, Currency currency, Field quantityField, int quantityElement, boolean invoiced) {
        this.invoiced = invoiced;
        this.meaning = meaning;
        this.prices = new PriceMaking(meaning, currency);
        this.schemes = SCHEMES.getOrDefault(meaning.standard(), Map.of());
        this.quantityField = quantityField;
        this.quantityElement = quantityElement;
    }

    /** Of lines that bill, where a line without an item is a service and no fault. */
    static LineMaking ofInvoice(Meaning meaning, Currency currency) {
        return new LineMaking(meaning, currency, Field.LINE_QUANTITY, 2, true);
    }

    private List<String> wanted() {
        return invoiced ? INVOICED : ORDERED;
    }

    OrderLine make(int index, LineDraft draft) {
        var number = meaning.text(Field.LINE_NUMBER, index, draft.number);
        var quantity = quantity(index, draft);
        var unitAsSent = unitAsSent(index, draft);
        return new OrderLine(
                number != null ? number : Integer.toString(index + 1),
                items(index, draft),
                description(index, draft),
                quantity,
                unitAsSent,
                price(index, draft, quantity),
                meaning.date(Field.LINE_DELIVER_ON, index, draft.dates, "deliverOn"),
                meaning.segmentSpan(draft.segment));
    }

    Quantity quantity(int index, LineDraft draft) {
        return new Quantity(amount(index, draft), unitOf(draft));
    }

    UnitCode unitOf(LineDraft draft) {
        return isCase(draft) ? CASE : unit(saidUnit(draft));
    }

    /** TRADACOMS orders traded units; where one holds several consumer units (UNOR), it is a case. */
    private boolean isCase(LineDraft draft) {
        if (meaning.standard() != Standard.TRADACOMS || draft.quantity == null) {
            return false;
        }
        var holds = meaning.decimal(draft.pack);
        meaning.used(draft.pack);
        return holds != null && holds.compareTo(BigDecimal.ONE) > 0;
    }

    @Nullable
    UnitPrice price(int index, LineDraft draft, Quantity quantity) {
        return prices.make(index, draft, quantity);
    }

    /** Every name of the item, and the code of its case (W1206, W0103), which has an element of its own. */
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
            var scheme = code == null ? null : schemes.get(code);
            items.add(new ItemReference(scheme == null ? Scheme.OTHER : scheme, value));
        }
        var caseCode = meaning.text(Field.LINE_ITEM, index, items.size(), draft.caseCode);
        if (caseCode != null) {
            items.add(new ItemReference(Scheme.GTIN, caseCode));
        }
        if (items.isEmpty() && !invoiced) {
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

    /** Free texts of the whole document, in order. */
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

    /** A text of up to five parts; the bytes of its first part stand for it. */
    @Nullable
    String joined(Field field, int first, int second, TextDraft draft) {
        var text = meaning.text(field, first, second, draft.text);
        if (text == null) {
            return null;
        }
        meaning.used(draft.kind);
        meaning.used(draft.form);
        if (draft.text2 == null && draft.text3 == null && draft.text4 == null && draft.text5 == null) {
            return text;
        }
        var all = new StringBuilder(text);
        for (var part : new Value[] {draft.text2, draft.text3, draft.text4, draft.text5}) {
            if (part != null && !part.text().isEmpty()) {
                all.append(' ').append(part.text());
                meaning.used(part);
            }
        }
        return all.toString();
    }

    /** The unit of a quantity; each where nobody says one, and as sent where no table knows it. */
    UnitCode unit(@Nullable Value said) {
        if (said == null || said.text().isEmpty()) {
            return UnitCode.EACH;
        }
        var known = meaning.unit(said.text());
        if (known == null) {
            meaning.at(
                    FindingCode.LINE_UNIT,
                    said,
                    "Unit \"%s\" is in no table; it was kept as sent.".formatted(said.text()));
        }
        return known != null ? known : new UnitCode(said.text());
    }

    /** The buyer's line: REF or N9 with LI or LN; RFF with LI, or with ON and a line. */
    @Nullable
    Value orderLine(LineDraft draft) {
        for (var reference : draft.references) {
            var qualifier = reference.qualifier == null ? "" : reference.qualifier.text();
            boolean line = LINE_NUMBERS.contains(qualifier);
            if (line || !meaning.x12() && qualifier.equals("ON") && reference.line != null) {
                meaning.used(reference.qualifier);
                return reference.line != null ? reference.line : reference.value;
            }
        }
        return null;
    }

    private static boolean isProduct(TextDraft text) {
        return text.kind == null || text.kind.text().equals("08");
    }

    private BigDecimal amount(int index, LineDraft draft) {
        if (draft.quantity == null && draft.measure != null) {
            return measured(index, draft.measure);
        }
        var said = draft.quantity != null ? draft.quantity : ordered(draft);
        if (said != null) {
            var amount = meaning.decimal(said);
            if (amount != null) {
                meaning.said(quantityField, index, 0, said);
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
                    meaning.x12() ? quantityElement : 0,
                    "The line says no quantity; it was taken as zero.");
            return BigDecimal.ZERO;
        }
        return scheduled;
    }

    /** TRADACOMS measures have three implied decimals. */
    private BigDecimal measured(int index, Value said) {
        var amount = meaning.decimal(said);
        if (amount == null) {
            meaning.at(FindingCode.LINE_QUANTITY, said, "The measure cannot be read; it was taken as zero.");
            return BigDecimal.ZERO;
        }
        meaning.said(quantityField, index, 0, said);
        return amount.scale() > 0 ? amount : amount.movePointLeft(3);
    }

    boolean saysQuantity(LineDraft draft) {
        return meaning.decimal(draft.quantity) != null || ordered(draft) != null || !draft.schedules.isEmpty();
    }

    private @Nullable Value ordered(LineDraft draft) {
        var ordered = chosen(draft, wanted());
        return ordered == null ? null : ordered.value;
    }

    /** The first of the line's quantities (QTY) that is qualified by one of these, the best first; its qualifier counts as read. */
    @Nullable
    QuantityDraft chosen(LineDraft draft, List<String> qualifiers) {
        for (var wanted : qualifiers) {
            for (var quantity : draft.quantities) {
                if (quantity.qualifier != null && quantity.qualifier.text().equals(wanted) && quantity.value != null) {
                    meaning.used(quantity.qualifier);
                    meaning.used(quantity.unit);
                    return quantity;
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
                meaning.said(quantityField, index, 0, schedule.value);
            }
        }
        return sum;
    }

    String unitAsSent(int index, LineDraft draft) {
        var unit = meaning.text(Field.LINE_UNIT, index, saidUnit(draft));
        return unit == null ? "" : unit;
    }

    private @Nullable Value saidUnit(LineDraft draft) {
        if (draft.quantity == null && draft.measureUnit != null) {
            return draft.measureUnit;
        }
        return draft.unit != null ? draft.unit : firstUnit(draft);
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
