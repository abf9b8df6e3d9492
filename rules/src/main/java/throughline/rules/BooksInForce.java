package throughline.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rule book in force, and those that are at hand for it to be exchanged with: one reference is exchanged, and nobody waits for it.
 *
 * <p>Whoever asks the book that was in force goes on asking it. A book that is neither at hand nor asked any more gives back what it holds by
 * itself ({@link RuleBook}), so nothing is ever taken away from under somebody's hands.
 */
public final class BooksInForce implements RuleBooks {

    /** Besides the one in force: for going back, and for what is about to come into force. Whoever exchanges these has nothing loaded and nothing given up. */
    public static final int AT_HAND = 16;

    private final Map<String, RuleBook> atHand = new LinkedHashMap<>(16, 0.75f, true);
    private volatile RuleBook current;

    public BooksInForce(RuleBook first) {
        this.current = first;
        keep(first);
    }

    @Override
    public RuleBook current() {
        return current;
    }

    /** From now on this one; at hand are it and those last used. */
    public void put(RuleBook next) {
        keep(next);
        current = next;
    }

    /** A book that will come into force soon. */
    public synchronized void keep(RuleBook book) {
        used(book);
        while (atHand.size() > AT_HAND + 1) {
            atHand.remove(atHand.keySet().iterator().next());
        }
    }

    public synchronized Optional<RuleBook> atHand(String fingerprint) {
        var found = Optional.ofNullable(atHand.get(fingerprint));
        found.ifPresent(this::used);
        return found;
    }

    /** And with it what it was made of: that lives as long as it, and is wanted as soon as its rules are on again. */
    private void used(RuleBook book) {
        var whole = book.whole();
        if (whole != null) {
            used(whole);
        }
        atHand.putIfAbsent(book.fingerprint(), book);
        atHand.get(book.fingerprint());
    }
}
