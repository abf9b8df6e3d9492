package throughline.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The figures that rules name, as exact decimals. An analyst's rules name the same few again and again, and to write one out costs more than to decide a
 * line: so the last ones are kept, with their texts. Any number of threads may ask.
 */
final class Figures {

    private static final int PLACES = 512;

    private record Kept(double written, BigDecimal exact) {}

    private static final @Nullable Kept[] DECIMALS = new Kept[PLACES];
    private static final @Nullable Kept[] WHOLE = new Kept[PLACES];

    private Figures() {}

    /** A literal's decimals as they are written: 7.5 is 7.5. */
    static BigDecimal exact(double written) {
        int place = place(written);
        var kept = DECIMALS[place];
        if (kept == null || kept.written != written) {
            kept = new Kept(written, BigDecimal.valueOf(written));
            DECIMALS[place] = kept;
        }
        return kept.exact;
    }

    /** A whole number, without decimals. */
    static BigDecimal whole(int written) {
        int place = place(written);
        var kept = WHOLE[place];
        if (kept == null || kept.written != written) {
            kept = new Kept(written, BigDecimal.valueOf((long) written));
            WHOLE[place] = kept;
        }
        return kept.exact;
    }

    private static int place(double written) {
        return (int) ((Double.doubleToLongBits(written) * 0x9E3779B97F4A7C15L) >>> 55);
    }

    static String text(BigDecimal exact) {
        // Then both spell it alike, and this one keeps it.
        return exact.scale() >= 0 && exact.scale() <= 6 ? exact.toString() : exact.toPlainString();
    }
}
