package throughline.operations.rebate;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.ledger.store.RowReading;
import throughline.model.value.Money;
import throughline.operations.billing.InvoiceNumber;
import throughline.operations.ordering.SalesOrderNumber;

/** What is promised back and not settled yet, invoice line by invoice line, and what was settled: for people who look. */
public final class RebateBook {

    private static final String STANDINGS =
            """
            select a.entity, a.customer, coalesce(c.name, ''), a.agreement, a.currency, sum(a.amount), count(*), min(a.accrued_on), max(a.accrued_on)
            from desk.rebate_accrual a left join desk.customer c using (customer)
            where a.settlement is null and %s
            group by 1, 2, 3, 4, 5 order by sum(a.amount) desc, 2, 4 limit ? offset ?""";

    private static final String ACCRUALS =
            """
            select invoice, line, order_number, agreement, item, accrued_on, base, percent, amount, currency, jurisdiction, tax_percent
            from desk.rebate_accrual where %s order by accrued_on, invoice, line, agreement limit ? offset ?""";

    private static final String SETTLEMENTS =
            """
            select number, customer, entity, currency, until, settled_on, amount, tax, total, by, why, settled_at
            from desk.rebate_settlement where %s order by number desc limit ? offset ?""";

    private static final String ANY =
            """
            (?::text is null or upper(a.customer) = upper(?) or upper(a.agreement) = upper(?)
                or position(upper(?) in upper(c.name)) > 0)""";

    private final Database database;

    public RebateBook(Database database) {
        this.database = database;
    }

    /**
     * What is open for one customer under one agreement.
     *
     * @param name of the customer
     * @param open without tax
     * @param lines of invoices
     * @param oldest the first of their days, and {@code newest} the last
     */
    public record Standing(
            String entity,
            String customer,
            String name,
            String agreement,
            Money open,
            long lines,
            LocalDate oldest,
            LocalDate newest) {}

    /**
     * What was promised back of one line of an invoice.
     *
     * @param line of the invoice, from 1
     * @param base what was invoiced, without tax
     * @param taxPercent at which it was taxed
     */
    public record Accrual(
            String invoice,
            int line,
            String order,
            String agreement,
            String item,
            LocalDate accruedOn,
            Money base,
            BigDecimal percent,
            Money amount,
            String jurisdiction,
            BigDecimal taxPercent) {}

    /** The largest first. {@code text} is a customer's code or part of his name, or an agreement; null asks for all. */
    public List<Standing> open(@Nullable String text, int limit, int offset) {
        return list(STANDINGS.formatted(ANY), RebateBook::standing, text, text, text, text, limit, offset);
    }

    /** What is open for one customer, agreement by agreement; the largest first, at most 1000. */
    public List<Standing> openFor(String customer) {
        return list(STANDINGS.formatted("a.customer = ?"), RebateBook::standing, customer, 1000, 0);
    }

    /** The lines that are open for a customer, the oldest first; {@code agreement} null for all of his. */
    public List<Accrual> accruals(String customer, @Nullable String agreement, int limit, int offset) {
        return list(
                ACCRUALS.formatted("customer = ? and settlement is null and (?::text is null or agreement = ?)"),
                RebateBook::accrual,
                customer,
                agreement,
                agreement,
                limit,
                offset);
    }

    /** What a credit note settled, the oldest first. */
    public List<Accrual> settled(long creditNote, int limit, int offset) {
        return list(ACCRUALS.formatted("settlement = ?"), RebateBook::accrual, creditNote, limit, offset);
    }

    /** The newest first; {@code customer} null for all. */
    public List<Settlement> settlements(@Nullable String customer, int limit, int offset) {
        return list(
                SETTLEMENTS.formatted("?::text is null or customer = ?"),
                RebateBook::settlement,
                customer,
                customer,
                limit,
                offset);
    }

    public Optional<Settlement> settlement(long creditNote) {
        return list(SETTLEMENTS.formatted("number = ?"), RebateBook::settlement, creditNote, 1, 0).stream()
                .findFirst();
    }

    private <R> List<R> list(String sql, RowReading<R> reading, @Nullable Object... values) {
        return database.read(unit -> unit.list(sql, reading, values));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                money(row, 6, row.getString(5)),
                row.getLong(7),
                row.getObject(8, LocalDate.class),
                row.getObject(9, LocalDate.class));
    }

    private static Accrual accrual(ResultSet row) throws SQLException {
        var currency = row.getString(10);
        return new Accrual(
                InvoiceNumber.text(row.getLong(1)),
                row.getInt(2),
                SalesOrderNumber.text(row.getLong(3)),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                money(row, 7, currency),
                row.getBigDecimal(8),
                money(row, 9, currency),
                row.getString(11),
                row.getBigDecimal(12));
    }

    private static Settlement settlement(ResultSet row) throws SQLException {
        var currency = row.getString(4);
        return new Settlement(
                CreditNoteNumber.text(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getObject(5, LocalDate.class),
                row.getObject(6, LocalDate.class),
                money(row, 7, currency),
                money(row, 8, currency),
                money(row, 9, currency),
                row.getString(10),
                row.getString(11),
                row.getTimestamp(12).toInstant());
    }

    private static Money money(ResultSet row, int column, String currency) throws SQLException {
        return new Money(row.getBigDecimal(column), Currency.getInstance(currency));
    }
}
