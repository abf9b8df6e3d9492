package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.rules.allocation.AllocationPlan.Rest;
import throughline.rules.allocation.ShortShipment;
import throughline.rules.facts.Customer;
import throughline.rules.facts.Order;
import throughline.rules.facts.ShortLine;

class ShortShipmentTest {

    @Test
    void theRulesDecideAndTheCustomersSettingIsAFactTheySee() {
        assertThat(asked(ShippedPolicy.BOOK, true, "24.99", Rest.BACK_ORDER).rest())
                .isEqualTo(Rest.CANCEL);
        assertThat(asked(ShippedPolicy.BOOK, true, "25", Rest.CANCEL).rest()).isEqualTo(Rest.BACK_ORDER);
        assertThat(asked(ShippedPolicy.BOOK, false, "25", Rest.BACK_ORDER).rest())
                .isEqualTo(Rest.CANCEL);
        assertThat(asked(ShippedPolicy.BOOK, false, "25", Rest.CANCEL).because())
                .extracting(RuleFiring::rule)
                .containsExactly("A-320 Shipped short: customers who take no back-orders");
    }

    @Test
    void whereNoRuleSpeaksTheCustomersSettingCounts() throws PolicyException {
        var path = "allocation/sources.drl";
        var silent = new RuleBookBinder(null)
                .bind(Map.of(path, ShippedPolicy.BOOK.files().get(path)));

        assertThat(asked(silent, true, "1", Rest.BACK_ORDER)).isEqualTo(new ShortShipment(Rest.BACK_ORDER, List.of()));
        assertThat(asked(silent, true, "1", Rest.CANCEL)).isEqualTo(new ShortShipment(Rest.CANCEL, List.of()));
    }

    private static ShortShipment asked(RuleBook book, boolean acceptsBackOrders, String value, Rest otherwise) {
        var customer = new Customer("C-1", "RETAIL", "B", false, false, false, false, true, acceptsBackOrders);
        var order = new Order("EDI", BigDecimal.TEN, 1, 9999, false, "US01");
        var question = new OrderQuestion(customer, order, List.of());
        try (var deliberation = book.deliberate(question, Instant.parse("2026-11-26T10:00:00Z"))) {
            return deliberation.shortShipment(
                    new ShortLine(0, "TL-1", BigDecimal.ONE, BigDecimal.TEN, new BigDecimal(value)), otherwise);
        }
    }
}
