package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
import throughline.model.value.UnitPrice;

/** Lines of an order from their drafts. */
final class LineMaking {

    /** QTY 21 is what is ordered; the others are what some senders use for it. */
    private static final List<String> ORDERED = List.of("21", "1", "47", "113", "12", "59");

    private static final List<String> NET_FIRST = List.of("AAA", "AAB", "AAE", "AAF", "CAL", "INF", "NTP", "GRP");

    /** "Per each" of what is weighed or measured can only mean per unit of measure. */
    private static final Set<String> MEASURES = Set.of(
            "LBR", "KGM", "GRM", "ONZ", "TNE", "FOT", "INH", "YRD", "MTR", "CMT", "MMT", "FTK", "YDK", "MTK", "FTQ",
            "YDQ", "MTQ", "GLL", "QTL", "PTL", "LTR", "MLT", "HUR", "DAY", "MON");

    private final Meaning meaning;
    private final Currency currency;

    /** @param currency of prices that do not name their own */
    LineMaking(Meaning meaning, Currency currency) {
        this.meaning = meaning;
        this.currency = currency;
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
                price(index, draft, unit),
                meaning.date(Field.LINE_DELIVER_ON, index, draft.dates, "deliverOn"),
                meaning.segmentSpan(draft.segment));
    }

    List<ItemReference> items(int index, LineDraft draft) {
        var items = new ArrayList<ItemReference>(draft.items.size());
        for (var item : draft.items) {
            var value = meaning.text(Field.LINE_ITEM, index, items.size(), item.value);
            if (value == null) {
                continue;
            }
            var code = meaning.text(Field.LINE_ITEM_SCHEME, index, items.size(), item.scheme);
            var scheme = code == null ? null : meaning.codes().meaning("item", code);
            items.add(new ItemReference(scheme == null ? Scheme.OTHER : Scheme.valueOf(scheme), value));
        }
        if (items.isEmpty() && draft.caseCode == null) {
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
        for (var wanted : ORDERED) {
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

    private static @Nullable Value firstUnit(LineDraft draft) {
        for (var wanted : ORDERED) {
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

    private @Nullable UnitPrice price(int index, LineDraft draft, UnitCode unit) {
        if (draft.price != null) {
            return basisPrice(index, draft.price, draft.basis, unit);
        }
        for (var wanted : NET_FIRST) {
            for (var priced : draft.prices) {
                if (priced.qualifier != null && priced.qualifier.text().equals(wanted) && priced.value != null) {
                    meaning.used(priced.qualifier);
                    return perUnits(index, priced, unit);
                }
            }
        }
        return null;
    }

    /** PO104 and PO105: the basis says how many of which unit the price is for. */
    private @Nullable UnitPrice basisPrice(int index, Value price, @Nullable Value basis, UnitCode unit) {
        var amount = sensible(price);
        if (amount == null) {
            return null;
        }
        meaning.said(Field.LINE_PRICE, index, 0, price);
        if (basis == null || basis.text().isEmpty()) {
            return new UnitPrice(amount, currency, unit);
        }
        var known = meaning.codes().meaning("basis", basis.text());
        if (known == null) {
            meaning.at(
                    FindingCode.LINE_PRICE_BASIS,
                    basis,
                    "Price basis \"%s\" is in no table; read as a price for one %s.".formatted(basis.text(), unit));
            return new UnitPrice(amount, currency, unit);
        }
        meaning.used(basis);
        String[] parts = known.split(" ");
        boolean ownUnit = parts.length > 1 && !(parts[1].equals("EA") && MEASURES.contains(unit.code()));
        return new UnitPrice(
                divided(amount, new BigDecimal(parts[0])), currency, ownUnit ? new UnitCode(parts[1]) : unit);
    }

    /** PRI: 5284 of unit 6411 cost this. */
    private @Nullable UnitPrice perUnits(int index, PriceDraft priced, UnitCode unit) {
        var said = priced.value;
        var amount = said == null ? null : sensible(said);
        if (said == null || amount == null) {
            return null;
        }
        meaning.said(Field.LINE_PRICE, index, 0, said);
        meaning.used(priced.kind);
        var basis = meaning.decimal(priced.basis);
        meaning.used(priced.basis);
        var per = unit;
        if (priced.unit != null && !priced.unit.text().isEmpty()) {
            var known = meaning.codes().meaning("unit", priced.unit.text());
            per = new UnitCode(known != null ? known : priced.unit.text());
            meaning.used(priced.unit);
        }
        return new UnitPrice(basis == null || basis.signum() <= 0 ? amount : divided(amount, basis), currency, per);
    }

    private @Nullable BigDecimal sensible(Value price) {
        var amount = meaning.decimal(price);
        if (amount == null || amount.signum() < 0) {
            meaning.at(
                    FindingCode.LINE_PRICE,
                    price,
                    "\"%s\" is no price; the line was read without it.".formatted(price.text()));
            return null;
        }
        return amount;
    }

    /** Exact for tens, hundreds and thousands; else to ten decimals, half to even. */
    private static BigDecimal divided(BigDecimal amount, BigDecimal basis) {
        if (basis.compareTo(BigDecimal.ONE) == 0) {
            return amount;
        }
        int zeros = basis.precision() - basis.scale() - 1;
        if (basis.compareTo(BigDecimal.ONE.movePointRight(zeros)) == 0) {
            return amount.movePointLeft(zeros);
        }
        return amount.divide(basis, Math.max(amount.scale(), 10), RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }
}
