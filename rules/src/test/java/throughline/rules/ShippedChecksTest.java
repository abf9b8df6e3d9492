package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import throughline.rules.check.PolicyCheck;

class ShippedChecksTest {

    @Test
    void nothingIsSaidOfTheShippedPolicies() {
        var policies = new TreeMap<>(ShippedPolicy.BOOK.files());

        assertThat(PolicyCheck.of(policies, new TreeMap<>(ShippedPolicy.examples())))
                .isEmpty();
    }
}
