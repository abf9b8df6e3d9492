package throughline.operations.governance;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Decisions;
import throughline.operations.exception.NewCase;
import throughline.operations.governance.Activation.Kind;
import throughline.operations.ruling.BookText;
import throughline.rules.PolicyException;
import throughline.rules.RuleBook;

/**
 * Puts policies in force. The database says what is in force: the activation with the highest sequence; every node takes it in when it looks, and the
 * one that activated at once.
 */
public final class Activations {

    /** Somebody else activated in between that often: something is wrong. */
    private static final int ATTEMPTS = 10;

    private final Database database;
    private final Owners owners;
    private final TextRows texts;
    private final Bindery bindery;
    private final Clock clock;
    private final AtomicReference<@Nullable Standing> standing = new AtomicReference<>();
    private volatile Reports reports = (unit, found) -> {};

    /** Takes cases within a transaction. */
    @FunctionalInterface
    public interface Reports {

        void open(UnitOfWork unit, NewCase found);
    }

    /** What is to come into force, for a reason, by somebody. */
    private record Wanted(
            Kind kind, Texts texts, List<String> off, RuleBook book, @Nullable Long backTo, Person by, String why) {}

    /** What else is done in the same transaction; an exception undoes all of it. */
    @FunctionalInterface
    private interface Beside {

        /** @return the change that comes into force, or null */
        @Nullable
        ChangeRow in(UnitOfWork unit);
    }

    Activations(Database database, Owners owners, TextRows texts, Bindery bindery, Clock clock) {
        this.database = database;
        this.owners = owners;
        this.texts = texts;
        this.bindery = bindery;
        this.clock = clock;
    }

    void report(Reports next) {
        reports = next;
    }

    /**
     * What is in force, on any node; the folder's policies are when nothing ever was, or, where folders act, when what was is no rule book any more.
     *
     * @throws PolicyException when that is no rule book by today's rules
     */
    void open(Texts folder, FolderMode mode) throws PolicyException {
        try {
            if (!look()) {
                found(Kind.FOUNDING, folder, "the policies of the first start");
            }
        } catch (PolicyException unusable) {
            if (mode != FolderMode.ACTS || database.read(ActivationRows::head) == 0) {
                throw unusable;
            }
            found(Kind.FILES, folder, "what was in force is no rule book by today's rules");
        }
    }

    private void found(Kind kind, Texts folder, String why) throws PolicyException {
        long known = database.read(ActivationRows::head);
        var by = kind == Kind.FILES ? Person.FILES : Person.OURSELVES;
        var wanted = new Wanted(kind, folder, List.of(), bindery.book(folder, List.of()), null, by, why);
        database.transact(unit -> {
            ActivationRows.lock(unit);
            // Otherwise another node was faster.
            if (ActivationRows.head(unit) == known) {
                add(unit, wanted, known, null);
            }
            return true;
        });
        look();
    }

    /**
     * Takes in what another node put in force; cheap when nothing was.
     *
     * @return whether anything else is in force than before
     */
    public synchronized boolean look() throws PolicyException {
        var known = standing.get();
        long head = database.read(ActivationRows::head);
        if (head == (known == null ? 0 : known.sequence())) {
            return false;
        }
        var activation = database.read(unit -> ActivationRows.find(unit, head)).orElseThrow();
        take(activation, texts.of(activation));
        return true;
    }

    private synchronized void take(Activation activation, Texts next) throws PolicyException {
        var before = standing.get();
        if (before != null && before.sequence() >= activation.sequence()) {
            return;
        }
        bindery.put(bindery.book(next, activation.off()));
        standing.set(new Standing(activation, next));
    }

    /** What is in force on this node. */
    public Activation current() {
        return standing().activation();
    }

    Standing standing() {
        var known = standing.get();
        if (known == null) {
            throw new IllegalStateException("no policies are in force yet");
        }
        return known;
    }

    /** What is in force everywhere, taken in here. */
    Standing latest() {
        try {
            look();
        } catch (PolicyException unusable) {
            throw new IllegalStateException("this node cannot use the policies that are in force", unusable);
        }
        return standing();
    }

    /** The newest first, before a sequence; 0 begins with the newest. */
    public List<Activation> history(long before, int limit) {
        return database.read(unit -> ActivationRows.before(unit, before, Math.max(1, Math.min(limit, 500))));
    }

    /** The books that were in force among the last activations, the one in force first. */
    public List<BookInForce> books() {
        return BookInForce.of(history(0, 500));
    }

    /**
     * The policies of a book that was ever in force or decided anything, by path.
     *
     * @throws ChangeRefused when none of that fingerprint is kept
     */
    public SortedMap<String, String> files(String fingerprint) {
        return database.read(unit -> Decisions.ruleBook(unit, fingerprint))
                .flatMap(text -> BookText.files(fingerprint, text))
                .orElseThrow(() -> new ChangeRefused(
                        ChangeRefused.Kind.UNKNOWN,
                        "No rule book %s is kept.".formatted(fingerprint),
                        "./throughline policy books lists those that were in force."));
    }

    public Optional<Activation> find(long sequence) {
        return database.read(unit -> ActivationRows.find(unit, sequence));
    }

    /**
     * Puts an approved change in force, now.
     *
     * @throws ChangeRefused when it is not approved, not by this person, or another one came first and touches the same files
     * @throws PolicyException when it passes the gates no longer on top of what came into force meanwhile
     */
    public Activation activate(Person by, String number, int revision, String why) throws PolicyException {
        return activate(by, Refusals.number(number), revision, why);
    }

    Activation activate(Person by, long number, int revision, String why) throws PolicyException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var now = latest();
            var change = database.read(unit -> ChangeRows.find(unit, number, false))
                    .orElseThrow(() -> Refusals.noChange(number));
            Refusals.stale(change, revision);
            if (change.state() != ChangeState.APPROVED && change.state() != ChangeState.SCHEDULED) {
                throw Refusals.state(change, "be put in force", "An approved change can.");
            }
            if (by != Person.OURSELVES) {
                owners.demand(by, PolicyAct.ACTIVATE, change.desks());
            }
            var files = database.read(unit -> ChangeRows.files(unit, List.of(number)))
                    .getOrDefault(number, List.of());
            Refusals.conflict(change, conflicts(change, files, now));
            var next = now.texts().with(files);
            var off = still(now.activation().off(), next);
            var wanted = new Wanted(Kind.CHANGE, next, off, bindery.book(next, off), null, by, why);
            var done = commit(now, wanted, unit -> activated(unit, change, by, why));
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw Refusals.crowd();
    }

    private ChangeRow activated(UnitOfWork unit, ChangeRow change, Person by, String why) {
        var at = clock.instant();
        if (!ChangeRows.save(unit, change.in(ChangeState.ACTIVE), at)) {
            throw Refusals.stale(change);
        }
        ChangeRows.event(unit, change, ChangeState.ACTIVE, by, "activated", why, at);
        return change;
    }

    /** The files of a change that came into force otherwise since it was begun. */
    List<String> conflicts(ChangeRow change, List<ChangeFile> files, Standing now) {
        if (change.base() == now.sequence() || files.isEmpty()) {
            return List.of();
        }
        var base = find(change.base()).orElseThrow();
        var differing = texts.of(base).differences(now.texts());
        return files.stream()
                .filter(file -> differing.contains(file.path()) && !now.texts().has(file))
                .map(ChangeFile::path)
                .toList();
    }

    /**
     * Puts in force again what an earlier activation had put in force, at once. Rules that are switched off now stay so.
     *
     * @param why for the record; somebody will ask
     */
    public Activation rollback(Person by, long sequence, String why) throws PolicyException {
        var because = Refusals.because(why, "A rollback");
        var target = find(sequence)
                .orElseThrow(() -> new ChangeRefused(
                        ChangeRefused.Kind.UNKNOWN,
                        "There was no activation %d.".formatted(sequence),
                        "./throughline policy history lists them."));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var now = latest();
            var next = texts.of(target);
            var off = new TreeSet<>(now.activation().off());
            off.addAll(target.off());
            var kept = still(off, next);
            if (next.equals(now.texts()) && kept.equals(now.activation().off())) {
                throw new ChangeRefused(
                        ChangeRefused.Kind.STATE,
                        "What activation %d put in force is in force.".formatted(sequence),
                        "A rule that is switched off is switched on by: ./throughline policy on RULE.");
            }
            owners.demand(by, PolicyAct.ACTIVATE, Texts.desks(next.differences(now.texts())));
            var wanted = new Wanted(Kind.ROLLBACK, next, kept, bindery.book(next, kept), sequence, by, because);
            var done = commit(now, wanted, unit -> null);
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw Refusals.crowd();
    }

    /**
     * Switches one rule off, at once and without a second pair of eyes; the desk's owners get a case that says so.
     *
     * @param rule its name, or the number that it begins with ({@code P-110})
     * @param why is not empty
     */
    public Activation off(Person by, String rule, String why) throws PolicyException {
        return turn(by, rule, Refusals.because(why, "Switching a rule off"), Kind.OFF);
    }

    /** Switches a rule on again that was switched off. */
    public Activation on(Person by, String rule, String why) throws PolicyException {
        return turn(by, rule, Refusals.because(why, "Switching a rule on"), Kind.ON);
    }

    private Activation turn(Person by, String rule, String why, Kind kind) throws PolicyException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var now = latest();
            var name = Refusals.one(rule, RuleSwitch.named(now.texts().policies(), rule.strip()));
            var desk = Texts.desk(RuleSwitch.file(now.texts().policies(), name).orElseThrow());
            owners.demand(by, PolicyAct.SWITCH, List.of(desk));
            var off = new TreeSet<>(now.activation().off());
            if (!(kind == Kind.OFF ? off.add(name) : off.remove(name))) {
                throw new ChangeRefused(
                        ChangeRefused.Kind.STATE,
                        "Rule \"%s\" is %s.".formatted(name, kind == Kind.OFF ? "switched off" : "not switched off"),
                        "Nothing has to be done.");
            }
            var list = List.copyOf(off);
            var book = bindery.book(now.texts(), list);
            var wanted = new Wanted(kind, now.texts(), list, book, null, by, name + ": " + why);
            var done = commit(now, wanted, unit -> {
                reports.open(unit, switched(desk, name, by, why, kind));
                return null;
            });
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw Refusals.crowd();
    }

    private static NewCase switched(String desk, String rule, Person by, String why, Kind kind) {
        var words = kind == Kind.OFF
                ? "%s switched the rule '%s' off in an emergency: %s. It stays off until somebody switches it on"
                : "%s switched the rule '%s' on again: %s";
        return Refusals.report(desk, words.formatted(by.name(), rule, why), rule);
    }

    /** A changed folder, where folders act at once. */
    Activation files(Texts folder, String why) throws PolicyException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var now = latest();
            var off = still(now.activation().off(), folder);
            var wanted = new Wanted(Kind.FILES, folder, off, bindery.book(folder, off), null, Person.FILES, why);
            var done = commit(now, wanted, unit -> null);
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw Refusals.crowd();
    }

    /** Those of the rules that there are. */
    private static List<String> still(Collection<String> off, Texts texts) {
        return off.stream()
                .filter(rule -> RuleSwitch.file(texts.policies(), rule).isPresent())
                .toList();
    }

    /** @return nothing when something else came into force in between */
    private Optional<Activation> commit(Standing now, Wanted wanted, Beside beside) throws PolicyException {
        var done = database.transact(unit -> {
            ActivationRows.lock(unit);
            if (ActivationRows.head(unit) != now.sequence()) {
                return Optional.<Activation>empty();
            }
            var change = beside.in(unit);
            var activation = add(unit, wanted, now.sequence(), change == null ? null : change.number());
            new Supersession(unit, wanted.by(), wanted.why(), activation.at())
                    .settle(now.texts(), wanted.texts(), change);
            return Optional.of(activation);
        });
        if (done.isPresent()) {
            take(done.get(), wanted.texts());
        }
        return done;
    }

    private Activation add(UnitOfWork unit, Wanted wanted, long head, @Nullable Long change) {
        var at = clock.instant();
        TextRows.keep(unit, wanted.texts(), at);
        TextRows.keep(unit, wanted.book().fingerprint(), wanted.book().files(), at);
        var activation = new Activation(
                head + 1,
                wanted.kind(),
                wanted.book().fingerprint(),
                wanted.texts().source(),
                wanted.texts().examplesPrint(),
                wanted.off(),
                change == null ? null : ChangeNumber.text(change),
                wanted.backTo(),
                wanted.by().name(),
                at,
                wanted.why(),
                null);
        ActivationRows.add(unit, activation, change);
        return activation;
    }
}
