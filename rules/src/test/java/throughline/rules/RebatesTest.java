package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.rules.facts.Customer;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;
import throughline.rules.facts.RebateAgreement;
import throughline.rules.pricing.PricingDecision.Guard;
import throughline.rules.pricing.PricingDecision.LinePrice;
import throughline.rules.pricing.PricingDecision.Rebate;

/** What is promised back leaves the price as it is, adds up over agreements, and lowers the margin that guards see. */
class RebatesTest {

    @Test
    void severalAgreementsAddUpAndEachCountsOnceAtItsHighest() {
        var price = priced("60", rebate("RB-2", "*", "0.5"), rebate("RB-1", "*", "1"), rebate("RB-1", "PAPER", "2"));

        assertThat(price.rebates())
                .containsExactly(new Rebate("RB-1", BigDecimal.valueOf(2)), new Rebate("RB-2", new BigDecimal("0.5")));
        assertThat(price.unitPrice()).isEqualByComparingTo("100");
        assertThat(price.losing()).extracting(RuleFiring::number).containsExactly("1");
    }

    @Test
    void theMarginIsThatOfWhatWeKeep() {
        assertThat(priced("60").marginPercent()).isEqualByComparingTo("40");
        assertThat(priced("60", rebate("RB-1", "*", "20")).marginPercent()).isEqualByComparingTo("25");
    }

    @Test
    void aRebateThatEatsTheMarginNeedsTheSalesManager() {
        assertThat(priced("87.5").guard()).isEqualTo(Guard.NONE);
        assertThat(priced("87.5", rebate("RB-1", "PAPER", "2")).guard()).isEqualTo(Guard.SALES_MANAGER);
        assertThat(priced("87.5", rebate("RB-1", "TOOLS", "2")).guard()).isEqualTo(Guard.NONE);
    }

    private static RebateAgreement rebate(String agreement, String category, String percent) {
        return new RebateAgreement(agreement, category, new BigDecimal(percent));
    }

    /** One of paper at 100 by list. */
    private static LinePrice priced(String cost, RebateAgreement... agreements) {
        var customer = new Customer("C-1", "LIST", "B", false, false, false, false, true, true);
        var order = new Order("EDI", BigDecimal.valueOf(100), 1, 9999, false, "US01");
        var line = new Line(
                0, "S", "PAPER", BigDecimal.ONE, 0, BigDecimal.valueOf(100), new BigDecimal(cost), null, false);
        var question = new OrderQuestion(customer, order, List.of(line));
        try (var deliberation = ShippedPolicy.BOOK.deliberate(question, Instant.parse("2026-11-26T10:00:00Z"))) {
            return deliberation
                    .price(List.of(line), List.of(agreements))
                    .lines()
                    .get(0);
        }
    }
}
