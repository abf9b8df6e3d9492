package throughline.operations.ruling;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import throughline.ledger.store.Database;
import throughline.ledger.trail.Decisions;
import throughline.rules.PolicyException;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;

/**
 * Rule books of the past, made again from the texts that the trail keeps under their fingerprints. What is lent stays open; some that nobody
 * reads any more stay at hand.
 */
public final class BookShelf {

    private static final int AT_HAND = 4;

    /** Drafts leave nothing behind. */
    private static final RuleBookBinder DRAFTS = new RuleBookBinder(null);

    private final Database database;
    private final RuleBookBinder binder;
    private final Map<String, Volume> volumes = new LinkedHashMap<>(16, 0.75f, true);

    /** A book, and how many read it. */
    private static final class Volume {
        private final RuleBook book;
        private int readers;

        private Volume(RuleBook book) {
            this.book = book;
        }
    }

    /** A book to be given back. */
    public final class Loan implements AutoCloseable {
        private final Volume volume;

        private Loan(Volume volume) {
            this.volume = volume;
        }

        public RuleBook book() {
            return volume.book;
        }

        @Override
        public void close() {
            giveBack(volume);
        }
    }

    /** The rule book cannot be made again. */
    public static final class BookLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        BookLost(String why) {
            super(why);
        }
    }

    public BookShelf(Database database, RuleBookBinder binder) {
        this.database = database;
        this.binder = binder;
    }

    /**
     * @throws BookLost when no text is kept under the fingerprint, or it cannot be compiled any more
     */
    public synchronized Loan borrow(String fingerprint) {
        var volume = volumes.get(fingerprint);
        if (volume == null) {
            volume = new Volume(made(fingerprint));
            volumes.put(fingerprint, volume);
        }
        volume.readers++;
        return new Loan(volume);
    }

    /**
     * A draft, through the same gates as a book that is to act; nothing else ever comes to it.
     *
     * @throws PolicyException when it does not pass
     */
    public synchronized Loan borrowDraft(Map<String, String> files) throws PolicyException {
        var fingerprint = RuleBookBinder.fingerprint(new TreeMap<>(files));
        var volume = volumes.get(fingerprint);
        if (volume == null) {
            volume = new Volume(DRAFTS.bind(files));
            volumes.put(fingerprint, volume);
        }
        volume.readers++;
        return new Loan(volume);
    }

    /** The files of a book of the past, by path. */
    public Map<String, String> files(String fingerprint) {
        var text = database.read(unit -> Decisions.ruleBook(unit, fingerprint))
                .orElseThrow(() -> new BookLost("no rule book %s is kept".formatted(fingerprint)));
        return BookText.files(fingerprint, text)
                .orElseThrow(() ->
                        new BookLost("the text kept under %s does not have that fingerprint".formatted(fingerprint)));
    }

    private RuleBook made(String fingerprint) {
        try {
            return binder.bind(files(fingerprint));
        } catch (PolicyException refused) {
            throw new BookLost("the rule book %s is not one by today's rules: %s"
                    .formatted(fingerprint, refused.mistakes().get(0)));
        }
    }

    private synchronized void giveBack(Volume volume) {
        volume.readers--;
        var idle = new HashMap<String, Volume>();
        volumes.forEach((fingerprint, each) -> {
            if (each.readers == 0 && volumes.size() - idle.size() > AT_HAND) {
                idle.put(fingerprint, each);
            }
        });
        idle.forEach((fingerprint, each) -> {
            volumes.remove(fingerprint);
            each.book.dispose();
        });
    }
}
