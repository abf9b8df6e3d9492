package throughline.ledger.posting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import throughline.ledger.book.Cause;
import throughline.ledger.book.PostingText;
import throughline.model.value.EntityId;
import throughline.model.value.Money;

class RebateSettledTest {

    @Test
    void whatWasAccruedIsCreditedToTheCustomerWithItsTax() {
        var settled = new RebateSettled.Settled(
                "CN-1",
                new EntityId("US01"),
                PostingRulesTest.CUSTOMER,
                LocalDate.of(2026, 3, 2),
                Cause.NONE,
                new TreeMap<>(Map.of("RB-1", Money.of("48.00", "USD"), "RB-2", Money.of("1.00", "USD"))),
                new TreeMap<>(Map.of("CO", Money.of("3.96", "USD"))));

        var posting = new RebateSettled().postingFor(settled);

        assertThat(PostingText.of(posting))
                .isEqualTo(
                        """
                rebate settlement CN-1
                  Dr 2080 Customer rebate accrual                USD 48.00
                  Cr 1100 Accounts receivable                    USD 48.00
                  Dr 2080 Customer rebate accrual                 USD 1.00
                  Cr 1100 Accounts receivable                     USD 1.00
                  Dr 2050 Sales tax payable                       USD 3.96
                  Cr 1100 Accounts receivable                     USD 3.96
                """);
        assertThat(posting.money().get(0).dimensions().openItem()).isEqualTo("RB-1");
        assertThat(posting.money().get(1).dimensions().openItem()).isEqualTo("CN-1");
    }
}
