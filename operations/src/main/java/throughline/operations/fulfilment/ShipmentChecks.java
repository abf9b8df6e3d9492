package throughline.operations.fulfilment;

import java.util.List;
import throughline.ledger.proof.SqlCheck;
import throughline.ledger.proof.Verify;

/** What must be so between shipments and the books, whatever was delivered twice, cut off or replayed. */
public final class ShipmentChecks {

    private static final String BY_STOCK = "l.item, s.warehouse, l.lot, s.entity";

    private ShipmentChecks() {}

    public static List<Verify.Check> all() {
        return List.of(
                new SqlCheck(
                        "what shipments say was shipped is what the books issued",
                        "select count(*) || ' shipments' from desk.shipment",
                        """
                        select format('%s at %s%s: shipments say %s, the books %s', coalesce(s.item, b.item), coalesce(s.place, b.place),
                            coalesce(nullif(' lot ' || coalesce(s.lot, b.lot), ' lot '), ''), coalesce(s.amount, 0), coalesce(b.amount, 0))
                        from (select l.item, s.warehouse as place, l.lot, s.entity, sum(l.shipped) as amount from desk.shipment_line l
                            join desk.shipment s on s.number = l.shipment group by %s having sum(l.shipped) <> 0) s
                        full join (select a.item, a.location as place, a.lot, u.entity, sum(l.amount) as amount from book.line l
                            join book.account a on a.id = l.account join book.unit u on u.id = l.unit
                            where a.state = 'IN_TRANSIT' and l.amount > 0 group by 1, 2, 3, 4) b using (item, place, lot, entity)
                        where coalesce(s.amount, 0) <> coalesce(b.amount, 0)"""
                                .replace("group by %s", "group by " + BY_STOCK)),
                new SqlCheck(
                        "what is in transit was shipped and not delivered",
                        "select count(*) || ' shipments under way' from desk.shipment where state in ('PART_SHIPPED', 'SHIPPED')",
                        """
                        select format('%s at %s%s: shipments say %s, the books %s', coalesce(s.item, b.item), coalesce(s.place, b.place),
                            coalesce(nullif(' lot ' || coalesce(s.lot, b.lot), ' lot '), ''), coalesce(s.amount, 0), coalesce(b.amount, 0))
                        from (select l.item, s.warehouse as place, l.lot, s.entity, sum(l.shipped - l.delivered) as amount
                            from desk.shipment_line l join desk.shipment s on s.number = l.shipment group by %s) s
                        full join (select a.item, a.location as place, a.lot, u.entity, b.amount from book.account a
                            join book.unit u on u.id = a.unit join book.balance b on b.account = a.id where a.state = 'IN_TRANSIT') b
                            using (item, place, lot, entity)
                        where coalesce(s.amount, 0) <> coalesce(b.amount, 0)"""
                                .replace("group by %s", "group by " + BY_STOCK)),
                new SqlCheck(
                        "every invoice's total is the receivable posted for it, and every receivable of ours has its invoice",
                        "select count(*) || ' invoices' from desk.invoice",
                        """
                        select format('%s: invoice %s, receivable %s', number, i.total, r.amount)
                        from (select 'INV-' || lpad(number::text, greatest(7, length(number::text)), '0') as number,
                                total, currency, customer, entity from desk.invoice) i
                        full join (select l.open_item as number, sum(l.amount) as amount, min(u.code) as currency, min(l.party) as customer,
                                min(u.entity) as entity
                            from book.line l join book.account a on a.id = l.account join book.unit u on u.id = l.unit
                            join book.entry e on e.id = l.entry
                            where a.number = '1100' and e.kind = 'customer invoice' and l.amount > 0 group by 1) r using (number)
                        where (i.total, i.currency, i.customer, i.entity) is distinct from (r.amount, r.currency, r.customer, r.entity)"""),
                new SqlCheck(
                        "every shipment that left has its invoice",
                        "select count(*) || ' despatches' from desk.despatch",
                        """
                        select format('SH-%s left in the books without an invoice', lpad(s.number::text, 7, '0')) from desk.shipment s
                        where exists (select 1 from desk.shipment_line l where l.shipment = s.number and l.shipped > 0)
                            and not exists (select 1 from desk.invoice i where i.shipment = s.number)"""));
    }
}
