package throughline.console;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import throughline.ledger.TestDatabase;

/** Rebates that wait for their settlement, each of an invoice of its own. */
public final class Promised {

    private static final AtomicInteger NUMBERS = new AtomicInteger(7000);

    private Promised() {}

    /** One line of one invoice of 400.00 under an agreement of 2.5 %, taxed at 5 %. */
    public static void back(TestDatabase database, String customer, String agreement) throws SQLException {
        int number = NUMBERS.incrementAndGet();
        try (var owner = database.owner();
                var statement = owner.createStatement()) {
            // Nobody wrote the invoice: the console shows only what was promised back of it.
            statement.execute("alter table desk.rebate_accrual drop constraint if exists rebate_accrual_invoice_fkey");
            statement.executeUpdate(
                    """
                    insert into desk.rebate_accrual (invoice, line, agreement, order_number, customer, entity, currency, item,
                        accrued_on, base, percent, amount, jurisdiction, tax_percent)
                    values (%d, 1, '%s', 42, '%s', 'US01', 'USD', 'TL-10002', current_date - 3, 400.00, 2.5, 10.00, 'US-ME', 5)"""
                            .formatted(number, agreement, customer));
        }
    }
}
