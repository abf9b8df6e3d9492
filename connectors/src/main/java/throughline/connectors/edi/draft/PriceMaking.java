package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.token.Standard;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** The price of a line from its draft: PO104; CTP where the line itself says none; PRI. */
final class PriceMaking {

    /** Prices by 5125, net before gross; an invoice price is net too. */
    private static final List<String> NET_FIRST =
            List.of("AAA", "INV", "AAB", "AAE", "AAF", "CAL", "INF", "NTP", "GRP");

    /** Prices by 236 that the buyer means to pay. What the goods are sold on for (RES, MSR) is none of them. */
    private static final List<String> PAID = List.of("NET", "CUP", "UCP", "INV", "CON", "QTE");

    /** "Per each" of what is weighed or measured can only mean per unit of measure. */
    private static final Set<String> MEASURES = Set.of(
            "LBR", "KGM", "GRM", "ONZ", "TNE", "FOT", "INH", "YRD", "MTR", "CMT", "MMT", "FTK", "YDK", "MTK", "FTQ",
            "YDQ", "MTQ", "GLL", "QTL", "PTL", "LTR", "MLT", "HUR", "DAY", "MON");

    private final Meaning meaning;
    private final Currency documents;

    /** @param documents currency of prices that do not name their own */
    PriceMaking(Meaning meaning, Currency documents) {
        this.meaning = meaning;
        this.documents = documents;
    }

    /** @param ordered what the line orders, in the unit that prices are for unless they say another */
    @Nullable
    UnitPrice make(int index, LineDraft draft, Quantity ordered) {
        if (draft.price != null) {
            var currency = meaning.currency(draft.currency, documents);
            return said(index, draft.price, basisPrice(draft.price, draft.basis, currency, ordered.unit()));
        }
        if (draft.prices.isEmpty()) {
            return null;
        }
        for (var wanted : meaning.x12() ? PAID : NET_FIRST) {
            for (var priced : draft.prices) {
                if (isWanted(priced, wanted) && holdsFor(priced, ordered.amount())) {
                    return price(index, draft, priced, ordered.unit());
                }
            }
        }
        return null;
    }

    /**
     * One of several prices of an item, whatever it is for.
     *
     * @param field what its bytes say
     * @param unit it is for, unless it says another itself
     */
    @Nullable
    UnitPrice one(Field field, int index, int second, PriceDraft priced, UnitCode unit) {
        var said = priced.value;
        if (said == null) {
            return null;
        }
        var currency = meaning.currency(priced.currency, documents);
        var made = meaning.x12() ? basisPrice(said, priced.basis, currency, unit) : perUnits(priced, currency, unit);
        if (made != null) {
            meaning.said(field, index, second, said);
        }
        return made;
    }

    private @Nullable UnitPrice price(int index, LineDraft draft, PriceDraft priced, UnitCode unit) {
        meaning.used(priced.qualifier);
        meaning.used(priced.from);
        var currency = meaning.currency(priced.currency, meaning.currency(draft.currency, documents));
        return said(
                index,
                priced.value,
                meaning.x12() && priced.value != null
                        ? basisPrice(priced.value, priced.basis, currency, unit)
                        : perUnits(priced, currency, unit));
    }

    private @Nullable UnitPrice said(int index, @Nullable Value value, @Nullable UnitPrice price) {
        if (price != null) {
            meaning.said(Field.LINE_PRICE, index, 0, value);
        }
        return price;
    }

    private static boolean isWanted(PriceDraft priced, String wanted) {
        return priced.qualifier != null && priced.qualifier.text().equals(wanted) && priced.value != null;
    }

    private boolean holdsFor(PriceDraft priced, BigDecimal ordered) {
        var from = meaning.decimal(priced.from);
        return from == null || from.compareTo(ordered) <= 0;
    }

    /** OLD07 has four implied decimals. PO104 and PO105: the basis says how many of which unit the price is for. */
    private @Nullable UnitPrice basisPrice(Value price, @Nullable Value basis, Currency currency, UnitCode unit) {
        var amount = sensible(price);
        if (amount == null) {
            return null;
        }
        if (meaning.standard() == Standard.TRADACOMS && amount.scale() <= 0) {
            return new UnitPrice(amount.movePointLeft(4), currency, unit);
        }
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
    private @Nullable UnitPrice perUnits(PriceDraft priced, Currency currency, UnitCode unit) {
        var said = priced.value;
        var amount = said == null ? null : sensible(said);
        if (said == null || amount == null) {
            return null;
        }
        meaning.used(priced.kind);
        var basis = meaning.decimal(priced.basis);
        meaning.used(priced.basis);
        var per = unit;
        if (priced.unit != null && !priced.unit.text().isEmpty()) {
            var known = meaning.unit(priced.unit.text());
            per = known != null ? known : new UnitCode(priced.unit.text());
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
