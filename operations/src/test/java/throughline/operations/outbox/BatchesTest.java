package throughline.operations.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Status;
import throughline.model.document.OrderResponse;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.ReadSet;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.operations.House;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseFilter;
import throughline.operations.intake.Outcome;

/** Northgate's order responses leave together: after a quarter of an hour, or three at a time. */
class BatchesTest {

    private static final int MOST = 3;

    private final House house = new House();
    private final Outbound outbound = house.operations.outbound();
    private final List<String> carried = new ArrayList<>();
    private final Together dispatch = new Together();

    @AfterEach
    void close() {
        assertThat(house.wrong()).isEmpty();
        house.close();
    }

    @Test
    void theyWaitForEachOtherAndLeaveInOneInterchangeEachWithItsOwnLineage() throws Exception {
        order(2);
        outbound.compose(20, dispatch);

        assertThat(outbound.bundle(dispatch)).isZero();
        assertThat(states()).containsExactly("waits for its batch", "waits for its batch");
        house.clock.forward(Duration.ofMinutes(14));
        assertThat(outbound.bundle(dispatch)).isZero();
        house.clock.forward(Duration.ofMinutes(1));
        assertThat(outbound.bundle(dispatch)).isEqualTo(2);
        assertThat(outbound.bundle(dispatch)).isZero();
        carry();

        assertThat(carried).singleElement().asString().startsWith("1 BATCH-0 0001,BATCH-1 0002");
        assertThat(states()).containsExactly("sent", "sent");
        assertThat(outbound.list(null, null, 10))
                .filteredOn(each -> each.type().equals("OrderResponse"))
                .allMatch(each -> "000000001".equals(each.interchange()));
        assertThat(house.rows("select count(*) || ' in ' || count(distinct x.message) from trail.dispatch x"
                        + " join trail.document d on d.id = x.document where d.type = 'OrderResponse'"))
                .containsExactly("2 in 1");
        assertThat(house.rows("select distinct s.status from trail.document_state s join trail.document d"
                        + " on d.id = s.document where d.type = 'OrderResponse'"))
                .containsExactly("SENT");
        assertThat(outbound.carriedBy(message(), 10)).hasSize(2);
    }

    @Test
    void asSoonAsThereAreEnoughTheyLeaveAndTheRestWaitsOn() throws Exception {
        order(4);
        outbound.compose(20, dispatch);

        assertThat(outbound.bundle(dispatch)).isEqualTo(3);
        assertThat(states()).containsExactly("waiting", "waiting", "waiting", "waits for its batch");
        house.clock.forward(Duration.ofMinutes(16));
        assertThat(outbound.bundle(dispatch)).isEqualTo(1);
        carry();
        assertThat(carried)
                .extracting(each -> each.substring(0, 1))
                .as("control numbers without gaps")
                .containsExactly("1", "2");
    }

    @Test
    void anAnswerToTheGroupIsTakenSetBySet() throws Exception {
        leave(3);

        var said = List.of(set("0001", Status.ACCEPTED), set("2", Status.REJECTED));
        assertThat(answer(Status.PARTIALLY_ACCEPTED, said, "a")).isInstanceOf(Outcome.Accepted.class);

        assertThat(states())
                .as("what an answer does not name has nothing wrong")
                .containsExactly("acknowledged", "refused", "acknowledged");
        assertThat(live()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("ACKNOWLEDGEMENT_REJECTED");
            assertThat(each.subject()).isEqualTo(subject("BATCH-1"));
        });
        assertThat(house.rows("select status from trail.message_state where message = '%s'".formatted(message())))
                .containsExactly("REFUSED");
        assertThat(answer(Status.PARTIALLY_ACCEPTED, said, "b")).isInstanceOf(Outcome.Duplicate.class);
    }

    @Test
    void aGroupThatIsRefusedAsAWholeIsOneCaseAndSoIsOneThatNobodyAnswers() throws Exception {
        leave(3);
        house.clock.forward(Duration.ofHours(25));

        outbound.overdue();
        assertThat(live()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("ACKNOWLEDGEMENT_OVERDUE");
            assertThat(each.reason()).contains(" and 2 more (interchange 000000001)");
        });

        answer(Status.REJECTED, List.of(), "a");
        assertThat(states()).containsExactly("refused", "refused", "refused");
        assertThat(live())
                .extracting(Case::code)
                .containsExactlyInAnyOrder("ACKNOWLEDGEMENT_OVERDUE", "ACKNOWLEDGEMENT_REJECTED");
    }

    @Test
    void whoeverEndsWhileItComposesTakesNoNumberAndLosesNothing() throws Exception {
        order(3);
        outbound.compose(20, dispatch);
        dispatch.fails = true;
        assertThat(outbound.bundle(dispatch)).isZero();
        assertThat(house.rows("select last from desk.control_number where partner = 'northgate'"))
                .isEmpty();
        assertThat(states()).containsExactly("failing", "failing", "failing");

        dispatch.fails = false;
        assertThat(outbound.bundle(dispatch)).as("not at once").isZero();
        house.clock.forward(Duration.ofMinutes(1));
        assertThat(outbound.bundle(dispatch)).isEqualTo(3);
        carry();
        assertThat(carried).singleElement().asString().startsWith("1 ");
    }

    @Test
    void oneThatCannotBeWrittenHoldsUpNoneOfTheOthers() throws Exception {
        dispatch.unwritable = "BATCH-1";
        leave(3);

        assertThat(carried).singleElement().asString().startsWith("1 BATCH-0 0001,BATCH-2 0002");
        assertThat(live()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("SEND_FAILED");
            assertThat(each.reason()).contains("holds the separator");
        });

        dispatch.unwritable = "";
        house.operations.cases().release(live().get(0).id(), "anna", "the number is mended");
        assertThat(outbound.bundle(dispatch)).isZero();
        house.clock.forward(Duration.ofMinutes(16));
        assertThat(outbound.bundle(dispatch)).isEqualTo(1);
        assertThat(live()).isEmpty();
    }

    @Test
    void whatDidNotArriveIsSentAgainAsAWholeUnderTheSameNumber() throws Exception {
        order(3);
        outbound.compose(20, dispatch);
        outbound.bundle(dispatch);
        assertThat(outbound.carry("northgate", 10, parcel -> {
                    throw new IOException("the door is shut");
                }))
                .as("tried once, not once for each document")
                .isEqualTo(1);
        assertThat(states()).containsOnly("failing");

        house.clock.forward(Duration.ofMinutes(5));
        carry();
        house.demo.test.database().transact(unit -> {
            outbound.notReceived(unit, message(), "the receipt says that it was damaged");
            return unit;
        });
        assertThat(states()).containsOnly("failing");
        assertThat(live()).singleElement().satisfies(each -> assertThat(each.reason())
                .contains("and 2 more in the same interchange"));
        house.clock.forward(Duration.ofMinutes(5));
        carry();

        assertThat(carried).hasSize(2);
        assertThat(carried.get(1)).isEqualTo(carried.get(0));
        assertThat(states()).containsOnly("sent");
        assertThat(house.rows("select last from desk.control_number where partner = 'northgate'"))
                .containsExactly("1");
    }

    @Test
    void whatAPersonDecidesNotToSendStaysAsAWhole() throws Exception {
        order(3);
        outbound.compose(20, dispatch);
        outbound.bundle(dispatch);
        outbound.carry("northgate", 10, parcel -> {
            throw new DeliveryRefused("they do not want it");
        });

        house.operations.cases().reject(live().get(0).id(), "anna", "they have it on paper");
        house.clock.forward(Duration.ofHours(30));
        carry();

        assertThat(carried).isEmpty();
        assertThat(states()).containsOnly("not wanted");
        assertThat(outbound.overdue()).isZero();
    }

    @Test
    void twoNodesMakeOneInterchangeOfOneLot() throws Exception {
        order(3);
        outbound.compose(20, dispatch);
        var under = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        dispatch.meanwhile = () -> {
            under.countDown();
            end.await();
        };
        var slow = CompletableFuture.supplyAsync(() -> outbound.bundle(dispatch));
        assertThat(under.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(outbound.bundle(new Together())).isZero();
        end.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(house.rows("select count(distinct message) from desk.outbox where receiver = 'northgate'"))
                .containsExactly("1");
    }

    private void order(int count) {
        for (int i = 0; i < count; i++) {
            house.take("northgate", House.buy("northgate", "BATCH-" + i, "TL-10002 12 EA"));
        }
    }

    private void leave(int count) throws Exception {
        order(count);
        outbound.compose(20, dispatch);
        outbound.bundle(dispatch);
        carry();
    }

    private void carry() throws InterruptedException {
        outbound.carry("northgate", 10, parcel -> {
            var sealed = house.vault.open(parcel.message());
            try (var bytes = sealed.open()) {
                carried.add(new String(bytes.readAllBytes(), UTF_8));
            }
        });
    }

    private List<Case> live() {
        return house.operations.cases().list(CaseFilter.LIVE, 10, 0);
    }

    private List<String> states() {
        return outbound.list(null, null, 50).stream()
                .filter(each -> each.receiver().equals("northgate"))
                .sorted((a, b) -> a.id().toString().compareTo(b.id().toString()))
                .map(Outbound.View::state)
                .toList();
    }

    private throughline.model.lineage.MessageId message() {
        return throughline.model.lineage.MessageId.parse(house.rows(
                        "select distinct message from desk.outbox where receiver = 'northgate' and message is not null")
                .get(0));
    }

    private String subject(String order) {
        return house.rows("select o.subject from desk.outbox o join trail.document d on d.id = o.document"
                        + " where o.receiver = 'northgate' and d.json::text like '%%\"%s\"%%'".formatted(order))
                .get(0);
    }

    private static ApplicationResponse.SetResult set(String control, Status status) {
        return new ApplicationResponse.SetResult("855", control, status, List.of(), List.of());
    }

    private Outcome answer(Status status, List<ApplicationResponse.SetResult> sets, String name) {
        var message = house.sealed(name);
        var envelope = House.envelope("northgate", "9" + name.hashCode());
        var answer = new ApplicationResponse(
                new DocumentNumber("northgate-" + name),
                new PartyId("northgate"),
                new PartyId("US01"),
                ApplicationResponse.Kind.X997,
                "000000900",
                null,
                null,
                "1",
                "PR",
                "004010",
                status,
                null,
                sets,
                3,
                Provenance.OURS);
        house.operations.intake().open(message, envelope);
        var read =
                new ReadSet("997", "004010", "1", "0001", 1, answer, List.of(), new SourceSpan(message, 0, 10, "ST"));
        return house.operations.intake().take(message, envelope, List.of(read)).get(0);
    }

    private interface Meanwhile {
        void happens() throws InterruptedException;
    }

    /** Writes the order's number and the set's of each. */
    private final class Together implements Dispatch {

        private boolean fails;
        private String unwritable = "";
        private Meanwhile meanwhile = () -> {};

        @Override
        public Dispatched compose(UnitOfWork unit, OutboxEntry entry, ControlNumbers numbers) {
            return new Dispatched(null, null, null);
        }

        @Override
        public @Nullable Joining joining(OutboxEntry entry, Instant now) {
            return entry.document() instanceof OrderResponse
                    ? new Joining(now.plus(Duration.ofMinutes(15)), MOST)
                    : null;
        }

        @Override
        public Bundled bundle(UnitOfWork unit, List<OutboxEntry> entries, ControlNumbers numbers) throws Exception {
            long control = numbers.next("northgate", "interchange");
            var interchange = "%09d".formatted(control);
            meanwhile.happens();
            if (fails) {
                throw new IOException("the disk is full");
            }
            var sets = new HashMap<OutboxEntry, String>();
            var refused = new HashMap<UUID, DeliveryRefused>();
            for (var entry : entries) {
                if (order(entry).equals(unwritable)) {
                    refused.put(entry.id(), new DeliveryRefused("BAK03: it holds the separator"));
                } else {
                    sets.put(entry, "%04d".formatted(sets.size() + 1));
                }
            }
            var text = sets.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue())
                    .map(each -> order(each.getKey()) + " " + each.getValue())
                    .collect(Collectors.joining(",", control + " ", ""));
            var sealed =
                    house.vault.sealOutbound(unit, "northgate", "test", interchange + ".edi", text.getBytes(UTF_8));
            var dispatched = new HashMap<UUID, Dispatched>();
            sets.forEach((entry, set) -> dispatched.put(
                    entry.id(),
                    new Dispatched(
                            sealed.id(),
                            interchange,
                            new Expected(interchange, "1", null, Duration.ofHours(24), null, set))));
            return new Bundled(dispatched, refused);
        }

        private static String order(OutboxEntry entry) {
            return ((OrderResponse) entry.document()).order().value();
        }
    }
}
