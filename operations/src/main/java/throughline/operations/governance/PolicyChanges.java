package throughline.operations.governance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.governance.ChangeRefused.Kind;
import throughline.rules.PolicyException;
import throughline.rules.RuleBookBinder;
import throughline.rules.gate.Mistake;

/**
 * Changes of policies, from the first draft to approval. Who acts says which revision he saw; whoever came later is refused in plain words.
 *
 * <p>Every method that changes something throws {@link ChangeRefused} when it cannot be, by this person or at all.
 */
public final class PolicyChanges {

    /** Drafts leave nothing behind. */
    private static final RuleBookBinder DRAFTS = new RuleBookBinder(null);

    private final Database database;
    private final Owners owners;
    private final Activations activations;
    private final TextRows texts;
    private final Bindery bindery;
    private final ChangeViews views;
    private final Clock clock;

    /** What they stand on. */
    record Ground(Database database, Owners owners, Activations activations, TextRows texts, Bindery bindery) {}

    PolicyChanges(Ground ground, Clock clock) {
        this.database = ground.database();
        this.owners = ground.owners();
        this.activations = ground.activations();
        this.texts = ground.texts();
        this.bindery = ground.bindery();
        this.views = new ChangeViews(database, activations);
        this.clock = clock;
    }

    /**
     * Begins a draft on top of what is in force.
     *
     * @param files the whole text by path below the policy folder; nothing where the file goes. May be empty at first
     */
    public PolicyChange create(Person by, String title, String reason, Map<String, Optional<String>> files) {
        return create(by, title, reason, files, null);
    }

    /** @param folder the fingerprint of the folder that it was read from, or null */
    PolicyChange create(
            Person by, String title, String reason, Map<String, Optional<String>> files, @Nullable String folder) {
        var now = activations.latest();
        var changed = Edits.laid(List.of(), files, now.texts());
        var desks = Edits.desks(changed);
        if (by != Person.FILES) {
            owners.demand(by, PolicyAct.EDIT, desks);
        }
        var at = clock.instant();
        var number = database.transact(unit -> {
            var next = new ChangeRow(
                    ChangeRows.next(unit),
                    0,
                    1,
                    ChangeState.DRAFT,
                    Edits.title(title),
                    reason.strip(),
                    by.name(),
                    desks,
                    now.sequence(),
                    null,
                    null,
                    null,
                    folder,
                    at,
                    at);
            ChangeRows.add(unit, next);
            ChangeRows.editor(unit, next.number(), by.name(), at);
            ChangeRows.files(unit, next.number(), changed);
            ChangeRows.event(unit, next, ChangeState.DRAFT, by, "created", next.reason(), at);
            return next.number();
        });
        return views.of(number);
    }

    /** What it is about. */
    public PolicyChange describe(Person by, String number, int revision, String title, String reason) {
        return edit(
                by, number, revision, row -> row.described(Edits.title(title), reason.strip()), Map.of(), "described");
    }

    /**
     * Saves files. After submission that makes a draft of it again, and voids its approvals.
     *
     * @param files the whole text by path; nothing where the file goes. A text that is in force already leaves the change
     */
    public PolicyChange save(Person by, String number, int revision, Map<String, Optional<String>> files) {
        return edit(by, number, revision, row -> row, files, "edited");
    }

    /** The change does not touch that file any more. */
    public PolicyChange leave(Person by, String number, int revision, String path) {
        var row = row(number);
        var base = base(row).text(path);
        return save(by, number, revision, Map.of(path, Optional.ofNullable(base)));
    }

    /** As save, of a folder that reads so now. */
    PolicyChange read(String number, int revision, Map<String, Optional<String>> files, String folder) {
        var now = activations.latest().sequence();
        return edit(Person.FILES, number, revision, row -> row.read(folder).on(now), files, "edited");
    }

    private PolicyChange edit(
            Person by,
            String number,
            int revision,
            UnaryOperator<ChangeRow> edit,
            Map<String, Optional<String>> files,
            String what) {
        activations.latest();
        var seen = row(number);
        Refusals.stale(seen, revision);
        if (!seen.state().editable()) {
            throw Refusals.state(seen, "be edited", "Begin another change.");
        }
        var edited = edit.apply(seen);
        boolean anew = edited.base() != seen.base();
        var changed = Edits.laid(anew ? List.of() : files(seen), files, base(edited));
        var desks = Edits.desks(changed);
        if (by != Person.FILES) {
            owners.demand(by, PolicyAct.EDIT, Edits.both(seen.desks(), desks));
        }
        act(seen, edited.touching(desks).draft(), by, what, String.join(", ", files.keySet()), unit -> {
            ChangeRows.editor(unit, seen.number(), by.name(), clock.instant());
            if (!files.isEmpty()) {
                ChangeRows.files(unit, seen.number(), changed);
            }
        });
        return views.of(seen.number());
    }

    /**
     * "My texts stand, on top of what is in force now": after somebody has looked at both. It is a draft then.
     */
    public PolicyChange rebase(Person by, String number, int revision) {
        var now = activations.latest();
        var seen = row(number);
        Refusals.stale(seen, revision);
        if (!seen.state().editable()) {
            throw Refusals.state(seen, "be rebased", "Begin another change.");
        }
        owners.demand(by, PolicyAct.EDIT, seen.desks());
        var changed =
                files(seen).stream().filter(file -> !now.texts().has(file)).toList();
        var next = seen.on(now.sequence()).touching(Edits.desks(changed)).draft();
        act(seen, next, by, "rebased", "on top of activation " + now.sequence(), unit -> {
            ChangeRows.editor(unit, seen.number(), by.name(), clock.instant());
            ChangeRows.files(unit, seen.number(), changed);
        });
        return views.of(seen.number());
    }

    /** Through every gate, the build and all examples, without submitting it; empty when nothing stands against it. */
    public List<Mistake> check(String number) {
        var seen = row(number);
        var files = files(seen);
        var now = activations.latest();
        Refusals.conflict(seen, activations.conflicts(seen, files, now));
        try {
            var next = now.texts().with(files);
            var book = DRAFTS.bind(next.policies());
            try {
                return Proof.mistakes(book, next);
            } finally {
                book.dispose();
            }
        } catch (PolicyException refused) {
            return refused.mistakes();
        }
    }

    /**
     * Asks for approval. Who submits a change stands for its texts, and does not approve it.
     *
     * @throws PolicyException with every mistake, at line and column
     */
    public PolicyChange submit(Person by, String number, int revision, String why) throws PolicyException {
        var seen = row(number);
        Refusals.stale(seen, revision);
        if (seen.state() != ChangeState.DRAFT) {
            throw Refusals.state(seen, "be submitted", "A draft can.");
        }
        if (seen.desks().isEmpty()) {
            throw new ChangeRefused(
                    Kind.STATE,
                    "%s changes nothing.".formatted(ChangeNumber.text(seen.number())),
                    "Save a file first.");
        }
        owners.demand(by, PolicyAct.EDIT, seen.desks());
        var mistakes = check(number);
        if (!mistakes.isEmpty()) {
            throw new PolicyException(mistakes);
        }
        act(
                seen,
                seen.in(ChangeState.IN_REVIEW),
                by,
                "submitted",
                why,
                unit -> ChangeRows.editor(unit, seen.number(), by.name(), clock.instant()));
        return views.of(seen.number());
    }

    /**
     * Approves it for the desks that this person may approve for. With the last desk's approval its book is made.
     *
     * @throws PolicyException when it passes the gates no longer on top of what came into force meanwhile
     */
    public PolicyChange approve(Person by, String number, int revision, String why) throws PolicyException {
        var now = activations.latest();
        var seen = row(number);
        Refusals.stale(seen, revision);
        if (seen.state() != ChangeState.IN_REVIEW) {
            throw Refusals.state(seen, "be approved", "A submitted change can.");
        }
        var change = views.of(seen.number());
        if (change.editors().contains(by.name())) {
            throw new ChangeRefused(
                    Kind.FORBIDDEN,
                    "%s wrote or submitted %s and cannot approve it.".formatted(by.name(), change.number()),
                    "Ask somebody else: %s.".formatted(String.join(", ", approvers(change.missing()))));
        }
        var desks = owners.of(by, PolicyAct.APPROVE, change.missing());
        if (desks.isEmpty()) {
            owners.demand(by, PolicyAct.APPROVE, change.missing());
        }
        Refusals.conflict(seen, change.conflicts());
        boolean last = desks.size() == change.missing().size();
        var next = last ? seen.on(now.sequence()).bound(made(change, now)).in(ChangeState.APPROVED) : seen;
        act(
                seen,
                next,
                by,
                "approved",
                approved(desks, why),
                unit -> ChangeRows.approve(unit, seen, desks, by.name(), clock.instant(), why));
        return views.of(seen.number());
    }

    private static String approved(List<String> desks, String why) {
        var words = "for " + String.join(", ", desks);
        return why.isBlank() ? words : words + ": " + why.strip();
    }

    /** Made now, so that nothing has to be when it comes into force. */
    private String made(PolicyChange change, Standing now) throws PolicyException {
        var next = now.texts().with(change.files());
        var book = bindery.book(next, List.of());
        var mistakes = Proof.mistakes(book, next);
        if (!mistakes.isEmpty()) {
            throw new PolicyException(mistakes);
        }
        return book.fingerprint();
    }

    private List<String> approvers(List<String> desks) {
        return desks.stream()
                .flatMap(desk -> owners.who(desk, PolicyAct.APPROVE).stream())
                .distinct()
                .toList();
    }

    /** Sends it back; an edit makes a draft of it again. */
    public PolicyChange reject(Person by, String number, int revision, String why) {
        var because = Refusals.because(why, "A rejection");
        var seen = row(number);
        Refusals.stale(seen, revision);
        if (seen.state() != ChangeState.IN_REVIEW
                && seen.state() != ChangeState.APPROVED
                && seen.state() != ChangeState.SCHEDULED) {
            throw Refusals.state(seen, "be rejected", "A submitted change can.");
        }
        if (owners.of(by, PolicyAct.APPROVE, seen.desks()).isEmpty()) {
            owners.demand(by, PolicyAct.APPROVE, seen.desks());
        }
        act(seen, seen.dated(null, null).in(ChangeState.REJECTED), by, "rejected", because, unit -> {});
        return views.of(seen.number());
    }

    /** Nothing comes of it. */
    public PolicyChange withdraw(Person by, String number, int revision, String why) {
        var seen = row(number);
        Refusals.stale(seen, revision);
        if (!seen.state().pending()) {
            throw Refusals.state(seen, "be withdrawn", "Another change, or a rollback, takes back what was in force.");
        }
        if (by != Person.FILES) {
            owners.demand(by, PolicyAct.EDIT, seen.desks());
        }
        act(seen, seen.dated(null, null).in(ChangeState.WITHDRAWN), by, "withdrawn", why, unit -> {});
        return views.of(seen.number());
    }

    /**
     * It comes into force by itself.
     *
     * @param at a moment to come
     * @param zone in which that was said, for people
     */
    public PolicyChange schedule(Person by, String number, int revision, Instant at, ZoneId zone, String why) {
        var seen = row(number);
        Refusals.stale(seen, revision);
        if (seen.state() != ChangeState.APPROVED && seen.state() != ChangeState.SCHEDULED) {
            throw Refusals.state(seen, "be scheduled", "An approved change can.");
        }
        owners.demand(by, PolicyAct.ACTIVATE, seen.desks());
        if (!at.isAfter(clock.instant())) {
            throw new ChangeRefused(
                    Kind.WRONG,
                    "%s is past.".formatted(at.atZone(zone)),
                    "Put it in force now, or name a moment to come.");
        }
        Refusals.conflict(seen, activations.conflicts(seen, files(seen), activations.latest()));
        var words = "for %s%s".formatted(at.atZone(zone), why.isBlank() ? "" : ": " + why.strip());
        act(seen, seen.dated(at, zone.getId()).in(ChangeState.SCHEDULED), by, "scheduled", words, unit -> {});
        return views.of(seen.number());
    }

    /** Its date does not hold: it is approved, and somebody has to look at it. */
    void unschedule(ChangeRow seen, String why) {
        act(seen, seen.dated(null, null).in(ChangeState.APPROVED), Person.OURSELVES, "unscheduled", why, unit -> {});
    }

    /** @throws ChangeRefused when there is no such change */
    public PolicyChange find(String number) {
        return views.of(Refusals.number(number));
    }

    /** The newest first, without texts. */
    public List<PolicyChange> list(ChangeFilter filter) {
        return views.list(filter);
    }

    /** A change's life, from the beginning. */
    public List<ChangeEvent> events(String number) {
        var row = row(number);
        return database.read(unit -> ChangeRows.events(unit, row.number()));
    }

    /** Every policy and every file of examples by its path, as it would be with the change in force. */
    public SortedMap<String, String> texts(String number) {
        var row = row(number);
        return base(row).with(files(row)).all();
    }

    /** Every policy and every file of examples that a change stands on: what it differs from. */
    public SortedMap<String, String> base(String number) {
        return base(row(number)).all();
    }

    /** Every policy and every file of examples in force, with rules on that are switched off in an emergency. */
    public SortedMap<String, String> inForce() {
        return activations.latest().texts().all();
    }

    private Texts base(ChangeRow row) {
        return texts.of(activations.find(row.base()).orElseThrow());
    }

    private ChangeRow row(String number) {
        var known = Refusals.number(number);
        return database.read(unit -> ChangeRows.find(unit, known, false)).orElseThrow(() -> Refusals.noChange(known));
    }

    private List<ChangeFile> files(ChangeRow row) {
        return database.read(unit -> ChangeRows.files(unit, List.of(row.number())))
                .getOrDefault(row.number(), List.of());
    }

    /** What is done in the same transaction. */
    private interface Beside {
        void in(UnitOfWork unit);
    }

    private void act(ChangeRow seen, ChangeRow next, Person by, String what, String why, Beside beside) {
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
