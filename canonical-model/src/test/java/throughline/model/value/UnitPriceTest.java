package throughline.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class UnitPriceTest {

    private static final Currency DOLLARS = Currency.getInstance("USD");

    @Test
    void anAmountDueIsRoundedOnceAtTheEnd() {
        var washer = new UnitPrice(new BigDecimal("0.03125"), DOLLARS, UnitCode.EACH);

        assertThat(washer.times(Quantity.of(1000, UnitCode.EACH))).isEqualTo(Money.of("31.25", "USD"));
        assertThat(washer.times(Quantity.of(3, UnitCode.EACH))).isEqualTo(Money.of("0.09", "USD"));
    }

    @Test
    void aPricePerCaseCannotBeAppliedToEaches() {
        var perCase = new UnitPrice(new BigDecimal("24.00"), DOLLARS, new UnitCode("CS"));

        assertThatThrownBy(() -> perCase.times(Quantity.of(1, UnitCode.EACH))).hasMessageContaining("per CS");
    }

    @Test
    void aPriceMovesToAnotherUnitByWhatThatUnitHolds() {
        var each = new UnitPrice(new BigDecimal("2.10"), DOLLARS, UnitCode.EACH);

        assertThat(each.per(new UnitCode("CS"), new BigDecimal("12")).times(Quantity.of("2", "CS")))
                .isEqualTo(Money.of("50.40", "USD"));
    }
}
