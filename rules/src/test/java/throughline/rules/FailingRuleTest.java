package throughline.rules;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.rules.facts.PricedLine;

class FailingRuleTest {

    @Test
    @SuppressWarnings("NullAway") // a price of no line is what must not be
    void aRuleThatFailsIsNamed() {
        var broken = new PricedLine(
                null,
                "C",
                BigDecimal.TEN,
                BigDecimal.ONE.negate(),
                BigDecimal.ZERO,
                false,
                null,
                BigDecimal.ZERO,
                BigDecimal.TEN);

        assertThatThrownBy(() -> ShippedPolicy.BOOK.rehearse(
                        Desk.PRICING, List.of(broken), LocalDate.of(2026, 3, 2), RuleBook.Engine.FASTEST))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rule \"P-310 Below cost\" failed")
                .hasCauseInstanceOf(NullPointerException.class);
    }
}
