package throughline.ledger.trail;

import java.time.Instant;
import java.util.List;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;

/** What was decided, by which rules, for which reasons; and the text of every rule book that ever decided. */
public final class Decisions {

    private Decisions() {}

    public static long nextId(UnitOfWork unit) {
        return unit.next("trail.decision_id");
    }

    public static void add(UnitOfWork unit, List<Decision> decisions) {
        unit.jdbc(connection -> {
            var rows = new RowSet(
                    "trail.decision",
                    "id bigint",
                    "document bigint",
                    "kind text",
                    "subject text",
                    "outcome text",
                    "reason text",
                    "rule_book text",
                    "firings text",
                    "decided_at timestamptz");
            for (var each : decisions) {
                rows.add(
                        each.id(),
                        each.document(),
                        each.kind(),
                        each.subject(),
                        each.outcome(),
                        each.reason(),
                        each.ruleBook(),
                        each.firings(),
                        each.at());
            }
            return rows.insert(connection);
        });
    }

    /** Keeps the text of a rule book under its fingerprint, once; later calls do nothing. */
    public static void keepRuleBook(UnitOfWork unit, String fingerprint, String text, Instant at) {
        unit.jdbc(connection -> {
            var rows = new RowSet("trail.rule_book", "fingerprint text", "text text", "first_at timestamptz");
            rows.add(fingerprint, text, at);
            return rows.insert(connection, "on conflict do nothing");
        });
    }
}
