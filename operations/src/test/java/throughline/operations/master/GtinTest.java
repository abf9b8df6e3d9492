package throughline.operations.master;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GtinTest {

    @Test
    void theLastDigitChecksTheOthers() {
        assertThat(Gtin.valid("4006381333931")).isTrue();
        assertThat(Gtin.valid("4006381333932")).isFalse();
        assertThat(Gtin.valid("036000291452")).isTrue();
        assertThat(Gtin.valid("73513537")).isTrue();
        assertThat(Gtin.valid("400638133393")).isFalse();
    }

    @Test
    void everyLengthBecomesFourteenDigits() {
        assertThat(Gtin.fourteenDigits("036000291452")).isEqualTo("00036000291452");
        assertThat(Gtin.fourteenDigits("ABC")).isEqualTo("ABC");
    }
}
