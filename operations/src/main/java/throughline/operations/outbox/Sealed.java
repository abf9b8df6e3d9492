package throughline.operations.outbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.BusinessKey;
import throughline.ledger.trail.Documents;
import throughline.ledger.trail.Lineage;
import throughline.model.document.Answering;
import throughline.model.lineage.MessageId;

/** What one transaction has composed, written in few statements: which bytes carry which document, and what is expected in return. */
final class Sealed {

    private static final String WAITING =
            """
            update desk.outbox o set message = s.message, interchange = s.interchange, sent_at = case when s.message is null then ?::timestamptz end,
                attempts = 0, next_at = null, last_error = null
            from unnest(?::uuid[], ?::uuid[], ?::text[]) s(id, message, interchange) where o.id = s.id""";

    private final RowSet rows = new RowSet("sealed", "id uuid", "message uuid", "interchange text");
    private final TreeMap<Long, MessageId> carriers = new TreeMap<>();
    private final TreeMap<Long, String> unwanted = new TreeMap<>();
    private final List<BusinessKey> keys = new ArrayList<>();
    private final Set<MessageId> numbered = new HashSet<>();
    private final RowSet expected = new RowSet(
            "desk.expectation",
            "outbox uuid",
            "partner text",
            "interchange text",
            "group_control text",
            "functional_code text",
            "due_at timestamptz",
            "answer_seconds bigint",
            "calendar text",
            "state text",
            "set_control text");

    private final RowSet business = BusinessAnswers.rows();

    void add(OutboxEntry entry, Dispatch.Dispatched composed) {
        var message = composed.message();
        if (message == null) {
            rows.add(entry.id(), null, null);
            unwanted.put(entry.row(), "NOT_WANTED");
            return;
        }
        rows.add(entry.id(), message.value(), composed.control());
        carriers.put(entry.row(), message);
        if (composed.control() != null && numbered.add(message)) {
            keys.add(BusinessKey.of(composed.control(), "control number", message));
        }
        var answer = composed.expected();
        if (answer != null) {
            expected.add(
                    entry.id(),
                    entry.receiver(),
                    answer.interchange(),
                    answer.group(),
                    answer.functionalCode(),
                    answer.dueAfter(entry.owedSince()),
                    answer.within().toSeconds(),
                    answer.calendar() == null ? null : answer.calendar().text(),
                    "due",
                    answer.set());
        }
        var owed = composed.business();
        var by = Answering.by(entry.document().type());
        if (owed != null && by != null) {
            business.add(
                    entry.id(),
                    entry.receiver(),
                    by,
                    BusinessAnswers.number(entry.document()),
                    owed.dueAfter(entry.owedSince()),
                    owed.within().toSeconds(),
                    owed.calendar() == null ? null : owed.calendar().text(),
                    "due",
                    "them",
                    entry.row(),
                    null,
                    null);
        }
    }

    void write(UnitOfWork unit, Instant now) {
        if (rows.size() == 0) {
            return;
        }
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(WAITING)) {
                statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                rows.bind(statement, 2);
                return statement.executeUpdate();
            }
        });
        Lineage.carried(unit, carriers);
        Documents.settle(unit, unwanted, now);
        Lineage.keys(unit, keys);
        unit.jdbc(connection -> expected.insert(connection) + business.insert(connection));
    }
}
