package throughline.operations.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.operations.House;
import throughline.operations.outbox.Dispatch.Dispatched;
import throughline.operations.outbox.Dispatch.Expected;
import throughline.operations.way.Ways;

/** Sealed first, carried afterwards: by two nodes over one database, of which one may die at any moment. */
class CarryingTest {

    private static final Duration HELD = Duration.ofMillis(700);

    private final House house = new House();
    private final Outbound one = node();
    private final Outbound other = node();
    private final CountDownLatch end = new CountDownLatch(1);

    @BeforeEach
    void owe() {
        house.take("northgate", House.buy("northgate", "CARRY-1", "TL-10002 12 EA"));
    }

    @AfterEach
    void close() {
        end.countDown();
        assertThat(house.wrong()).isEmpty();
        house.close();
    }

    @Test
    void whatWasSealedByANodeThatDiedLeavesAsItWasSealed() throws Exception {
        one.compose(10, this::composed);
        var sealed = house.rows("select message from desk.outbox order by id");

        assertThat(other.compose(10, this::composed))
                .as("it is not composed anew")
                .isZero();
        var carried = new ArrayList<String>();
        carryAll(other, parcel -> carried.add(parcel.message().toString()));

        assertThat(carried).containsExactlyInAnyOrderElementsOf(sealed);
        assertThat(house.rows("select last from desk.control_number")).containsOnly("1");
        assertThat(house.rows("select s.status from trail.message_state s where s.direction = 'OUT'"))
                .containsOnly("SENT");
    }

    @Test
    void whatANodeSentAndCouldNotWriteDownIsSentAgainTheSame() throws Exception {
        one.compose(10, this::composed);
        var twice = new ArrayList<String>();
        var sent = new CountDownLatch(1);
        var dying = CompletableFuture.runAsync(() -> carry(one, "northgate", parcel -> {
            twice.add(text(parcel));
            sent.countDown();
            end.await();
        }));
        sent.await();

        assertThat(other.carry("northgate", 10, parcel -> twice.add("too early")))
                .as("as long as the node lives, nobody else goes its way")
                .isZero();
        Thread.sleep(HELD.toMillis() + 200);
        assertThat(other.carry("northgate", 10, parcel -> twice.add(text(parcel))))
                .isEqualTo(1);
        end.countDown();
        dying.get(10, TimeUnit.SECONDS);

        assertThat(twice).hasSize(2);
        assertThat(twice.get(1)).isEqualTo(twice.get(0));
        assertThat(house.rows("select count(*) from desk.expectation where partner = 'northgate'"))
                .containsExactly("1");
        assertThat(one.due()).doesNotContain("northgate");
    }

    @Test
    void aNodeThatSaysThatItIsStillThereKeepsItsWay() throws Exception {
        one.compose(10, this::composed);
        var under = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> carry(one, "northgate", parcel -> {
            under.countDown();
            end.await();
        }));
        under.await();

        for (int i = 0; i < 6; i++) {
            Thread.sleep(HELD.toMillis() / 3);
            one.stillHere();
            assertThat(other.due()).doesNotContain("northgate");
        }

        end.countDown();
        slow.get(10, TimeUnit.SECONDS);
        assertThat(house.rows("select count(*) from desk.outbox where receiver = 'northgate' and sent_at is null"))
                .containsExactly("0");
    }

    @Test
    void aWayThatCouldNotBeGivenBackIsFreeAgainSoon() throws Exception {
        one.compose(10, this::composed);
        var holder = UUID.randomUUID();
        var node = new Ways(house.demo.test.database(), house.clock, holder, HELD);
        node.take("send keystone3pl");
        house.run(("insert into desk.way (name, holder, held_until) values ('send northgate', '%s',"
                        + " clock_timestamp() + interval '700 milliseconds')")
                .formatted(holder));

        for (int i = 0; i < 4; i++) {
            Thread.sleep(HELD.toMillis() / 3);
            node.keep();
        }

        assertThat(one.due()).containsExactly("northgate");
    }

    @Test
    void aPartnerThatHangsHoldsUpNobodyAndKeepsNoTransactionOpen() throws Exception {
        one.compose(10, this::composed);
        var hanging = new CountDownLatch(1);
        var hangs = CompletableFuture.runAsync(() -> carry(one, "northgate", parcel -> {
            hanging.countDown();
            end.await();
        }));
        hanging.await();

        assertThat(one.due()).containsExactly("keystone3pl");
        assertThat(one.carry("keystone3pl", 10, parcel -> {})).isEqualTo(1);
        assertThat(house.rows("select state from pg_stat_activity where datname = current_database()"
                        + " and pid <> pg_backend_pid() and state like 'idle in transaction%'"))
                .isEmpty();
        end.countDown();
        hangs.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aPartnerThatCannotBeReachedRestsAndIsTriedAgainWhenSomebodyHasMendedIt() throws Exception {
        for (int i = 0; i < 5; i++) {
            house.take("northgate", House.buy("northgate", "REST-" + i, "TL-10002 12 EA"));
        }
        one.compose(50, this::composed);
        var tried = new ArrayList<UUID>();

        int first = one.carry("northgate", 50, parcel -> {
            tried.add(parcel.id());
            throw new IOException("no route to northgate");
        });

        assertThat(first).as("the way rests after three").isEqualTo(3);
        assertThat(one.due()).doesNotContain("northgate");
        assertThat(other.carry("northgate", 50, parcel -> {}))
                .as("on every node")
                .isZero();
        assertThat(house.operations.ways().resting()).singleElement().satisfies(rest -> {
            assertThat(rest.name()).isEqualTo("send northgate");
            assertThat(rest.reason()).contains("no route to northgate");
        });

        house.clock.forward(Duration.ofSeconds(11));

        assertThat(other.carry("northgate", 50, parcel -> {})).isEqualTo(6);
        assertThat(house.operations.ways().resting()).isEmpty();
    }

    @Test
    void anAnswerThatIsQuickerThanWeAreIsNotTakenBack() throws Exception {
        one.compose(10, this::composed);

        one.carry("northgate", 10, parcel -> {
            house.run("update desk.expectation set state = 'accepted' where partner = 'northgate'");
            house.run("update desk.outbox set sent_at = now() where receiver = 'northgate'");
            house.run("update trail.message_state set status = 'ACKNOWLEDGED' where message = '%s'"
                    .formatted(parcel.message()));
        });

        assertThat(house.rows("select s.status from trail.message_state s join desk.outbox o on o.message = s.message"
                        + " where o.receiver = 'northgate'"))
                .containsExactly("ACKNOWLEDGED");
    }

    private Outbound node() {
        var ways = new Ways(house.demo.test.database(), house.clock, UUID.randomUUID(), HELD);
        return new Outbound(
                house.demo.test.database(),
                house.text,
                new Outbound.Owing(Promises.NONE, house.operations.caseBook()),
                ways,
                house.clock);
    }

    private static void carryAll(Outbound node, Carriage carriage) throws InterruptedException {
        for (var receiver : node.due()) {
            node.carry(receiver, 10, carriage);
        }
    }

    private static void carry(Outbound node, String receiver, Carriage carriage) {
        try {
            node.carry(receiver, 10, carriage);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String text(Parcel parcel) throws IOException {
        var sealed = house.vault.open(parcel.message());
        try (var bytes = sealed.open()) {
            return sealed.name() + " " + new String(bytes.readAllBytes(), UTF_8);
        }
    }

    private Dispatched composed(
            throughline.ledger.store.UnitOfWork unit, OutboxEntry entry, Dispatch.ControlNumbers numbers)
            throws Exception {
        long control = numbers.next(entry.receiver(), "interchange");
        var name = "%s-%09d.edi".formatted(entry.receiver(), control);
        var sealed = house.vault.sealOutbound(
                unit, entry.receiver(), "test", name, (entry.id() + " " + control).getBytes(UTF_8));
        return new Dispatched(
                sealed.id(),
                "%09d".formatted(control),
                new Expected("%09d".formatted(control), null, null, Duration.ofHours(24)));
    }
}
