package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import throughline.rules.check.CheckFinding;
import throughline.rules.check.PolicyCheck;

class ShippedChecksTest {

    @Test
    void nothingIsSaidOfTheShippedPoliciesButThatNobodyAsksAboutShortShipments() {
        var findings =
                PolicyCheck.of(new TreeMap<>(ShippedPolicy.BOOK.files()), new TreeMap<>(ShippedPolicy.examples()));

        assertThat(findings).extracting(CheckFinding::toString).hasSize(3).allMatch(said -> said.contains("A-3"));
        assertThat(findings).extracting(CheckFinding::code).isEqualTo(List.of("UNUSED", "UNUSED", "UNUSED"));
    }
}
