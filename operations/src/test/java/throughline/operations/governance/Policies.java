package throughline.operations.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import throughline.ledger.TestDatabase;
import throughline.operations.House.Hands;
import throughline.operations.exception.NewCase;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;

/** Governance over a fresh database and two desks' policies, with people who own them. */
final class Policies implements AutoCloseable {

    static final String VOLUME = "pricing/volume-break.drl";
    static final String VOLUME_EXAMPLES = "pricing/examples/volume-break.csv";
    static final String GUARD = "pricing/price-guard.drl";
    static final String CREDIT = "credit/credit.drl";

    static final Person ANNA = new Person("anna", Set.of("ANALYST"));
    static final Person BEN = new Person("ben", Set.of("ANALYST"));
    static final Person FAY = new Person("fay", Set.of("FINANCE"));
    static final Person ADA = new Person("ada", Set.of("ADMIN"));
    static final Person OLE = new Person("ole", Set.of("OPERATOR"));
    static final Person SAM = new Person("sam", Set.of("SERVICE"));

    final TestDatabase test = TestDatabase.fresh();
    final Hands clock = new Hands();
    final Path books;
    final Map<String, String> shipped;
    final List<NewCase> cases = new CopyOnWriteArrayList<>();
    final Governance governance;
    final PolicyChanges changes;
    final Activations activations;

    /** @param books where compiled ones are kept */
    Policies(Path books) {
        this.books = books;
        this.shipped = shipped();
        this.governance = open();
        this.changes = governance.changes();
        this.activations = governance.activations();
    }

    /** Another appliance on the same database, or the same one after a restart. */
    Governance open() {
        try {
            var opened = Governance.open(test.database(), new RuleBookBinder(books), shipped, clock);
            opened.report((unit, found) -> cases.add(found));
            return opened;
        } catch (PolicyException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Those of two desks, so that a book is made in a second. */
    static Map<String, String> shipped() {
        var all = whole();
        all.keySet()
                .removeIf(path ->
                        !path.matches("(pricing|credit)/(examples/)?(volume-break|price-guard|credit)\\.(drl|csv)"));
        return all;
    }

    /** As they ship. */
    static SortedMap<String, String> whole() {
        try {
            return PolicyFolder.whole(Path.of("..", "rules", "policy"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file of the shipped ones with something in it exchanged, as a change holds it. */
    Map<String, Optional<String>> edit(String path, String from, String to) {
        var text = shipped.get(path);
        if (text == null || !text.contains(from)) {
            throw new AssertionError(path + " does not hold " + from);
        }
        return Map.of(path, Optional.of(text.replace(from, to)));
    }

    /** The volume break with another percentage, and examples that say so. */
    Map<String, Optional<String>> percent(String percent) {
        var both = new TreeMap<String, Optional<String>>();
        both.putAll(edit(VOLUME, "price.discount( $line, 3 )", "price.discount( $line, " + percent + " )"));
        both.putAll(edit(VOLUME_EXAMPLES, "discount 3\n", "discount " + percent + "\n"));
        return both;
    }

    PolicyChange drafted(Person by, Map<String, Optional<String>> files) {
        return changes.create(by, "Another break", "the board wants it", files);
    }

    PolicyChange approved(Map<String, Optional<String>> files) throws PolicyException {
        var draft = drafted(ANNA, files);
        var submitted = changes.submit(ANNA, draft.number(), draft.revision(), "please");
        return changes.approve(BEN, draft.number(), submitted.revision(), "fine");
    }

    /** The first column of every row, as text. */
    List<String> rows(String sql) {
        return test.database()
                .read(unit -> unit.jdbc(connection -> {
                    var texts = new ArrayList<String>();
                    try (var statement = connection.createStatement();
                            var rows = statement.executeQuery(sql)) {
                        while (rows.next()) {
                            texts.add(rows.getString(1));
                        }
                    }
                    return texts;
                }));
    }

    @Override
    public void close() {
        test.close();
    }
}
