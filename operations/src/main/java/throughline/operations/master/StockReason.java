package throughline.operations.master;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a warehouse's word for the reason of an adjustment does to stock.
 *
 * @param code the word, as sent (X12 element 893, W1901) or as a partner's map writes it
 * @param account what gains or loses with it, of the chart; null for 5030 Inventory adjustment
 */
public record StockReason(String code, Effect effect, @Nullable String account) {

    /** What becomes of the goods. */
    public enum Effect {
        /** Found or lost: the sign of the quantity says which. */
        COUNT,
        /** Gone for good, or back from there. */
        WRITE_OFF,
        /** Locked away until somebody has looked at them: damaged, recalled, held. */
        HOLD,
        /** Fit for sale again. */
        RELEASE
    }

    private static final String SCRAP = "5040";

    /** X12's own codes and our own words, where no record says otherwise. */
    private static final Map<String, StockReason> STANDARD = List.of(
                    // Counted: a count, an error of accounts, of a shipment or a receipt, something located, other.
                    count("AA", "AB", "AH", "AR", "AY", "04", "51", "53", "56", "COUNT", "FOUND", "LOST"),
                    // Dumped or destroyed, disaster, shelf-life, donated.
                    gone("07", "AI", "AX", "CD", "DESTROYED", "EXPIRED"),
                    // Put on hold, damaged in facility and in transit, recalled.
                    hold("05", "AU", "AV", "AW", "HOLD", "DAMAGED", "QUARANTINE"),
                    // Taken off hold, recouped.
                    release("52", "55", "RELEASE"))
            .stream()
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(StockReason::code, each -> each));

    /** What the standard says of a code; null for one that it has no clear word on. */
    static @Nullable StockReason standard(String code) {
        return STANDARD.get(code);
    }

    private static List<StockReason> count(String... codes) {
        return of(Effect.COUNT, null, codes);
    }

    private static List<StockReason> gone(String... codes) {
        return of(Effect.WRITE_OFF, SCRAP, codes);
    }

    private static List<StockReason> hold(String... codes) {
        return of(Effect.HOLD, null, codes);
    }

    private static List<StockReason> release(String... codes) {
        return of(Effect.RELEASE, null, codes);
    }

    private static List<StockReason> of(Effect effect, @Nullable String account, String... codes) {
        return List.of(codes).stream()
                .map(code -> new StockReason(code, effect, account))
                .toList();
    }
}
