package throughline.operations.governance;

import java.util.Collection;
import java.util.List;
import java.util.Set;
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

    /** The book of these policies with those rules switched off: at hand, or kept compiled, or compiled now. To switch rules off, nothing is compiled. */
    RuleBook book(Texts texts, Collection<String> off) throws PolicyException {
        if (off.isEmpty()) {
            return made(texts.policies(), () -> binder.bind(texts.policies()));
        }
        var switched = RuleSwitch.off(texts.policies(), off);
        return made(switched, () -> book(texts, List.of()).without(Set.copyOf(off), switched));
    }

    private interface Making {
        RuleBook make() throws PolicyException;
    }

    private RuleBook made(SortedMap<String, String> files, Making making) throws PolicyException {
        var ours = books.get();
        if (ours == null) {
            return making.make();
        }
        var known = ours.atHand(RuleBookBinder.fingerprint(files));
        if (known.isPresent()) {
            return known.get();
        }
        var made = making.make();
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
