package throughline.operations.freight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.model.value.Money;

class AgreementTest {

    @ParameterizedTest
    @CsvSource({
        "100.00, 105.00, true",
        "100.00, 105.01, false",
        "100.00,  95.00, true",
        "100.00,  94.99, false",
        "400.00, 410.00, true",
        "400.00, 410.01, false",
        "400.00, 400.00, true",
    })
    void bothLimitsHoldAboveAndBelow(String expected, String billed, boolean allowed) {
        assertThat(Agreement.USUAL.allows(Money.of(expected, "USD"), Money.of(billed, "USD")))
                .isEqualTo(allowed);
    }

    @Test
    void noToleranceIsAToleranceToo() {
        var exact = new Agreement(BigDecimal.ZERO, BigDecimal.ZERO, 0);

        assertThat(exact.allows(Money.of("10.00", "USD"), Money.of("10.00", "USD")))
                .isTrue();
        assertThat(exact.allows(Money.of("10.00", "USD"), Money.of("10.01", "USD")))
                .isFalse();
    }

    @Test
    void whatIsNoToleranceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Agreement(BigDecimal.valueOf(101), BigDecimal.ONE, 30));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Agreement(BigDecimal.ONE, BigDecimal.ONE.negate(), 30));
    }
}
