package throughline.operations.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import throughline.model.value.Money;
import throughline.operations.master.MasterData;

/**
 * The tax on one line: what the ship-to's jurisdiction takes of the goods' class, rounded half to even, line by line. The order desk and
 * billing both ask here, so an invoice says what the order said as long as nothing changed.
 *
 * @param percent of {@code base}; zero for an exempt place
 */
public record SalesTax(String jurisdiction, BigDecimal percent, Money base, Money amount) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Null when nobody entered a rate for the class in the jurisdiction: then an analyst has to, and nobody may guess. */
    public static @Nullable SalesTax on(
            Money base, String taxClass, String jurisdiction, boolean exempt, MasterData master) {
        if (exempt) {
            return new SalesTax(jurisdiction, BigDecimal.ZERO, base, Money.zero(base.currency()));
        }
        var rate = master.taxRate(jurisdiction, taxClass);
        return rate == null ? null : at(rate.percent(), jurisdiction, base);
    }

    private static SalesTax at(BigDecimal percent, String jurisdiction, Money base) {
        var scale = Math.max(0, base.currency().getDefaultFractionDigits());
        var amount = base.amount().multiply(percent).divide(HUNDRED, scale, RoundingMode.HALF_EVEN);
        return new SalesTax(jurisdiction, percent, base, new Money(amount, base.currency()));
    }
}
