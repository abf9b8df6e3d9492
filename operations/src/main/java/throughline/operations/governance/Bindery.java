package throughline.operations.governance;

import java.util.Collection;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import throughline.rules.BooksInForce;
import throughline.rules.PolicyException;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;
import throughline.rules.RuleBooks;

/** Makes the books that may come into force, and has the one that is. */
final class Bindery implements RuleBooks {

    private final RuleBookBinder binder;
    private final AtomicReference<@Nullable BooksInForce> books = new AtomicReference<>();

    /** @param binder which keeps what it compiled */
    Bindery(RuleBookBinder binder) {
        this.binder = binder;
    }

    /** The book of these policies with those rules switched off: at hand, or kept compiled, or compiled now. */
    RuleBook book(Texts texts, Collection<String> off) throws PolicyException {
        SortedMap<String, String> files = off.isEmpty() ? texts.policies() : RuleSwitch.off(texts.policies(), off);
        var ours = books.get();
        if (ours == null) {
            return binder.bind(files);
        }
        var known = ours.atHand(RuleBookBinder.fingerprint(files));
        if (known.isPresent()) {
            return known.get();
        }
        var made = binder.bind(files);
        ours.keep(made);
        return made;
    }

    /** From now on everybody who asks gets this one. */
    synchronized void put(RuleBook book) {
        var ours = books.get();
        if (ours == null) {
            books.set(new BooksInForce(book));
        } else {
            ours.put(book);
        }
    }

    @Override
    public RuleBook current() {
        var ours = books.get();
        if (ours == null) {
            throw new IllegalStateException("no policies are in force yet");
        }
        return ours.current();
    }
}
