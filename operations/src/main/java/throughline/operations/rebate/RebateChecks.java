package throughline.operations.rebate;

import java.util.List;
import throughline.ledger.proof.SqlCheck;
import throughline.ledger.proof.Verify;

/** What must be so between what is promised back and the books. */
public final class RebateChecks {

    private RebateChecks() {}

    public static List<Verify.Check> all() {
        return List.of(
                new SqlCheck(
                        "what is open of rebates is what account 2080 holds of it, by customer and agreement",
                        """
                        select count(*) || ' rebates of invoice lines, ' || count(*) filter (where settlement is null) || ' open'
                        from desk.rebate_accrual""",
                        """
                        select format('%s under %s in %s: the desk says %s, the books %s', customer, agreement, entity,
                            coalesce(d.amount, 0), coalesce(b.amount, 0))
                        from (select customer, agreement, entity, currency, sum(amount) as amount
                            from desk.rebate_accrual where settlement is null group by 1, 2, 3, 4) d
                        full join (select l.party as customer, l.open_item as agreement, u.entity, u.code as currency, -sum(l.amount) as amount
                            from book.line l join book.account a on a.id = l.account join book.unit u on u.id = l.unit
                            where a.number = '2080' and l.party is not null group by 1, 2, 3, 4 having sum(l.amount) <> 0) b
                            using (customer, agreement, entity, currency)
                        where coalesce(d.amount, 0) <> coalesce(b.amount, 0)"""),
                new SqlCheck(
                        "every settlement of rebates is what it settles, and the credit posted for it",
                        "select count(*) || ' settlements' from desk.rebate_settlement",
                        """
                        select format('%s: %s settled, %s accrued, %s of %s credited', number, s.amount, a.amount, c.amount, s.total)
                        from (select number, 'CN-' || lpad(number::text, greatest(7, length(number::text)), '0') as name, amount, total
                            from desk.rebate_settlement) s
                        left join (select settlement, sum(amount) as amount from desk.rebate_accrual group by 1) a on a.settlement = s.number
                        full join (select l.open_item as name, -sum(l.amount) as amount
                            from book.line l join book.account k on k.id = l.account join book.entry e on e.id = l.entry
                            where k.number = '1100' and e.kind = 'rebate settlement' group by 1) c using (name)
                        where s.amount is distinct from a.amount or s.total is distinct from c.amount"""));
    }
}
