package throughline.operations.rebate;

import java.sql.Connection;
import java.sql.SQLException;
import throughline.ledger.store.RowSet;
import throughline.operations.billing.Bill;

/** The accruals of some invoices, line by line and agreement by agreement, written by one statement beside the postings that say the same. */
public final class RebateAccruals {

    private final RowSet rows = new RowSet(
            "desk.rebate_accrual",
            "invoice bigint",
            "line integer",
            "agreement text",
            "order_number bigint",
            "customer text",
            "entity text",
            "currency text",
            "item text",
            "accrued_on date",
            "base numeric",
            "percent numeric",
            "amount numeric",
            "jurisdiction text",
            "tax_percent numeric");

    public void add(Bill bill, long order, String customer) {
        for (int i = 0; i < bill.lines().size(); i++) {
            var line = bill.lines().get(i);
            var tax = bill.lineTaxes().get(i);
            for (var rebate : line.rebates()) {
                if (!rebate.amount().isZero()) {
                    rows.add(
                            bill.number(),
                            i + 1,
                            rebate.agreement(),
                            order,
                            customer,
                            bill.invoice().sender().code(),
                            bill.invoice().currency().getCurrencyCode(),
                            line.item().code(),
                            bill.invoice().issuedOn(),
                            line.amount().amount(),
                            rebate.percent(),
                            rebate.amount().amount(),
                            tax.jurisdiction(),
                            tax.percent());
                }
            }
        }
    }

    public int insert(Connection connection) throws SQLException {
        return rows.insert(connection);
    }
}
