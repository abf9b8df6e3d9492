package throughline.ledger.proof;

import java.util.List;
import java.util.stream.Stream;

/** What must be so in the books: entries balance, and every balance, subledger and roll-up is the sum of its lines. */
final class BookChecks {

    private BookChecks() {}

    static List<Verify.Check> all() {
        return Stream.of(entries(), stock(), subledgers(), costs(), rollUp())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Verify.Check> entries() {
        return List.of(
                new SqlCheck(
                        "every entry balances",
                        """
                        select (select count(*) from book.entry) || ' entries, ' || (select count(*) from book.line) || ' lines'""",
                        """
                        select format('JE-%s is off by %s %s', lpad(l.entry::text, 8, '0'), sum(l.amount), u.code)
                        from book.line l join book.unit u on u.id = l.unit group by l.entry, u.code, l.unit having sum(l.amount) <> 0"""),
                new SqlCheck(
                        "every line belongs to an entry, and every effect to one",
                        """
                        select count(*) || ' effects' from book.effect""",
                        """
                        select format('line of JE-%s, which is not there', lpad(l.entry::text, 8, '0'))
                        from (select distinct entry from book.line) l left join book.entry e on e.id = l.entry where e.id is null
                        union all select format('JE-%s has no line', lpad(e.id::text, 8, '0'))
                        from book.entry e where not exists (select 1 from book.line l where l.entry = e.id)
                        union all select format('JE-%s and its effect %s do not belong together',
                            lpad(coalesce(e.id, f.entry)::text, 8, '0'),
                            coalesce(e.effect, f.key))
                        from book.entry e full join book.effect f on f.entry = e.id where e.effect is distinct from f.key"""));
    }

    private static List<Verify.Check> stock() {
        return List.of(
                new SqlCheck(
                        "stock balances are the sum of their lines",
                        """
                        select count(*) || ' stock accounts' from book.balance""",
                        """
                        select format('%s %s at %s%s: balance %s, lines say %s', a.item, a.state, a.location,
                            case when a.lot = '' then '' else ' lot ' || a.lot end,
                            b.amount, coalesce(l.amount, 0))
                        from book.balance b join book.account a on a.id = b.account
                        left join (select account, sum(amount) as amount, max(account_seq) as seq from book.line
                            where account_seq is not null group by account) l using (account)
                        where b.amount <> coalesce(l.amount, 0) or b.seq <> coalesce(l.seq, 0)"""),
                new SqlCheck(
                        "stock lines are numbered without gaps, each with its balance",
                        """
                        select count(*) || ' stock lines' from book.line where account_seq is not null""",
                        """
                        select format('account %s, line number %s: balance %s after %s', account, account_seq, balance_after, amount) from (
                            select account, account_seq, amount, balance_after,
                                coalesce(lag(account_seq) over w, 0) as seq_before,
                                coalesce(lag(balance_after) over w, 0) as balance_before
                            from book.line where account_seq is not null
                            window w as (partition by account order by account_seq)) s
                        where account_seq <> seq_before + 1 or balance_after <> balance_before + amount"""),
                new SqlCheck(
                        "no stock of ours is below zero",
                        """
                        select count(*) || ' stock accounts' from book.balance where floor is not null""",
                        """
                        select format('%s %s at %s: %s', a.item, a.state, a.location, b.amount)
                        from book.balance b join book.account a on a.id = b.account where b.amount < b.floor"""));
    }

    private static List<Verify.Check> subledgers() {
        return List.of(
                new SqlCheck(
                        "open items add up to their control accounts",
                        """
                        select count(*) || ' open items' from book.open_item where amount <> 0""",
                        """
                        select format('%s %s in %s: open items %s, account %s',
                            a.number, u.code, u.entity, coalesce(o.amount, 0), coalesce(l.amount, 0))
                        from book.account a join book.unit u on u.id = a.unit
                        left join (select account, sum(amount) as amount from book.open_item group by account) o on o.account = a.id
                        left join (select account, sum(amount) as amount from book.line
                            where account_seq is null group by account) l on l.account = a.id
                        where a.number in ('1100', '2000') and coalesce(o.amount, 0) <> coalesce(l.amount, 0)"""),
                new SqlCheck(
                        "what is due adds up to the open items",
                        """
                        select count(*) || ' days' from book.due where amount <> 0""",
                        """
                        select format('%s: due %s, open %s', party, coalesce(d.amount, 0), coalesce(o.amount, 0))
                        from (select party, account, sum(amount) as amount from book.due group by 1, 2) d
                        full join (select party, account, sum(amount) as amount from book.open_item group by 1, 2) o
                            using (party, account)
                        where coalesce(d.amount, 0) <> coalesce(o.amount, 0)"""));
    }

    private static List<Verify.Check> costs() {
        return List.of(
                new SqlCheck(
                        "cost pools add up to inventory",
                        """
                        select count(*) || ' cost pools' from book.cost_pool""",
                        """
                        select format('1200 in %s: pools %s, account %s',
                            coalesce(p.entity, l.entity), coalesce(p.value, 0), coalesce(l.amount, 0))
                        from (select entity, sum(value) as value from book.cost_pool group by entity) p
                        full join (select u.entity, sum(b.amount) as amount from book.account a join book.unit u on u.id = a.unit
                            join book.line b on b.account = a.id
                            where a.number = '1200' and a.state = '' group by u.entity) l using (entity)
                        where coalesce(p.value, 0) <> coalesce(l.amount, 0)"""),
                new SqlCheck(
                        "cost pools hold what stands on hand and allocated",
                        """
                        select count(*) || ' cost pools' from book.cost_pool""",
                        """
                        select format('%s in %s: pool %s, stock %s, value %s', coalesce(p.item, s.item), coalesce(p.entity, s.entity),
                            coalesce(p.quantity, 0), coalesce(s.quantity, 0), coalesce(p.value, 0))
                        from book.cost_pool p full join (select u.entity, a.item, sum(b.amount) as quantity from book.account a
                            join book.unit u on u.id = a.unit join book.balance b on b.account = a.id
                            where a.state in ('ON_HAND', 'ALLOCATED') group by 1, 2) s using (entity, item)
                        where coalesce(p.quantity, 0) <> coalesce(s.quantity, 0)
                            or (coalesce(p.quantity, 0) = 0 and coalesce(p.value, 0) <> 0)"""),
                new SqlCheck(
                        "what is in quarantine is worth something, and nothing else is worth it",
                        """
                        select count(*) || ' items in quarantine' from book.balance b join book.account a on a.id = b.account
                        where a.state = 'QUARANTINED' and b.amount > 0""",
                        """
                        select format('1220 for %s in %s: quantity %s, value %s', coalesce(v.item, s.item), coalesce(v.entity, s.entity),
                            coalesce(s.quantity, 0), coalesce(v.value, 0))
                        from (select u.entity, l.item, sum(l.amount) as value from book.account a
                            join book.unit u on u.id = a.unit join book.line l on l.account = a.id
                            where a.number = '1220' and l.item is not null group by 1, 2) v
                        full join (select u.entity, a.item, sum(b.amount) as quantity from book.account a
                            join book.unit u on u.id = a.unit join book.balance b on b.account = a.id
                            where a.state = 'QUARANTINED' group by 1, 2) s using (entity, item)
                        where coalesce(v.value, 0) < 0 or (coalesce(s.quantity, 0) = 0 and coalesce(v.value, 0) <> 0)"""));
    }

    private static List<Verify.Check> rollUp() {
        return List.of(
                new SqlCheck(
                        "the trial balance is the sum of the lines, and zero",
                        """
                        select count(*) || ' roll-up rows' from book.daily""",
                        """
                        select format('%s in %s: roll-up %s, lines %s', a.number, u.entity, coalesce(d.amount, 0), coalesce(l.amount, 0))
                        from book.account a join book.unit u on u.id = a.unit
                        left join (select account, sum(debit - credit) as amount from book.daily group by account) d
                            on d.account = a.id
                        left join (select account, sum(amount) as amount from book.line
                            where account_seq is null group by account) l on l.account = a.id
                        where a.state = '' and coalesce(d.amount, 0) <> coalesce(l.amount, 0)
                        union all select format('%s in %s adds up to %s', u.code, u.entity, sum(d.debit - d.credit))
                        from book.daily d join book.account a on a.id = d.account join book.unit u on u.id = a.unit
                        group by u.code, u.entity having sum(d.debit - d.credit) <> 0"""));
    }
}
