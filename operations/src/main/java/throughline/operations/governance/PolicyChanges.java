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
import throughline.operations.governance.ChangeRefused.Kind;
import throughline.rules.PolicyException;
import throughline.rules.gate.Mistake;

/**
 * Changes of policies, from the first draft to approval. Who acts says which revision he saw; whoever came later is refused in plain words.
 *
 * <p>Every method that changes something throws {@link ChangeRefused} when it cannot be, by this person or at all.
 */
public final class PolicyChanges {

    private final Database database;
    private final Owners owners;
    private final Activations activations;
    private final ChangeSteps steps;
    private final ChangeViews views;
    private final Reviews reviews;
    private final Clock clock;

    /** What they stand on. */
    record Ground(Database database, Owners owners, Activations activations, TextRows texts, Bindery bindery) {}

    PolicyChanges(Ground ground, Clock clock) {
        this.database = ground.database();
        this.owners = ground.owners();
        this.activations = ground.activations();
        this.steps = new ChangeSteps(database, activations, ground.texts(), clock);
        this.views = new ChangeViews(database, activations);
        this.reviews = new Reviews(ground, steps, views, clock);
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

    /**
     * Of a folder that differs from what is in force.
     *
     * @param print fingerprint of what differs
     * @param base the activation that the folder agreed with before
     */
    record Reading(String print, long base) {}

    /** @param reading null for what people write */
    PolicyChange create(
            Person by, String title, String reason, Map<String, Optional<String>> files, @Nullable Reading reading) {
        long base = reading == null ? activations.latest().sequence() : reading.base();
        var changed = Edits.laid(List.of(), files, steps.base(base));
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
                    base,
                    null,
                    null,
                    null,
                    reading == null ? null : reading.print(),
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
        var row = steps.row(number);
        var base = steps.base(row).text(path);
        return save(by, number, revision, Map.of(path, Optional.ofNullable(base)));
    }

    /** All of a draft, of a folder that reads so now. */
    PolicyChange read(ChangeRow seen, Map<String, Optional<String>> files, Reading reading) {
        var changed = Edits.laid(List.of(), files, steps.base(reading.base()));
        var next = seen.read(reading.print())
                .on(reading.base())
                .touching(Edits.desks(changed))
                .draft();
        steps.act(
                seen,
                next,
                Person.FILES,
                "edited",
                String.join(", ", files.keySet()),
                unit -> ChangeRows.files(unit, seen.number(), changed));
        return views.of(seen.number());
    }

    private PolicyChange edit(
            Person by,
            String number,
            int revision,
            UnaryOperator<ChangeRow> edit,
            Map<String, Optional<String>> files,
            String what) {
        activations.latest();
        var seen = steps.row(number);
        Refusals.stale(seen, revision);
        if (!seen.state().editable()) {
            throw Refusals.state(seen, "be edited", "Begin another change.");
        }
        var edited = edit.apply(seen);
        var changed = Edits.laid(steps.files(seen), files, steps.base(edited));
        var desks = Edits.desks(changed);
        owners.demand(by, PolicyAct.EDIT, Edits.both(seen.desks(), desks));
        steps.act(seen, edited.touching(desks).draft(), by, what, String.join(", ", files.keySet()), unit -> {
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
        var seen = steps.row(number);
        Refusals.stale(seen, revision);
        if (!seen.state().editable()) {
            throw Refusals.state(seen, "be rebased", "Begin another change.");
        }
        owners.demand(by, PolicyAct.EDIT, seen.desks());
        var changed = steps.files(seen).stream()
                .filter(file -> !now.texts().has(file))
                .toList();
        var next = seen.on(now.sequence()).touching(Edits.desks(changed)).draft();
        steps.act(seen, next, by, "rebased", "on top of activation " + now.sequence(), unit -> {
            ChangeRows.editor(unit, seen.number(), by.name(), clock.instant());
            ChangeRows.files(unit, seen.number(), changed);
        });
        return views.of(seen.number());
    }

    /** Through every gate, the build and all examples, without submitting it; empty when nothing stands against it. */
    public List<Mistake> check(String number) {
        return reviews.check(number);
    }

    /**
     * Asks for approval. Who submits a change stands for its texts, and does not approve it.
     *
     * @throws PolicyException with every mistake, at line and column
     */
    public PolicyChange submit(Person by, String number, int revision, String why) throws PolicyException {
        return reviews.submit(by, number, revision, why);
    }

    /**
     * Approves it for the desks that this person may approve for. With the last desk's approval its book is made.
     *
     * @throws PolicyException when it passes the gates no longer on top of what came into force meanwhile
     */
    public PolicyChange approve(Person by, String number, int revision, String why) throws PolicyException {
        return reviews.approve(by, number, revision, why);
    }

    /** Sends it back; an edit makes a draft of it again. */
    public PolicyChange reject(Person by, String number, int revision, String why) {
        return reviews.reject(by, number, revision, why);
    }

    /** Nothing comes of it. */
    public PolicyChange withdraw(Person by, String number, int revision, String why) {
        var seen = steps.row(number);
        Refusals.stale(seen, revision);
        if (!seen.state().pending()) {
            throw Refusals.state(seen, "be withdrawn", "Another change, or a rollback, takes back what was in force.");
        }
        if (by != Person.FILES) {
            owners.demand(by, PolicyAct.EDIT, seen.desks());
        }
        steps.act(seen, seen.dated(null, null).in(ChangeState.WITHDRAWN), by, "withdrawn", why, unit -> {});
        return views.of(seen.number());
    }

    /**
     * It comes into force by itself.
     *
     * @param at a moment to come
     * @param zone in which that was said, for people
     */
    public PolicyChange schedule(Person by, String number, int revision, Instant at, ZoneId zone, String why) {
        var seen = steps.row(number);
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
        Refusals.conflict(seen, activations.conflicts(seen, steps.files(seen), activations.latest()));
        var words = "for %s%s".formatted(at.atZone(zone), why.isBlank() ? "" : ": " + why.strip());
        steps.act(seen, seen.dated(at, zone.getId()).in(ChangeState.SCHEDULED), by, "scheduled", words, unit -> {});
        return views.of(seen.number());
    }

    /** Its date does not hold: it is approved, and somebody has to look at it. */
    void unschedule(ChangeRow seen, String why) {
        steps.act(
                seen,
                seen.dated(null, null).in(ChangeState.APPROVED),
                Person.OURSELVES,
                "unscheduled",
                why,
                unit -> {});
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
        var row = steps.row(number);
        return database.read(unit -> ChangeRows.events(unit, row.number()));
    }

    /** Every policy and every file of examples by its path, as it would be with the change in force. */
    public SortedMap<String, String> texts(String number) {
        var row = steps.row(number);
        return steps.base(row).with(steps.files(row)).all();
    }

    /** Every policy and every file of examples that a change stands on: what it differs from. */
    public SortedMap<String, String> base(String number) {
        return steps.base(steps.row(number)).all();
    }

    /** Every policy and every file of examples in force, with rules on that are switched off in an emergency. */
    public SortedMap<String, String> inForce() {
        return activations.latest().texts().all();
    }
}
