package throughline.ledger.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static throughline.ledger.World.usd;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import throughline.model.value.Money;

class CostPoolTest {

    @Test
    void theLastUnitTakesWhatIsLeft() {
        var pool = new CostPool(new BigDecimal("3"), usd("10.00"));

        assertThat(pool.issue(BigDecimal.ONE)).isEqualTo(usd("3.33"));
        var two = pool.without(BigDecimal.ONE);
        assertThat(two.issue(BigDecimal.ONE)).isEqualTo(usd("3.34"));
        assertThat(two.without(BigDecimal.ONE).issue(BigDecimal.ONE)).isEqualTo(usd("3.33"));
    }

    @Test
    void moreThanThereIsCannotBeTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CostPool(new BigDecimal("3"), usd("10.00")).issue(new BigDecimal("4")))
                .withMessage("cannot take 4 out of 3");
    }

    @Property(tries = 200)
    void whateverIsTakenInWhateverPiecesTheirCostIsWhatWasPaid(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 1000) Integer> pieces,
            @ForAll @IntRange(max = 1_000_000) int cents) {
        var quantity = pieces.stream().mapToInt(Integer::intValue).sum();
        var paid = Money.ofMinor(cents, usd("0.00").currency());
        var pool = new CostPool(BigDecimal.valueOf(quantity), paid);
        var cost = usd("0.00");

        for (var piece : pieces) {
            cost = cost.plus(pool.issue(BigDecimal.valueOf(piece)));
            pool = pool.without(BigDecimal.valueOf(piece));
        }

        assertThat(cost).isEqualTo(paid);
        assertThat(pool.value().isZero()).isTrue();
    }
}
