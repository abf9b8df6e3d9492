package throughline.operations.governance;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import throughline.operations.governance.ChangeRefused.Kind;
import throughline.rules.Desk;
import throughline.rules.PolicyException;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;
import throughline.rules.gate.Mistake;

/** What stands against a change, and who has nothing against it. */
final class Reviews {

    /** Drafts leave nothing behind. */
    private static final RuleBookBinder DRAFTS = new RuleBookBinder(null);

    private final ChangeSteps steps;
    private final ChangeViews views;
    private final Owners owners;
    private final Activations activations;
    private final Bindery bindery;
    private final ChartCheck chart;
    private final Clock clock;

    Reviews(PolicyChanges.Ground ground, ChangeSteps steps, ChangeViews views, Clock clock) {
        this.steps = steps;
        this.views = views;
        this.owners = ground.owners();
        this.activations = ground.activations();
        this.bindery = ground.bindery();
        this.chart = new ChartCheck(ground.database());
        this.clock = clock;
    }

    /** Through every gate, the build and all examples, without submitting it; empty when nothing stands against it. */
    List<Mistake> check(String number) {
        var seen = steps.row(number);
        var files = steps.files(seen);
        var now = activations.latest();
        Refusals.conflict(seen, activations.conflicts(seen, files, now));
        try {
            var next = now.texts().with(files);
            var book = DRAFTS.bind(next.policies());
            try {
                return all(book, next, seen.desks());
            } finally {
                book.dispose();
            }
        } catch (PolicyException refused) {
            return refused.mistakes();
        }
    }

    /** @param desks that the change touches: the chart keeps nobody else's change from coming into force */
    private List<Mistake> all(RuleBook book, Texts texts, List<String> desks) {
        var accounts = desks.contains(Desk.POSTING.folder()) ? chart.mistakes(texts) : List.<Mistake>of();
        return Stream.concat(Proof.mistakes(book, texts).stream(), accounts.stream())
                .toList();
    }

    /**
     * Asks for approval. Who submits a change stands for its texts, and does not approve it.
     *
     * @throws PolicyException with every mistake, at line and column
     */
    PolicyChange submit(Person by, String number, int revision, String why) throws PolicyException {
        var seen = steps.row(number);
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
        steps.act(
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
    PolicyChange approve(Person by, String number, int revision, String why) throws PolicyException {
        var now = activations.latest();
        var seen = steps.row(number);
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
        steps.act(
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
        var mistakes = all(book, next, change.desks());
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
    PolicyChange reject(Person by, String number, int revision, String why) {
        var because = Refusals.because(why, "A rejection");
        var seen = steps.row(number);
        Refusals.stale(seen, revision);
        if (seen.state() != ChangeState.IN_REVIEW
                && seen.state() != ChangeState.APPROVED
                && seen.state() != ChangeState.SCHEDULED) {
            throw Refusals.state(seen, "be rejected", "A submitted change can.");
        }
        if (owners.of(by, PolicyAct.APPROVE, seen.desks()).isEmpty()) {
            owners.demand(by, PolicyAct.APPROVE, seen.desks());
        }
        steps.act(seen, seen.dated(null, null).in(ChangeState.REJECTED), by, "rejected", because, unit -> {});
        return views.of(seen.number());
    }
}
