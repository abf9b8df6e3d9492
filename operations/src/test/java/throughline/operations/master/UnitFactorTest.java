package throughline.operations.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class UnitFactorTest {

    @Test
    void aCaseOfTwelveIsTwelvePiecesAndBack() {
        var caseOfTwelve = new UnitFactor(12, 1);

        assertThat(caseOfTwelve.toBase(new BigDecimal("2.5"))).hasValue(new BigDecimal("30"));
        assertThat(caseOfTwelve.fromBase(new BigDecimal("30"))).hasValue(new BigDecimal("2.5"));
    }

    @Test
    void aQuantityThatHasNoFiniteDecimalIsNotGuessed() {
        assertThat(new UnitFactor(12, 1).fromBase(new BigDecimal("10"))).isEmpty();
        assertThat(new UnitFactor(1, 3).toBase(new BigDecimal("1"))).isEmpty();
    }

    @Test
    void aFootIsExactlyThirtyPointFourEightCentimetres() {
        assertThat(new UnitFactor(381, 1250).toBase(new BigDecimal("100"))).hasValue(new BigDecimal("30.48"));
    }

    @Test
    void nothingOfAUnitIsNothing() {
        assertThat(new UnitFactor(12, 7).toBase(BigDecimal.ZERO)).hasValue(BigDecimal.ZERO);
    }

    @Test
    void aFactorOfZeroCannotBeBuilt() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UnitFactor(0, 1));
    }
}
