package throughline.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void anAmountIsHeldAtItsCurrencysOwnScale() {
        assertThat(Money.of("10.5", "USD")).hasToString("USD 10.50");
        assertThat(Money.of("10", "JPY")).hasToString("JPY 10");
        assertThat(Money.of("10.5", "KWD")).hasToString("KWD 10.500");
    }

    @Test
    void anAmountFinerThanTheCurrencyCanPayIsRefused() {
        assertThatThrownBy(() -> Money.of("10.505", "USD")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void roundingGoesHalfToEven() {
        var dollars = Currency.getInstance("USD");

        assertThat(Money.rounded(new BigDecimal("0.125"), dollars)).isEqualTo(Money.of("0.12", "USD"));
        assertThat(Money.rounded(new BigDecimal("0.135"), dollars)).isEqualTo(Money.of("0.14", "USD"));
        assertThat(Money.of("0.05", "USD").times(new BigDecimal("0.5"))).isEqualTo(Money.of("0.02", "USD"));
    }

    @Test
    void minorUnitsGoThereAndBack() {
        assertThat(Money.ofMinor(1050, Currency.getInstance("USD"))).isEqualTo(Money.of("10.50", "USD"));
        assertThat(Money.of("10.50", "USD").minor()).isEqualTo(1050);
        assertThat(Money.of("10", "JPY").minor()).isEqualTo(10);
    }

    @Test
    void twoCurrenciesNeverMeet() {
        assertThatThrownBy(() -> Money.of("1", "USD").plus(Money.of("1", "EUR")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot combine USD 1.00 with EUR 1.00");
    }
}
