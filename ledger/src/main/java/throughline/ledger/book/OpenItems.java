package throughline.ledger.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.PartyId;

/** What parties owe us and we owe them, open item by open item, as the book has it now. */
public final class OpenItems {

    private static final String STANDING = """
            select o.party, sum(o.amount), coalesce(sum(o.amount) filter (where o.due_on < ?), 0),
                   min(o.due_on) filter (where o.amount > 0 and o.due_on < ?)
            from book.open_item o join book.account a on a.id = o.account
            where o.party = any(?) and a.number = ? and o.amount <> 0 group by o.party""";

    private OpenItems() {}

    /**
     * A party's open items on one account. Debits positive.
     *
     * @param open all of them together
     * @param overdue those past their due date
     * @param oldestOverdueDays since the oldest unpaid one was due; 0 when none is
     */
    public record Standing(BigDecimal open, BigDecimal overdue, int oldestOverdueDays) {

        public static final Standing NONE = new Standing(BigDecimal.ZERO, BigDecimal.ZERO, 0);
    }

    /** Only looks. A party without open items is left out. */
    public static Map<PartyId, Standing> of(UnitOfWork unit, Account account, Collection<PartyId> parties, LocalDate today) {
        return unit.jdbc(connection -> {
            var standings = new HashMap<PartyId, Standing>();
            try (var statement = connection.prepareStatement(STANDING)) {
                statement.setObject(1, today);
                statement.setObject(2, today);
                statement.setArray(3, connection.createArrayOf("text", parties.stream().map(PartyId::code).toArray()));
                statement.setString(4, account.number());
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        var oldest = row.getObject(4, LocalDate.class);
                        var days = oldest == null ? 0 : (int) ChronoUnit.DAYS.between(oldest, today);
                        standings.put(new PartyId(row.getString(1)), new Standing(row.getBigDecimal(2), row.getBigDecimal(3), days));
                    }
                }
            }
            return standings;
        });
    }
}
