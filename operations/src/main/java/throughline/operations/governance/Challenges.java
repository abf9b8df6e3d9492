package throughline.operations.governance;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import throughline.ledger.store.Database;
import throughline.rules.PolicyException;

/** What a change would put in force, for those who try it beside what is. */
public final class Challenges {

    private final Database database;
    private final Owners owners;
    private final Activations activations;
    private final PolicyChanges changes;

    Challenges(PolicyChanges.Ground ground, PolicyChanges changes) {
        this.database = ground.database();
        this.owners = ground.owners();
        this.activations = ground.activations();
        this.changes = changes;
    }

    /**
     * A change on top of what is in force.
     *
     * @param content grows with every edit of the change
     * @param activation what it was laid on top of
     * @param champion fingerprint of the book that is in force
     * @param policies with the rules off that are switched off
     */
    public record Challenger(
            long number, int content, long activation, String champion, SortedMap<String, String> policies) {}

    /**
     * @param by may edit policies of every desk that the change touches
     * @throws ChangeRefused when it is not on its way to be in force, changes nothing, not by this person, or another one came first and touches the same files
     * @throws PolicyException with every mistake, when it does not pass its checks
     */
    public Challenger challenger(Person by, String number) throws PolicyException {
        var now = activations.latest();
        var row = row(Refusals.number(number));
        if (!row.state().pending() || row.desks().isEmpty()) {
            throw Refusals.state(row, "be tried beside what is in force", "A draft that changes something can.");
        }
        demand(by, row.desks());
        var mistakes = changes.check(number);
        if (!mistakes.isEmpty()) {
            throw new PolicyException(mistakes);
        }
        var next = now.texts().with(changes.find(number).files());
        var off = now.activation().off();
        return new Challenger(
                row.number(),
                row.content(),
                now.sequence(),
                now.activation().book(),
                off.isEmpty() ? next.policies() : RuleSwitch.off(next.policies(), off));
    }

    /** @throws ChangeRefused when this person may not edit the change */
    public void demand(Person by, String number) {
        demand(by, row(Refusals.number(number)).desks());
    }

    private void demand(Person by, Collection<String> desks) {
        owners.demand(by, PolicyAct.EDIT, desks);
    }

    /** Why a challenger is not what it was any more, in a sentence; nothing while it is. */
    public Optional<String> overtaken(long number, int content, long activation) {
        var now = activations.latest();
        var row = row(number);
        if (!row.state().pending()) {
            return Optional.of(
                    "%s %s".formatted(ChangeNumber.text(number), row.state().words()));
        }
        if (row.content() != content) {
            return Optional.of("%s was edited".formatted(ChangeNumber.text(number)));
        }
        return now.sequence() == activation
                ? Optional.empty()
                : Optional.of("other policies came into force by activation %d".formatted(now.sequence()));
    }

    private ChangeRow row(long number) {
        return database.read(unit -> ChangeRows.find(unit, number, false)).orElseThrow(() -> Refusals.noChange(number));
    }
}
