package throughline.operations.ordering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.operations.House;
import throughline.operations.intake.Outcome;
import throughline.operations.outbox.Dispatch.Dispatched;

/** The clock is put on and back while orders are under way: nothing is lost, nothing is doubled, nothing waits for time to catch up. */
class ClockJumpTest {

    private House house;

    @BeforeEach
    void open() {
        house = new House();
    }

    @AfterEach
    void close() {
        assertThat(house.wrong()).isEmpty();
        house.close();
    }

    @Test
    void whatWasTakenBeforeTheJumpIsKnownAfterIt() {
        var first = House.buy("northgate", "JUMP-1", "TL-10002 12 EA");
        assertThat(house.takeOne("northgate", first)).isInstanceOf(Outcome.Accepted.class);

        house.clock.forward(Duration.ofDays(1));
        assertThat(house.takeOne("northgate", first)).isInstanceOf(Outcome.Duplicate.class);
        assertThat(house.takeOne("northgate", House.buy("northgate", "JUMP-2", "TL-10002 12 EA")))
                .isInstanceOf(Outcome.Accepted.class);

        house.clock.forward(Duration.ofDays(-2));
        assertThat(house.takeOne("northgate", first)).isInstanceOf(Outcome.Duplicate.class);
        assertThat(house.takeOne("northgate", House.buy("northgate", "JUMP-3", "TL-10002 12 EA")))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(house.rows("select count(*) from book.entry where kind = 'order allocated'"))
                .containsExactly("3");
    }

    @Test
    void whatIsToBeSentDoesNotWaitForTheOldTimeToComeAgain() {
        house.takeOne("northgate", House.buy("northgate", "JUMP-4", "TL-10002 12 EA"));
        house.clock.forward(Duration.ofDays(2));
        var outbound = house.operations.outbound();
        outbound.compose(10, (unit, entry, numbers) -> {
            throw new IOException("the partner's folder is away");
        });

        house.clock.forward(Duration.ofDays(-3));

        assertThat(outbound.compose(10, (unit, entry, numbers) -> new Dispatched(null, null, null)))
                .isEqualTo(2);
        assertThat(outbound.backlog()).isZero();
    }

    @Test
    void aWayThatRestsDoesNotRestUntilTheOldTimeComesAgain() throws Exception {
        house.takeOne("northgate", House.buy("northgate", "JUMP-5", "TL-10002 12 EA"));
        var outbound = house.operations.outbound();
        outbound.compose(10, (unit, entry, numbers) -> {
            var sealed = house.vault.sealOutbound(
                    unit,
                    entry.receiver(),
                    "test",
                    "out.edi",
                    entry.id().toString().getBytes(UTF_8));
            return new Dispatched(sealed.id(), null, null);
        });
        house.clock.forward(Duration.ofDays(2));
        for (int i = 0; i < 5; i++) {
            for (var receiver : outbound.due()) {
                outbound.carry(receiver, 10, parcel -> {
                    throw new IOException("the partner is away");
                });
            }
            house.clock.forward(Duration.ofMinutes(1));
        }
        assertThat(house.operations.ways().resting()).hasSize(2);

        house.clock.forward(Duration.ofDays(-3));

        for (var receiver : outbound.due()) {
            assertThat(outbound.carry(receiver, 10, parcel -> {})).isEqualTo(1);
        }
        assertThat(outbound.backlog()).isZero();
        assertThat(house.operations.ways().resting()).isEmpty();
    }
}
