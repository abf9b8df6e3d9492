package throughline.ledger.book;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.Money;
import throughline.model.value.PartyId;

/** What customers owe, read from a projection that has a few rows per customer however many invoices are open. */
public final class Receivables {

    private static final String OWED =
            """
            select d.party, u.entity, u.code, sum(d.amount), coalesce(sum(d.amount) filter (where d.due_on < ?), 0),
                   min(d.due_on) filter (where d.amount > 0 and d.due_on < ?)
            from book.due d join book.account a on a.id = d.account join book.unit u on u.id = a.unit
            where d.party = any(?) and a.number = ? group by d.party, u.entity, u.code order by 1, 2, 3""";

    private Receivables() {}

    /**
     * What one customer owes one entity in one currency.
     *
     * @param open all of it; below zero when they have paid too much
     * @param overdue the part that was due before the day asked about
     * @param overdueSince the oldest such day, or null
     */
    public record Owed(PartyId party, String entity, Money open, Money overdue, @Nullable LocalDate overdueSince) {}

    /** Customers who owe nothing, and never did, have no row. */
    public static List<Owed> of(UnitOfWork unit, Collection<PartyId> parties, LocalDate today) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(OWED)) {
                statement.setObject(1, today);
                statement.setObject(2, today);
                statement.setArray(
                        3,
                        connection.createArrayOf(
                                "text", parties.stream().map(PartyId::code).toArray()));
                statement.setString(4, Account.RECEIVABLE.number());
                try (var row = statement.executeQuery()) {
                    var owed = new ArrayList<Owed>();
                    while (row.next()) {
                        owed.add(owed(row));
                    }
                    return owed;
                }
            }
        });
    }

    private static Owed owed(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString(3));
        return new Owed(
                new PartyId(row.getString(1)),
                row.getString(2),
                new Money(row.getBigDecimal(4), currency),
                new Money(row.getBigDecimal(5), currency),
                row.getObject(6, LocalDate.class));
    }
}
