package throughline.operations.inventory;

import java.util.List;
import throughline.ledger.proof.SqlCheck;
import throughline.ledger.proof.Verify;

/** What must be so between adjustments and the books, whatever was delivered twice, cut off or replayed. */
public final class AdjustmentChecks {

    private AdjustmentChecks() {}

    public static List<Verify.Check> all() {
        return List.of(
                new SqlCheck(
                        "what adjustments say moved is what the books moved for them, each line once",
                        "select count(*) || ' adjusted lines' from desk.adjustment_line",
                        """
                select format('%s: adjustment says %s %s, the books %s', about, d.item, d.quantity, coalesce(b.amount, 0))
                from (select 'SA-' || lpad(l.adjustment::text, greatest(7, length(l.adjustment::text)), '0') || '/' || l.line as about,
                        l.item, l.lot, l.to_state as state, l.quantity from desk.adjustment_line l) d
                full join (select e.about, a.item, a.lot, a.state, sum(l.amount) as amount from book.entry e
                    join book.line l on l.entry = e.id join book.account a on a.id = l.account
                    where e.kind = 'stock adjustment' and a.state <> '' and l.amount > 0 group by 1, 2, 3, 4) b using (about)
                where (d.item, d.lot, d.state, d.quantity) is distinct from (b.item, b.lot, b.state, b.amount)"""));
    }
}
