package throughline.operations.inventory;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.StockState;

/** What warehouses call the states of their stock. A partner's own words are translated by its maps. */
final class StateWords {

    private static final Map<String, StockState> WORDS = new HashMap<>();

    static {
        List.of("GOOD", "AVAILABLE", "ON_HAND", "ON HAND", "OK", "SALEABLE")
                .forEach(word -> WORDS.put(word, StockState.ON_HAND));
        List.of("QUARANTINE", "QUARANTINED", "HOLD", "ON HOLD", "BLOCKED", "DAMAGED", "INSPECTION")
                .forEach(word -> WORDS.put(word, StockState.QUARANTINED));
    }

    private StateWords() {}

    /** Null for no word, or one that nobody knows. */
    static @Nullable StockState of(@Nullable String word) {
        return word == null ? null : WORDS.get(word.strip().toUpperCase(Locale.ROOT));
    }
}
