package throughline.connectors.edi.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumbersSeenTest {

    private final NumbersSeen numbers = new NumbersSeen();

    @Test
    void aRunIsNewToItsEndAndKnownFromThenOn() {
        assertThat(IntStream.rangeClosed(1, 12_000).allMatch(n -> numbers.remember("%04d".formatted(n))))
                .isTrue();
        assertThat(numbers.remember("0001")).isFalse();
        assertThat(numbers.remember("9999")).isFalse();
        assertThat(numbers.remember("12000")).isFalse();
        assertThat(numbers.remember("12001")).isTrue();
    }

    @Test
    void oneThatIsSpelledOtherwiseIsAnother() {
        assertThat(numbers.remember("0001")).isTrue();
        assertThat(numbers.remember("1")).isTrue();
        assertThat(numbers.remember("01")).isTrue();
        assertThat(numbers.remember("01")).isFalse();
        assertThat(numbers.remember("A1")).isTrue();
        assertThat(numbers.remember("A1")).isFalse();
    }

    @Test
    void oneThatCameBeforeTheRunReachedItIsKnown() {
        assertThat(numbers.remember("5")).isTrue();
        assertThat(numbers.remember("7")).isTrue();
        assertThat(numbers.remember("6")).isTrue();
        assertThat(numbers.remember("7")).isFalse();
        assertThat(numbers.remember("8")).isTrue();
    }

    @Test
    void whateverTheOrderItAnswersAsASetOfAllWould() {
        var random = new Random(4);
        for (int round = 0; round < 200; round++) {
            var own = new NumbersSeen();
            var all = new HashSet<String>();
            for (int n = 0; n < 60; n++) {
                var number = ("%0" + (1 + random.nextInt(3)) + "d").formatted(random.nextInt(40));
                assertThat(own.remember(number)).as(number).isEqualTo(all.add(number));
            }
        }
    }

    @Test
    void numbersBeyondCountingAreComparedAsTheyStand() {
        assertThat(numbers.remember("99999999999999999999")).isTrue();
        assertThat(numbers.remember("99999999999999999999")).isFalse();
        assertThat(numbers.remember("")).isTrue();
        assertThat(numbers.remember("")).isFalse();
    }
}
