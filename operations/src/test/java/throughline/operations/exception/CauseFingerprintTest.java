package throughline.operations.exception;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.model.reading.Actor;

class CauseFingerprintTest {

    @Test
    void casesOfOneCauseShareItWhateverTheirNumbers() {
        var first = found("ITEM_UNKNOWN", "Line 1 orders BUYER NG-99999, GTIN 0123, which is no item of ours.");
        var second = found("ITEM_UNKNOWN", "Line 27 orders BUYER NG-4, which is no item of ours.");

        assertThat(first.fingerprint()).isEqualTo(second.fingerprint()).matches("[0-9a-f]{12}");
    }

    @Test
    void anotherCodeOrAnotherReasonIsAnotherCause() {
        var one = found("ITEM_UNKNOWN", "Line 1 orders 'bolts'.").fingerprint();

        assertThat(found("UNIT_UNKNOWN", "Line 1 orders 'bolts'.").fingerprint())
                .isNotEqualTo(one);
        assertThat(found("ITEM_UNKNOWN", "Line 1 has no item.").fingerprint()).isNotEqualTo(one);
        assertThat(found("ITEM_UNKNOWN", "Line 1 orders 'nuts'.").fingerprint()).isEqualTo(one);
    }

    private static Case found(String code, String reason) {
        return new Case(
                new CaseId(1),
                code,
                "EDI",
                Actor.ANALYST,
                reason,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                new CaseState.Open(),
                null,
                null,
                null,
                null,
                0,
                List.of());
    }
}
