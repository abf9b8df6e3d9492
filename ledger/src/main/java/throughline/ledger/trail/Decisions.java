package throughline.ledger.trail;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** Those of these numbers that there are, by number. */
    public static SortedMap<Long, Decision> of(UnitOfWork unit, Collection<Long> ids) {
        return unit.jdbc(connection -> {
            var found = new TreeMap<Long, Decision>();
            try (var select = connection.prepareStatement(
                    "select id, document, kind, subject, outcome, reason, rule_book, firings, decided_at from trail.decision"
                            + " where id = any(?)")) {
                select.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.put(
                                rows.getLong(1),
                                new Decision(
                                        rows.getLong(1),
                                        rows.getLong(2),
                                        rows.getString(3),
                                        rows.getString(4),
                                        rows.getString(5),
                                        rows.getString(6),
                                        rows.getString(7),
                                        rows.getString(8),
                                        rows.getTimestamp(9).toInstant()));
                    }
                }
            }
            return found;
        });
    }

    /** The text of a rule book that ever decided, by its fingerprint. */
    public static Optional<String> ruleBook(UnitOfWork unit, String fingerprint) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement("select text from trail.rule_book where fingerprint = ?")) {
                select.setString(1, fingerprint);
                try (var row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.<String>empty();
                }
            }
        });
    }
}
