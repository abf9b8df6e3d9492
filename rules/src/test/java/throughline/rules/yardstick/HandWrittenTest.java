package throughline.rules.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;

class HandWrittenTest {

    private static final Path POLICIES = Path.of("policy");

    @Test
    void rulesAndHandAgreeOnAThousandOrders() throws Exception {
        assertThat(RulesYardstick.of(PolicyFolder.read(POLICIES), 0).disagreements())
                .isEmpty();
    }

    @Test
    void theyAgreeOnAPolicyThatGrewUntilItsRulesAreFiledByTheTextsTheyLookFor() throws Exception {
        assertThat(RulesYardstick.of(PolicyFolder.read(POLICIES), 300).disagreements())
                .isEmpty();
    }

    @Test
    void bothSidesAreMeasured() throws Exception {
        var rates = RulesYardstick.of(PolicyFolder.read(POLICIES), 0).compare(1, 0.05);

        assertThat(rates.byRules()).isPositive();
        assertThat(rates.byHand()).isPositive();
    }

    @Test
    void aBookLoadedFromWhatWasKeptDecidesTheSame(@org.junit.jupiter.api.io.TempDir Path kept) throws Exception {
        var binder = new RuleBookBinder(kept);
        var compiled = binder.bind(PolicyFolder.read(Path.of("policy")));
        var loaded = binder.bind(PolicyFolder.read(Path.of("policy")));

        for (int seed = 0; seed < 50; seed++) {
            assertThat(OrderCase.of(seed).decide(loaded, RuleBook.Engine.FASTEST))
                    .isEqualTo(OrderCase.of(seed).decide(compiled, RuleBook.Engine.FASTEST));
        }
    }
}
