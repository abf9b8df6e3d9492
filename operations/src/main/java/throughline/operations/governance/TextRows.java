package throughline.operations.governance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import throughline.ledger.store.Database;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Decisions;
import throughline.operations.ruling.BookText;

/** Policies and examples by their fingerprints, once each: policies where the trail keeps the books of its decisions. */
final class TextRows {

    private static final int AT_HAND = 16;

    private final Database database;
    private final Map<String, Texts> known = new LinkedHashMap<>(16, 0.75f, true);

    TextRows(Database database) {
        this.database = database;
    }

    static void keep(UnitOfWork unit, Texts texts, Instant at) {
        keep(unit, texts.source(), texts.policies(), at);
        unit.jdbc(connection -> {
            var rows = new RowSet("desk.policy_examples", "fingerprint text", "text text", "first_at timestamptz");
            rows.add(texts.examplesPrint(), BookText.of(texts.examples()), at);
            return rows.insert(connection, "on conflict do nothing");
        });
    }

    static void keep(UnitOfWork unit, String book, SortedMap<String, String> policies, Instant at) {
        Decisions.keepRuleBook(unit, book, BookText.of(policies), at);
    }

    /**
     * What was in force by an activation, rules that were switched off included.
     *
     * @throws IllegalStateException when a text has not the fingerprint that it is kept under
     */
    synchronized Texts of(Activation activation) {
        var key = activation.source() + activation.examples();
        var texts = known.get(key);
        if (texts == null) {
            texts = database.read(unit -> load(unit, activation));
            known.put(key, texts);
            if (known.size() > AT_HAND) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return texts;
    }

    private static Texts load(UnitOfWork unit, Activation activation) {
        var policies = Decisions.ruleBook(unit, activation.source())
                .flatMap(text -> BookText.files(activation.source(), text))
                .orElseThrow(() -> lost("policies", activation));
        var examples = unit.jdbc(connection -> {
            try (var select =
                    connection.prepareStatement("select text from desk.policy_examples where fingerprint = ?")) {
                select.setString(1, activation.examples());
                try (var row = select.executeQuery()) {
                    return row.next() ? row.getString(1) : "";
                }
            }
        });
        return new Texts(
                policies,
                BookText.files(activation.examples(), examples).orElseThrow(() -> lost("examples", activation)));
    }

    private static IllegalStateException lost(String what, Activation activation) {
        return new IllegalStateException("the %s of activation %d are not in the database as they were kept"
                .formatted(what, activation.sequence()));
    }

    /** Of nothing. */
    static Texts none() {
        return new Texts(new TreeMap<>(), new TreeMap<>());
    }
}
