package throughline.operations.ordering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.model.value.Money;

/** What promotions may give, what orders took of them, and which lines did: for people who look. */
public final class PromotionBook {

    private static final String STANDINGS =
            """
            with known as (select promotion, string_agg(distinct coalesce(sku, category), ', ') as goods,
                    min(valid_from) as starts, max(valid_to) as ends from desk.promotion group by promotion),
                counted as (select promotion, currency from desk.promotion_budget
                    union select promotion, currency from desk.promotion_taken where taken <> 0)
            select promotion, coalesce(k.goods, ''), k.starts, k.ends, currency, b.budget, coalesce(t.taken, 0)
            from known k full join counted c using (promotion)
            left join desk.promotion_budget b using (promotion, currency) left join desk.promotion_taken t using (promotion, currency)
            where %s order by promotion, currency limit ? offset ?""";

    private static final String LINES =
            """
            select l.order_number, l.buyer_line, o.customer, coalesce(l.item, ''), l.state, o.currency, l.promotion_off, l.promotion_taken,
                l.taken_on
            from desk.sales_order_line l join desk.sales_order o on o.number = l.order_number
            where l.promotion = ? order by l.order_number desc, l.line limit ? offset ?""";

    private final Database database;

    public PromotionBook(Database database) {
        this.database = database;
    }

    /**
     * A promotion in one currency.
     *
     * @param goods its items and categories
     * @param from its first day, and {@code to} its last; null when it is not in the records any more
     * @param currency null for one that has no budget, and of which nothing was taken
     * @param budget null where it has none
     * @param taken what lines take of it now
     * @param left below zero when the last order took more than there was; null without a budget
     */
    public record Standing(
            String code,
            String goods,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String currency,
            @Nullable Money budget,
            @Nullable Money taken,
            @Nullable Money left) {

        /** Whether nothing is left of its budget. */
        public boolean spent() {
            return left != null && left.amount().signum() <= 0;
        }
    }

    /**
     * A line that it priced.
     *
     * @param line as the buyer numbers it
     * @param off its discount on the whole line
     * @param taken what of that counts: nothing of a line that is refused, nor of what was called off
     */
    public record Line(
            String order,
            String line,
            String customer,
            String item,
            LineState state,
            Money off,
            Money taken,
            @Nullable LocalDate takenOn) {}

    /** By code. {@code text} is the start of a code, or part of an item's number or a category; null asks for all. */
    public List<Standing> list(@Nullable String text, int limit, int offset) {
        return database.read(unit -> unit.list(
                STANDINGS.formatted(
                        "(?::text is null or starts_with(upper(promotion), upper(?)) or position(upper(?) in upper(k.goods)) > 0)"),
                PromotionBook::standing,
                text,
                text,
                text,
                limit,
                offset));
    }

    /** In each of its currencies. */
    public List<Standing> of(String code) {
        return database.read(
                unit -> unit.list(STANDINGS.formatted("promotion = ?"), PromotionBook::standing, code, 100, 0));
    }

    /** The lines that it priced, those of the newest orders first. */
    public List<Line> lines(String code, int limit, int offset) {
        return database.read(unit -> unit.list(LINES, PromotionBook::line, code, limit, offset));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var code = row.getString(5);
        var currency = Optional.ofNullable(code).map(Currency::getInstance).orElse(null);
        var amount = row.getBigDecimal(6);
        var budget = amount == null || currency == null ? null : new Money(amount, currency);
        var taken = currency == null ? null : Money.ofMinor(row.getLong(7), currency);
        return new Standing(
                row.getString(1),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getObject(4, LocalDate.class),
                code,
                budget,
                taken,
                budget == null || taken == null ? null : budget.minus(taken));
    }

    private static Line line(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString(6));
        return new Line(
                SalesOrderNumber.text(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                LineState.valueOf(row.getString(5)),
                Money.ofMinor(row.getLong(7), currency),
                Money.ofMinor(row.getLong(8), currency),
                row.getObject(9, LocalDate.class));
    }
}
