package throughline.operations.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import throughline.ledger.store.Database;
import throughline.operations.ruling.BookShelf;
import throughline.operations.ruling.Ruling;
import throughline.operations.ruling.SeenRows;
import throughline.operations.ruling.UnreadableFacts;
import throughline.rules.RuleBook;

/** One run on its way through a period: order by order, each by the book that decided it and by the draft. It holds some hundreds at a time. */
final class Pass {

    private static final int AT_A_TIME = 500;

    private final Database database;
    private final BookShelf shelf;
    private final RuleBook draft;
    private final Question question;
    private final long id;
    private final Sums sums;
    private final List<Compared> ready = new ArrayList<>(AT_A_TIME);
    private final Map<String, BookShelf.Loan> books = new HashMap<>();
    private final Map<String, BookShelf.BookLost> lost = new HashMap<>();
    private volatile boolean cancelled;
    private volatile long begun;
    private final AtomicLong done = new AtomicLong();

    Pass(Database database, BookShelf shelf, BookShelf.Loan draft, Question question, long id) {
        this.database = database;
        this.shelf = shelf;
        this.draft = draft.book();
        this.question = question;
        this.id = id;
        this.sums = new Sums(this.draft.aboutOrders());
    }

    long done() {
        return done.get();
    }

    /** Since it began; one that waits has not. */
    long millis() {
        var since = begun;
        return since == 0 ? 0 : (System.nanoTime() - since) / 1_000_000;
    }

    void cancel() {
        cancelled = true;
    }

    /** Goes through the period, and leaves what it came to in the store, however it ends. */
    void go() {
        begun = System.nanoTime();
        var state = "failed";
        var why = "";
        try {
            database.read(
                    unit -> SeenRows.each(unit, question.from(), question.until(), question.orders(), this::take));
            flush();
            state = cancelled ? "cancelled" : "done";
        } catch (RuntimeException e) {
            System.getLogger(Pass.class.getName())
                    .log(System.Logger.Level.WARNING, "what-if run %d failed".formatted(id), e);
            why = String.valueOf(e.getMessage());
        } finally {
            books.values().forEach(BookShelf.Loan::close);
        }
        end(state, why);
    }

    private void end(String state, String why) {
        var report = sums.report(draft.aboutOrders());
        database.transact(unit -> {
            RunRows.end(unit, id, state, why, millis(), report);
            return true;
        });
    }

    /** Whether to go on. */
    private boolean take(SeenRows.Kept kept) {
        try {
            compare(kept);
        } catch (UnreadableFacts | BookShelf.BookLost incomparable) {
            sums.skip(String.valueOf(incomparable.getMessage()));
        }
        done.incrementAndGet();
        if (ready.size() >= AT_A_TIME) {
            flush();
        }
        return !cancelled;
    }

    private void compare(SeenRows.Kept kept) {
        var seen = kept.seen();
        var then = book(kept.ruleBook());
        ready.add(sums.add(kept, seen, Ruling.of(then, seen, kept.at()), Ruling.of(draft, seen, kept.at())));
    }

    /** What cannot be made again is not tried for every order. */
    private RuleBook book(String fingerprint) {
        var known = lost.get(fingerprint);
        if (known != null) {
            throw known;
        }
        try {
            return books.computeIfAbsent(fingerprint, shelf::borrow).book();
        } catch (BookShelf.BookLost gone) {
            lost.put(fingerprint, gone);
            throw gone;
        }
    }

    private void flush() {
        if (!ready.isEmpty()) {
            database.transact(unit -> {
                ComparedRows.add(unit, id, ready);
                return true;
            });
            ready.clear();
        }
    }
}
