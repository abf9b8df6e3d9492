package throughline.operations.governance;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import throughline.ledger.store.Database;
import throughline.operations.governance.Activations.Reports;
import throughline.rules.BooksInForce;
import throughline.rules.PolicyException;

/** Puts changes in force when their time comes, and has their books ready before. */
final class Appointments {

    /** Not more, so that those before stay at hand as well. */
    private static final int READY = BooksInForce.AT_HAND / 2;

    private final Database database;
    private final PolicyChanges changes;
    private final Activations activations;
    private final Bindery bindery;
    private final Clock clock;
    private final Set<String> ready = new HashSet<>();

    Appointments(Database database, PolicyChanges changes, Activations activations, Bindery bindery, Clock clock) {
        this.database = database;
        this.changes = changes;
        this.activations = activations;
        this.bindery = bindery;
        this.clock = clock;
    }

    /** What should be in force by now is; what cannot be is approved without a date, and its owners get a case. */
    void due(Reports reports) {
        for (var row : database.read(unit -> ChangeRows.due(unit, clock.instant()))) {
            try {
                activations.activate(Person.OURSELVES, row.number(), row.revision(), "its time has come");
            } catch (PolicyException refused) {
                missed(row, refused.mistakes().get(0).toString(), reports);
            } catch (ChangeRefused refused) {
                if (refused.kind() == ChangeRefused.Kind.CONFLICT) {
                    missed(row, String.valueOf(refused.getMessage()), reports);
                }
                // Otherwise somebody else was faster: another node, or a person.
            }
        }
    }

    private void missed(ChangeRow row, String why, Reports reports) {
        changes.unschedule(row, why);
        var words = "%s did not come into force when its time came: %s".formatted(ChangeNumber.text(row.number()), why);
        database.transact(unit -> {
            row.desks()
                    .forEach(desk -> reports.open(unit, Refusals.report(desk, words, ChangeNumber.text(row.number()))));
            return true;
        });
    }

    /** Books of changes that come into force soon are made before; a change in what is in force makes others of them. */
    void prepare() {
        var now = activations.standing();
        var coming = new TreeMap<String, ChangeRow>();
        database.read(unit -> ChangeRows.coming(unit, READY))
                .forEach(row -> coming.put("%d %d %d".formatted(row.number(), row.revision(), now.sequence()), row));
        ready.retainAll(coming.keySet());
        coming.forEach((key, row) -> {
            if (ready.add(key)) {
                prepare(row, now);
            }
        });
    }

    private void prepare(ChangeRow row, Standing now) {
        var files = database.read(unit -> ChangeRows.files(unit, List.of(row.number())))
                .getOrDefault(row.number(), List.of());
        if (activations.conflicts(row, files, now).isEmpty()) {
            try {
                bindery.book(now.texts().with(files), now.activation().off());
            } catch (PolicyException refused) {
                System.getLogger(Appointments.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "{0} passes the gates no longer: {1}",
                                ChangeNumber.text(row.number()),
                                refused.getMessage());
            }
        }
    }
}
