package throughline.ledger.proof;

import java.util.List;

/** What must be so in the trail: nothing that arrived is lost, and nothing is counted twice. */
final class TrailChecks {

    private TrailChecks() {}

    static List<Verify.Check> all() {
        return List.of(
                new SqlCheck(
                        "everything received has come to something or is on its way",
                        """
                        select format('%s received = %s accepted + %s partial + %s rejected + %s duplicate + %s held + %s failed + %s in flight',
                            count(*), count(*) filter (where s.status = 'ACCEPTED'), count(*) filter (where s.status = 'PARTIAL'),
                            count(*) filter (where s.status = 'REJECTED'), count(*) filter (where s.status = 'DUPLICATE'),
                            count(*) filter (where s.status = 'HELD'), count(*) filter (where s.status = 'FAILED'),
                            count(*) filter (where s.status in ('RECEIVED', 'IN_FLIGHT')))
                        from trail.message m left join trail.message_state s on s.message = m.id where m.direction = 'IN'""",
                        """
                        select format('message %s has no state', m.id) from trail.message m
                        left join trail.message_state s on s.message = m.id where s.message is null
                        union all select format('message %s is %s, which a message %s cannot be', m.id, s.status, m.direction)
                        from trail.message m join trail.message_state s on s.message = m.id
                        where m.direction <> s.direction
                            or (m.direction = 'IN') <> (s.status in
                                ('RECEIVED', 'IN_FLIGHT', 'ACCEPTED', 'PARTIAL', 'HELD', 'DUPLICATE', 'REJECTED', 'FAILED'))"""),
                new SqlCheck(
                        "the sets of every message at rest add up",
                        """
                        select format('%s sets = %s accepted + %s rejected + %s duplicate + %s held + %s failed',
                            coalesce(sum(sets), 0), coalesce(sum(accepted), 0), coalesce(sum(rejected), 0),
                            coalesce(sum(duplicate), 0), coalesce(sum(held), 0), coalesce(sum(failed), 0))
                        from trail.message_state where direction = 'IN'""",
                        """
                        select format('message %s: %s sets, %s accounted for', message, sets, accepted + rejected + duplicate + held + failed)
                        from trail.message_state where direction = 'IN' and status not in ('RECEIVED', 'IN_FLIGHT')
                            and sets <> accepted + rejected + duplicate + held + failed"""),
                new ContentCheck(),
                new SqlCheck(
                        "one live document for each number of a sender",
                        """
                        select count(*) || ' claimed numbers' from trail.live_document""",
                        """
                        select format('%s %s of %s names document %s, which is not there or another', l.type, l.number, l.sender, l.document)
                        from trail.live_document l left join trail.document d on d.id = l.document
                        where d.id is null or (d.sender, d.type, d.number) <> (l.sender, l.type, l.number)"""),
                new SqlCheck(
                        "every entry's cause is in the trail",
                        """
                        select count(*) || ' entries with a cause' from book.entry where document is not null or message is not null""",
                        """
                        select format('JE-%s goes back to document %s, message %s: not there', lpad(e.id::text, 8, '0'), e.document, e.message)
                        from book.entry e left join trail.document d on d.id = e.document left join trail.message m on m.id = e.message
                        where (e.document is not null and d.id is null) or (e.message is not null and m.id is null)"""));
    }
}
