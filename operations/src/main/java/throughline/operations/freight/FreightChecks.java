package throughline.operations.freight;

import java.util.List;
import throughline.ledger.proof.SqlCheck;
import throughline.ledger.proof.Verify;

/** What must be so between what carriers bill and the books: accrued less billed is open. */
public final class FreightChecks {

    private FreightChecks() {}

    public static List<Verify.Check> all() {
        return List.of(
                new SqlCheck(
                        "what is open of expected freight is what account 2020 holds of it, shipment by shipment",
                        "select count(*) || ' despatches with expected freight, ' || count(*) filter (where bill is null) || ' open' from desk.freight_accrual",
                        """
                        select format('%s: the desk says %s, the books %s', coalesce(d.name, b.name), coalesce(d.amount, 0), coalesce(b.amount, 0))
                        from (select 'SH-' || lpad(shipment::text, greatest(7, length(shipment::text)), '0')
                                || case when sequence = 1 then '' else '-' || sequence end as name, entity, currency, amount
                            from desk.freight_accrual where bill is null) d
                        full join (select l.shipment as name, u.entity, u.code as currency, -sum(l.amount) as amount
                            from book.line l join book.account a on a.id = l.account join book.unit u on u.id = l.unit
                            where a.number = '2020' and l.shipment is not null group by 1, 2, 3 having sum(l.amount) <> 0) b
                            using (name, entity, currency)
                        where coalesce(d.amount, 0) <> coalesce(b.amount, 0)"""),
                new SqlCheck(
                        "every bill of a carrier is the payable posted for it, and every such payable has its bill",
                        "select count(*) || ' bills of carriers' from desk.freight_bill",
                        """
                        select format('%s of %s: bill %s, payable %s', number, carrier, b.total, p.amount)
                        from (select carrier, number || case when sequence = 1 then '' else '-' || sequence end as number,
                                entity, currency, total from desk.freight_bill) b
                        full join (select l.party as carrier, l.open_item as number, u.entity, u.code as currency, -sum(l.amount) as amount
                            from book.line l join book.account a on a.id = l.account join book.unit u on u.id = l.unit
                            join book.entry e on e.id = l.entry where a.number = '2000' and e.kind = 'freight billed' group by 1, 2, 3, 4) p
                            using (carrier, number, entity, currency)
                        where b.total is distinct from p.amount"""));
    }
}
