package throughline.routes.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.operations.House;
import throughline.operations.outbox.Carriage;
import throughline.operations.outbox.Dispatch;
import throughline.operations.outbox.Dispatch.Dispatched;

/** Carriers beside each other, over a real database. */
class RelayTest {

    private final House house = new House();
    private final List<String> carried = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    private final Dispatch scribe = (unit, entry, numbers) -> new Dispatched(
            house.vault
                    .sealOutbound(
                            unit,
                            entry.receiver(),
                            "test",
                            "out.edi",
                            entry.id().toString().getBytes(UTF_8))
                    .id(),
            null,
            null);

    @BeforeEach
    void owe() {
        for (int i = 0; i < 3; i++) {
            house.take("northgate", House.buy("northgate", "RELAY-" + i, "TL-10002 12 EA"));
        }
    }

    @AfterEach
    void close() {
        end.countDown();
        house.close();
    }

    @Test
    void aPartnerThatHangsHoldsUpNobody() throws Exception {
        try (var relay = relay(
                parcel -> {
                    if (parcel.receiver().equals("northgate")) {
                        end.await();
                    }
                    carried.add(parcel.receiver());
                },
                Duration.ofMinutes(1))) {
            until(relay, 3);
            relay.drain();
            assertThat(carried).containsExactly("keystone3pl", "keystone3pl", "keystone3pl");
            end.countDown();
            until(relay, 6);
        }
        assertThat(house.operations.outbound().backlog()).isZero();
    }

    @Test
    void whatTakesTooLongIsBrokenOffAndTriedAgain() throws Exception {
        try (var relay = relay(
                parcel -> {
                    if (parcel.receiver().equals("northgate")) {
                        end.await();
                    }
                    carried.add(parcel.receiver());
                },
                Duration.ofMillis(300))) {
            until(relay, 3);
            for (int i = 0; i < 100 && failing() < 3; i++) {
                Thread.sleep(50);
                relay.drain();
            }
        }
        assertThat(failing()).isEqualTo(3);
        assertThat(house.rows("select last_error from desk.outbox where receiver = 'northgate'"))
                .allMatch(error -> error.contains("was not done within"));
        assertThat(house.operations.ways().resting()).hasSize(1);
    }

    @Test
    void aStopHoldsNothingAgainstAPartner() throws Exception {
        var relay = relay(parcel -> end.await(), Duration.ofMinutes(1));
        relay.drain();
        Thread.sleep(300);

        relay.close();

        assertThat(house.rows("select distinct attempts from desk.outbox")).containsExactly("0");
        assertThat(house.rows("select count(*) from desk.outbox where sent_at is null and message is not null"))
                .containsExactly("6");
    }

    private long failing() {
        return house.rows("select id from desk.outbox where receiver = 'northgate' and attempts = 1")
                .size();
    }

    private void until(Relay relay, int count) throws InterruptedException {
        for (int i = 0; i < 200 && carried.size() < count; i++) {
            relay.drain();
            Thread.sleep(50);
        }
        assertThat(carried).hasSize(count);
    }

    private Relay relay(Carriage carriage, Duration longest) {
        return new Relay(
                house.operations.outbound(), scribe, carriage, new Relay.Limits(longest, Duration.ofMillis(500)));
    }
}
