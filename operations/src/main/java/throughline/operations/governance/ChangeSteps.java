package throughline.operations.governance;

import java.time.Clock;
import java.util.List;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;

/** Looks at changes, and takes them one step on: at the revision that somebody saw, on record. */
final class ChangeSteps {

    private final Database database;
    private final Activations activations;
    private final TextRows texts;
    private final Clock clock;

    ChangeSteps(Database database, Activations activations, TextRows texts, Clock clock) {
        this.database = database;
        this.activations = activations;
        this.texts = texts;
        this.clock = clock;
    }

    Texts base(ChangeRow row) {
        return base(row.base());
    }

    Texts base(long sequence) {
        return texts.of(activations.find(sequence).orElseThrow());
    }

    ChangeRow row(String number) {
        var known = Refusals.number(number);
        return database.read(unit -> ChangeRows.find(unit, known, false)).orElseThrow(() -> Refusals.noChange(known));
    }

    List<ChangeFile> files(ChangeRow row) {
        return database.read(unit -> ChangeRows.files(unit, List.of(row.number())))
                .getOrDefault(row.number(), List.of());
    }

    /** What is done in the same transaction. */
    interface Beside {
        void in(UnitOfWork unit);
    }

    void act(ChangeRow seen, ChangeRow next, Person by, String what, String why, Beside beside) {
        var at = clock.instant();
        database.transact(unit -> {
            var now = ChangeRows.find(unit, seen.number(), true).orElseThrow(() -> Refusals.noChange(seen.number()));
            Refusals.stale(now, seen.revision());
            // An approval stands before the state that needs it; texts change after it is a draft again.
            boolean first = next.state() != ChangeState.DRAFT;
            if (first) {
                beside.in(unit);
            }
            ChangeRows.save(unit, next, at);
            if (!first) {
                beside.in(unit);
            }
            ChangeRows.event(unit, seen, next.state(), by, what, why.strip(), at);
            return true;
        });
    }
}
