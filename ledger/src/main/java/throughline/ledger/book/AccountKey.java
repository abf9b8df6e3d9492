package throughline.ledger.book;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import throughline.model.value.EntityId;
import throughline.model.value.LotId;

/**
 * What names one account of the book: an account of the chart in one currency, or an item in one state at one location; both in one
 * entity. What does not apply is the empty string.
 *
 * @param code the currency, or the item
 * @param measure the item's base unit
 * @param name the chart's name of the account; not part of its identity
 */
public record AccountKey(
        String ledger,
        String entity,
        String code,
        String measure,
        String number,
        String name,
        String location,
        String lot,
        String state)
        implements Comparable<AccountKey> {

    public static final String MONEY = "MONEY";
    public static final String STOCK = "STOCK";

    static AccountKey of(EntityId entity, MoneyLine line) {
        var currency = line.amount().currency().getCurrencyCode();
        return new AccountKey(
                MONEY,
                entity.code(),
                currency,
                "",
                line.account().number(),
                line.account().name(),
                "",
                "",
                "");
    }

    static AccountKey of(EntityId entity, StockLine line, StockState state) {
        return new AccountKey(
                STOCK,
                entity.code(),
                line.item().code(),
                line.quantity().unit().code(),
                "",
                "",
                line.location().code(),
                lotText(line.lot()),
                state.name());
    }

    public boolean isStock() {
        return ledger.equals(STOCK);
    }

    /** The account without its name, by which it is found. */
    AccountKey identity() {
        return name.isEmpty() ? this : new AccountKey(ledger, entity, code, measure, number, "", location, lot, state);
    }

    /** For people. */
    String title() {
        return isStock()
                ? "%s at %s%s %s".formatted(code, location, lot.isEmpty() ? "" : " lot " + lot, state)
                : number + " " + name;
    }

    @Override
    public int compareTo(AccountKey other) {
        return ORDER.compare(this, other);
    }

    private static final Comparator<AccountKey> ORDER = Comparator.comparing(AccountKey::ledger)
            .thenComparing(AccountKey::entity)
            .thenComparing(AccountKey::code)
            .thenComparing(AccountKey::number)
            .thenComparing(AccountKey::location)
            .thenComparing(AccountKey::lot)
            .thenComparing(AccountKey::state);

    private static String lotText(@Nullable LotId lot) {
        return lot == null ? "" : lot.code();
    }
}
