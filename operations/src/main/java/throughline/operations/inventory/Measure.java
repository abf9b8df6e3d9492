package throughline.operations.inventory;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.StockState;

/** Which stock a figure of a count is of (X12 673, EDIFACT 6063, our own words). */
public enum Measure {
    /** Everything fit for sale that stands there, promised or not. */
    GOOD(StockState.ON_HAND),
    /** What is fit for sale and not promised. */
    FREE(StockState.ON_HAND),
    /** What is locked away. */
    ASIDE(StockState.QUARANTINED);

    private static final Map<String, Measure> WORDS = new HashMap<>();

    static {
        List.of("", "17", "145", "ON_HAND", "ON HAND", "GOOD").forEach(word -> WORDS.put(word, GOOD));
        List.of("33", "AVAILABLE", "FREE").forEach(word -> WORDS.put(word, FREE));
        List.of("74", "QUARANTINE", "QUARANTINED", "HOLD", "ON HOLD", "BLOCKED", "DAMAGED", "INSPECTION")
                .forEach(word -> WORDS.put(word, ASIDE));
    }

    private final StockState state;

    Measure(StockState state) {
        this.state = state;
    }

    /** Where a difference of it is put right. */
    StockState state() {
        return state;
    }

    /** Null for a word that nobody knows. */
    static @Nullable Measure of(@Nullable String word) {
        return WORDS.get(word == null ? "" : word.strip().toUpperCase(Locale.ROOT));
    }
}
