package throughline.connectors.partner;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Terms;

/** What a profile says under {@code freight}: how far a carrier's bills may be from what was expected. */
final class ProfileFreight {

    private ProfileFreight() {}

    /**
     * Null when the profile says nothing.
     *
     * @throws ProfileRefused naming the key that is out of range
     */
    static Terms.@Nullable Freight of(ProfileReader.Read read) {
        var said = read.profile().freight();
        if (said == null) {
            return null;
        }
        check(read, "tolerancePercent", said.tolerancePercent(), 100);
        check(read, "toleranceAmount", said.toleranceAmount(), Integer.MAX_VALUE);
        check(read, "dueDays", said.dueDays() == null ? null : BigDecimal.valueOf(said.dueDays()), 365);
        return new Terms.Freight(said.tolerancePercent(), said.toleranceAmount(), said.dueDays());
    }

    private static void check(ProfileReader.Read read, String key, @Nullable BigDecimal value, int most) {
        if (value != null && (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0)) {
            throw read.refused(
                    "/freight/" + key,
                    "%s cannot be %s: it is a number from 0 to %d".formatted(key, value.toPlainString(), most));
        }
    }
}
