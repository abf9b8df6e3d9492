package throughline.rules.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.rules.facts.Stock;

class FairShareTest {

    @ParameterizedTest
    @CsvSource({
        "8, 50, 4",
        "7, 50, 4",
        "7.000, 50, 4",
        "2.5, 50, 1.3",
        "7, 100, 0",
        "7, 0, 7",
        "-3, 50, 0",
        "1000, 33.3, 667"
    })
    void whatStaysOnTheShelfIsWholeWhereTheStockIs(BigDecimal available, BigDecimal percent, BigDecimal kept) {
        var stock = new Stock("S", "W", available, BigDecimal.ZERO, 0, false, true);

        assertThat(FairShare.kept(stock, percent)).isEqualByComparingTo(kept);
    }
}
