package throughline.operations.whatif;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import throughline.ledger.store.Database;
import throughline.operations.ruling.BookShelf;
import throughline.operations.ruling.BookText;
import throughline.operations.ruling.Explainer;
import throughline.operations.ruling.Explanation.Part;
import throughline.operations.ruling.SeenRows;
import throughline.rules.PolicyException;
import throughline.rules.RuleBooks;

/**
 * Runs drafts over what was decided, one after the other, beside the traffic. A draft passes the same gates as a book that is to act; it is asked about
 * recorded facts only, and is never in force.
 */
public final class WhatIf implements AutoCloseable {

    /** Runs that wait or go on; more are refused. */
    private static final int AT_ONCE = 8;

    private static final int LISTED = 50;

    private final Database database;
    private final RuleBooks rules;
    private final BookShelf shelf;
    private final Clock clock;
    private final ExecutorService runner = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "what-if");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Long, Pass> passes = new ConcurrentHashMap<>();

    /** @param rules the book in force: what changed files are laid on top of */
    public WhatIf(Database database, RuleBooks rules, BookShelf shelf, Clock clock) {
        this.database = database;
        this.rules = rules;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** The files in force, by path: where a draft begins. */
    public Map<String, String> files() {
        return rules.current().files();
    }

    /**
     * Compiles the draft, and begins.
     *
     * @throws PolicyException when the draft does not pass the gates, with every mistake
     * @throws IllegalStateException when too many wait already
     */
    public Run start(Question question) throws PolicyException {
        if (passes.size() >= AT_ONCE) {
            throw new IllegalStateException("%d runs wait or go on already".formatted(passes.size()));
        }
        var draft = shelf.borrowDraft(question.draft());
        long begun;
        try {
            begun = begin(question, draft);
        } catch (RuntimeException notBegun) {
            draft.close();
            throw notBegun;
        }
        return find(begun).orElseThrow();
    }

    private long begin(Question question, BookShelf.Loan draft) {
        var total = database.read(unit -> SeenRows.count(unit, question.from(), question.until(), question.orders()));
        var id = database.transact(unit -> RunRows.begin(unit, question, total, clock.instant()));
        var pass = new Pass(database, shelf, draft, question, id);
        passes.put(id, pass);
        try {
            runner.execute(() -> {
                try {
                    pass.go();
                } finally {
                    passes.remove(id);
                    draft.close();
                }
            });
        } catch (RejectedExecutionException stopping) {
            passes.remove(id);
            throw stopping;
        }
        return id;
    }

    public Optional<Run> find(long id) {
        return database.read(unit -> RunRows.find(unit, id)).map(this::live);
    }

    /** The newest first, without what they came to. */
    public List<Run> list() {
        return database.read(unit -> RunRows.list(unit, LISTED)).stream()
                .map(this::live)
                .toList();
    }

    private Run live(Run run) {
        if (!run.running() || run.shadow() != null) {
            return run;
        }
        var pass = passes.get(run.id());
        if (pass != null) {
            return run.at(pass.done(), pass.millis());
        }
        // It may have ended between the two looks.
        return database.read(unit -> RunRows.find(unit, run.id()))
                .filter(again -> !again.running())
                .orElseGet(run::broken);
    }

    /** Stops a run; what it has found stays, marked as cancelled. */
    public void cancel(long id) {
        var pass = passes.get(id);
        if (pass != null) {
            pass.cancel();
        }
    }

    /** Orders of a run by their numbers, from the one after {@code after} on. */
    public List<Compared> orders(long id, boolean changed, long after, int most) {
        return database.read(unit -> ComparedRows.list(unit, id, changed, after, Math.max(1, Math.min(most, 1000))));
    }

    /** Every order of a run, one by one. */
    public void each(long id, Consumer<Compared> taker) {
        database.read(unit -> {
            ComparedRows.each(unit, id, taker);
            return true;
        });
    }

    /**
     * One order with both traces.
     *
     * @param before by the book that decided it then
     * @param after by the draft
     */
    public record Traces(Compared compared, List<Part> before, List<Part> after) {

        public Traces {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * Nothing when the run has no such order, or its facts are not kept any more.
     *
     * @throws BookShelf.BookLost when a book cannot be made again
     */
    public Optional<Traces> traces(long id, long order) {
        var compared = database.read(unit -> ComparedRows.one(unit, id, order));
        var run = find(id);
        if (compared.isEmpty() || run.isEmpty()) {
            return Optional.empty();
        }
        var kept = new ArrayList<SeenRows.Kept>(1);
        database.read(
                unit -> SeenRows.each(unit, run.get().from(), run.get().until(), Set.of(order), one -> !kept.add(one)));
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        try (var then = shelf.borrow(kept.get(0).ruleBook());
                var draft = shelf.borrowDraft(draft(run.get()))) {
            return Optional.of(new Traces(
                    compared.get(),
                    Explainer.parts(then.book(), kept.get(0)),
                    Explainer.parts(draft.book(), kept.get(0))));
        } catch (PolicyException refused) {
            throw new IllegalStateException(
                    "the draft of run %d does not pass the gates any more".formatted(id), refused);
        }
    }

    private Map<String, String> draft(Run run) {
        var text = database.read(unit -> RunRows.draft(unit, run.id()));
        return BookText.files(run.fingerprint(), text)
                .orElseThrow(() -> new IllegalStateException("the draft of run %d is damaged".formatted(run.id())));
    }

    /** Forgets runs that were asked for before then. */
    public int forget(Instant before) {
        return database.transact(unit -> RunRows.forget(unit, before));
    }

    /** Waits until a run is over; for tests and commands on this machine. */
    public Run await(long id) throws InterruptedException {
        for (var run = find(id).orElseThrow(); ; run = find(id).orElseThrow()) {
            if (!run.running() && passes.get(id) == null) {
                return run;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() {
        passes.values().forEach(Pass::cancel);
        runner.shutdown();
        try {
            runner.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
