package throughline.operations.governance;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import throughline.ledger.store.Database;
import throughline.operations.governance.Activations.Reports;
import throughline.rules.PolicyException;
import throughline.rules.RuleBookBinder;
import throughline.rules.RuleBooks;

/** All about changing policies, put together; asked for a rule book, it is what is in force. */
public final class Governance {

    private final Database database;
    private final Owners owners;
    private final Bindery bindery;
    private final Activations activations;
    private final PolicyChanges changes;
    private final Appointments appointments;
    private final Challenges challenges;
    private volatile Reports reports = (unit, found) -> {};

    private Governance(Database database, RuleBookBinder binder, Clock clock) {
        this.database = database;
        owners = new Owners(database);
        bindery = new Bindery(binder);
        var texts = new TextRows(database);
        activations = new Activations(database, owners, texts, bindery, clock);
        var ground = new PolicyChanges.Ground(database, owners, activations, texts, bindery);
        changes = new PolicyChanges(ground, clock);
        challenges = new Challenges(ground, changes);
        appointments = new Appointments(database, changes, activations, bindery, clock);
    }

    /**
     * With what is in force anywhere in force here; at the very first start these texts are.
     *
     * @param binder keeps what it compiled
     * @param folder policies and examples by path
     * @throws PolicyException when what is in force, or the folder at the very first start, is no rule book
     */
    public static Governance open(Database database, RuleBookBinder binder, Map<String, String> folder, Clock clock)
            throws PolicyException {
        return open(database, binder, folder, FolderMode.PROPOSES, clock);
    }

    /** The same where folders may act: then the folder's policies are in force when those that were are no rule book any more. */
    public static Governance open(
            Database database, RuleBookBinder binder, Map<String, String> folder, FolderMode mode, Clock clock)
            throws PolicyException {
        var governance = new Governance(database, binder, clock);
        governance.activations.open(Texts.of(folder), mode);
        return governance;
    }

    /** Cases go there from now on. */
    public void report(Reports next) {
        reports = next;
        activations.report(next);
    }

    /** Takes in what came into force elsewhere, and puts in force what is due; called by the clock, cheap when nothing is. */
    public void look() throws PolicyException {
        activations.look();
        appointments.due(reports);
        appointments.prepare();
    }

    /** Keeps the folder and what is in force together. */
    public FolderKeeper keep(FolderKeeper.Place place, FolderMode mode) {
        return new FolderKeeper(place, mode, database, changes, activations);
    }

    public RuleBooks rules() {
        return bindery;
    }

    public Owners owners() {
        return owners;
    }

    public PolicyChanges changes() {
        return changes;
    }

    public Challenges challenges() {
        return challenges;
    }

    public Activations activations() {
        return activations;
    }

    /** The rules that are switched off, as operators should know. */
    public List<String> notices() {
        return activations.current().off().stream()
                .map(rule -> "the rule \"%s\" is switched off".formatted(rule))
                .toList();
    }
}
