package throughline.deploy.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the benchmark's table.
 *
 * @param what was measured, with its unit
 * @param ours the appliance's figure
 * @param yardstick the figure beside it from the same run, or null where the bar is absolute
 * @param bar what is promised, in words
 * @param met whether it is kept
 */
record Measured(String what, String ours, @Nullable String yardstick, String bar, boolean met) {

    /** A ratio of two rates, of which at least {@code atLeast} is promised. */
    static Measured ratio(String what, double ours, double yardstick, double atLeast, String against) {
        double ratio = ours / yardstick;
        return new Measured(
                what,
                figure(ours),
                figure(yardstick) + " " + against,
                String.format(Locale.ROOT, "%.0f %% of it, at least %.0f %%", ratio * 100, atLeast * 100),
                ratio >= atLeast);
    }

    static String figure(double value) {
        return value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.1f", value);
    }
}
