package throughline.operations.rebate;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Books;
import throughline.ledger.book.Cause;
import throughline.ledger.book.PeriodClosed;
import throughline.ledger.posting.RebateSettled;
import throughline.ledger.store.Database;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.EntityId;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.operations.master.MasterDataBook;
import throughline.operations.outbox.Outbox;

/**
 * Settles what is promised back: whatever is open of a customer's becomes one credit note in each currency, in one transaction with its posting and the
 * document that tells the customer. What is settled names its credit note, so nothing is settled twice.
 */
public final class RebateDesk {

    private static final String OPEN =
            "customer = ? and accrued_on <= ? and settlement is null and (?::text is null or agreement = ?)";

    private static final String CURRENCIES =
            "select distinct entity, currency from desk.rebate_accrual where " + OPEN + " order by 1, 2";

    private static final String TAKE =
            """
            with taken as (update desk.rebate_accrual set settlement = ? where %s and entity = ? and currency = ?
                returning agreement, jurisdiction, tax_percent, amount, accrued_on)
            select agreement, jurisdiction, tax_percent, sum(amount), min(accrued_on), max(accrued_on)
            from taken group by 1, 2, 3 order by 1, 2, 3"""
                    .formatted(OPEN);

    private final Database database;
    private final MasterDataBook master;
    private final Books books;
    private final Outbox outbox;
    private final Clock clock;

    public RebateDesk(Database database, MasterDataBook master, Books books, Outbox outbox, Clock clock) {
        this.database = database;
        this.master = master;
        this.books = books;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What is to be settled.
     *
     * @param agreement only this one's, or null for all of the customer's
     * @param until the last day of invoices that count; null for today
     * @param by who asks for it
     */
    public record Wish(String customer, @Nullable String agreement, @Nullable LocalDate until, String by, String why) {}

    /** What was taken, as far as it makes up one credit note. */
    record Taken(SortedMap<String, Money> amounts, SortedMap<Taxed, Money> taxed, LocalDate first, LocalDate last) {

        Money amount(Currency currency) {
            return amounts.values().stream().reduce(Money.zero(currency), Money::plus);
        }

        /** Rounded once for each rate of each jurisdiction. */
        SortedMap<Taxed, Money> taxes() {
            var taxes = new TreeMap<Taxed, Money>();
            taxed.forEach((rate, base) -> {
                var tax = base.times(rate.percent().movePointLeft(2));
                if (!tax.isZero()) {
                    taxes.put(rate, tax);
                }
            });
            return taxes;
        }
    }

    /** A rate of a jurisdiction. */
    record Taxed(String jurisdiction, BigDecimal percent) implements Comparable<Taxed> {

        @Override
        public int compareTo(Taxed other) {
            int first = jurisdiction.compareTo(other.jurisdiction);
            return first != 0 ? first : percent.compareTo(other.percent);
        }
    }

    /** Who is credited by whom. */
    private record Account(String entity, Currency currency) {}

    /**
     * Settles it, one credit note for each company and currency.
     *
     * @throws RebateRefused when nothing is open, or the books are closed for today
     */
    public List<Settlement> settle(Wish wish) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (wish.until() != null && wish.until().isAfter(today)) {
            throw new RebateRefused(
                    "%s is not over yet: settle until today, or an earlier day".formatted(wish.until()));
        }
        try {
            return database.transact(unit -> settle(unit, wish, today));
        } catch (PeriodClosed closed) {
            throw new RebateRefused(String.valueOf(closed.getMessage()));
        }
    }

    private List<Settlement> settle(UnitOfWork unit, Wish wish, LocalDate today) {
        var until = wish.until() == null ? today : wish.until();
        var settlements = new ArrayList<Settlement>();
        for (var account : unit.jdbc(connection -> accounts(connection, wish, until))) {
            var number = unit.next("desk.credit_note_number");
            var taken = unit.jdbc(connection -> take(connection, wish, until, account, number));
            if (taken.amounts().isEmpty()) {
                continue;
            }
            var settlement = settlement(wish, until, today, account, number, taken);
            unit.jdbc(connection -> insert(connection, number, settlement));
            books.post(unit, List.of(new RebateSettled().postingFor(posted(settlement, taken))));
            var customer = master.current().customer(wish.customer());
            outbox.owe(
                    unit,
                    List.of(new Outbox.Owed(
                            CreditNotes.of(settlement, taken, customer, master.current()),
                            customer == null ? null : customer.partner(),
                            settlement.number(),
                            Cause.NONE)));
            settlements.add(settlement);
        }
        if (settlements.isEmpty()) {
            throw new RebateRefused("nothing is open for %s%s on invoices until %s"
                    .formatted(wish.customer(), wish.agreement() == null ? "" : " under " + wish.agreement(), until));
        }
        return settlements;
    }

    private Settlement settlement(
            Wish wish, LocalDate until, LocalDate today, Account account, long number, Taken taken) {
        var amount = taken.amount(account.currency());
        var tax = taken.taxes().values().stream().reduce(Money.zero(account.currency()), Money::plus);
        return new Settlement(
                CreditNoteNumber.text(number),
                wish.customer(),
                account.entity(),
                until,
                today,
                amount,
                tax,
                amount.plus(tax),
                wish.by(),
                wish.why(),
                clock.instant());
    }

    private static RebateSettled.Settled posted(Settlement settlement, Taken taken) {
        var taxes = new TreeMap<String, Money>();
        taken.taxes().forEach((rate, tax) -> taxes.merge(rate.jurisdiction(), tax, Money::plus));
        return new RebateSettled.Settled(
                settlement.number(),
                new EntityId(settlement.entity()),
                new PartyId(settlement.customer()),
                settlement.settledOn(),
                Cause.NONE,
                taken.amounts(),
                taxes);
    }

    private static List<Account> accounts(Connection connection, Wish wish, LocalDate until) throws SQLException {
        try (var statement = connection.prepareStatement(CURRENCIES)) {
            statement.setString(1, wish.customer());
            statement.setObject(2, until);
            statement.setString(3, wish.agreement());
            statement.setString(4, wish.agreement());
            var accounts = new ArrayList<Account>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    accounts.add(new Account(row.getString(1), Currency.getInstance(row.getString(2))));
                }
            }
            return accounts;
        }
    }

    private static Taken take(Connection connection, Wish wish, LocalDate until, Account account, long number)
            throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setLong(1, number);
            statement.setString(2, wish.customer());
            statement.setObject(3, until);
            statement.setString(4, wish.agreement());
            statement.setString(5, wish.agreement());
            statement.setString(6, account.entity());
            statement.setString(7, account.currency().getCurrencyCode());
            try (var row = statement.executeQuery()) {
                return taken(row, account.currency());
            }
        }
    }

    private static Taken taken(ResultSet row, Currency currency) throws SQLException {
        var amounts = new TreeMap<String, Money>();
        var taxed = new TreeMap<Taxed, Money>();
        var first = LocalDate.MAX;
        var last = LocalDate.MIN;
        while (row.next()) {
            var amount = new Money(row.getBigDecimal(4), currency);
            amounts.merge(row.getString(1), amount, Money::plus);
            taxed.merge(new Taxed(row.getString(2), row.getBigDecimal(3)), amount, Money::plus);
            var from = row.getObject(5, LocalDate.class);
            var to = row.getObject(6, LocalDate.class);
            first = from.isBefore(first) ? from : first;
            last = to.isAfter(last) ? to : last;
        }
        return new Taken(amounts, taxed, first, last);
    }

    private static int insert(Connection connection, long number, Settlement settlement) throws SQLException {
        var row = new RowSet(
                "desk.rebate_settlement",
                "number bigint",
                "customer text",
                "entity text",
                "currency text",
                "until date",
                "settled_on date",
                "amount numeric",
                "tax numeric",
                "total numeric",
                "by text",
                "why text",
                "settled_at timestamptz");
        row.add(
                number,
                settlement.customer(),
                settlement.entity(),
                settlement.amount().currency().getCurrencyCode(),
                settlement.until(),
                settlement.settledOn(),
                settlement.amount().amount(),
                settlement.tax().amount(),
                settlement.total().amount(),
                settlement.by(),
                settlement.why(),
                settlement.settledAt());
        return row.insert(connection);
    }
}
