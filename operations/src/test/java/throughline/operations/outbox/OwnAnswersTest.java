package throughline.operations.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.model.document.ForwardingInstructions;
import throughline.model.document.ForwardingResponse;
import throughline.model.document.OrderChange;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.WorkingCalendar;
import throughline.operations.House;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseFilter;
import throughline.operations.outbox.Dispatch.Business;
import throughline.operations.outbox.Dispatch.Dispatched;

/** Partners whose profiles say that they expect our answer within four hours. */
class OwnAnswersTest {

    private static final Business FOUR_HOURS = new Business(Duration.ofHours(4), null);

    private final House house = new House();
    private final Outbound outbound = house.operations.outbound();

    @BeforeEach
    void promise() {
        house.promises.put("northgate Order", FOUR_HOURS);
        house.promises.put("northgate OrderChange", FOUR_HOURS);
        house.promises.put("roadway ForwardingInstructions", FOUR_HOURS);
    }

    @AfterEach
    void close() {
        assertThat(house.wrong()).isEmpty();
        house.close();
    }

    @Test
    void anOrderIsAnsweredWhenOurResponseHasLeftAndNoSooner() throws Exception {
        house.take("northgate", House.buy("northgate", "OWN-1", "TL-10002 12 EA"));
        assertThat(answers()).containsExactly("us northgate OrderResponse OWN-1 due");

        compose();
        assertThat(answers()).as("composed, and not there").containsExactly("us northgate OrderResponse OWN-1 due");
        carry(parcel -> {
            throw new IOException("their door is shut");
        });
        assertThat(answers()).containsExactly("us northgate OrderResponse OWN-1 due");

        house.clock.forward(Duration.ofMinutes(30));
        carry(parcel -> {});
        assertThat(answers()).containsExactly("us northgate OrderResponse OWN-1 accepted");
        assertThat(house.rows("select answered_at <= due_at from desk.business_answer"))
                .containsExactly("t");
        house.clock.forward(Duration.ofHours(9));
        assertThat(outbound.overdue()).isZero();
    }

    @Test
    void whatHasNotLeftInTimeIsACaseOnceForWhoeverServesTheCustomerUntilItHas() throws Exception {
        house.take("northgate", House.buy("northgate", "OWN-2", "TL-10002 12 EA"));
        house.clock.forward(Duration.ofHours(5));

        assertThat(outbound.overdue()).isEqualTo(1);
        assertThat(outbound.overdue()).isZero();
        assertThat(live()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("ORDER_UNANSWERED");
            assertThat(each.desk()).isEqualTo("CUSTOMER_SERVICE");
            assertThat(each.reason()).startsWith("We have not answered northgate's Order OWN-2 in time");
        });

        drain();
        assertThat(live()).isEmpty();
        assertThat(house.rows("select state || ' ' || (answered_at > due_at) from desk.business_answer"))
                .containsExactly("accepted true");
    }

    @Test
    void theTimeIsThePartnersOwnAndCountsFromTheArrival() throws Exception {
        var now = house.clock.instant().atZone(ZoneOffset.UTC);
        house.promises.put(
                "northgate Order",
                new Business(
                        Duration.ofHours(2),
                        new WorkingCalendar(
                                ZoneOffset.UTC,
                                Set.of(now.plusDays(2).getDayOfWeek()),
                                LocalTime.of(9, 0),
                                LocalTime.of(17, 0),
                                Set.of())));
        house.take("northgate", House.buy("northgate", "OWN-3", "TL-10002 12 EA"));
        var due = now.plusDays(2).with(LocalTime.of(11, 0));

        house.clock.forward(Duration.between(now, due).minusMinutes(1));
        assertThat(outbound.overdue()).isZero();
        house.clock.forward(Duration.ofMinutes(2));
        assertThat(outbound.overdue()).isEqualTo(1);
    }

    @Test
    void aChangeIsOwedAnAnswerOfItsOwnAndTheOrdersStaysAnsweredInTime() throws Exception {
        house.take("northgate", House.buy("northgate", "OWN-4", "TL-10002 12 EA"));
        drain();
        house.clock.forward(Duration.ofHours(5));

        house.take("northgate", cancel("OWN-4"));
        assertThat(answers())
                .containsExactly("us northgate OrderResponse OWN-4 accepted", "us northgate OrderResponse OWN-4 due");
        drain();
        assertThat(house.rows("select state || ' ' || (answered_at > due_at) from desk.business_answer order by id"))
                .containsExactly("accepted false", "refused false");
    }

    @Test
    void whatComesAgainAndWhatNobodyExpectsAnAnswerToIsOwedNone() {
        house.take("northgate", House.buy("northgate", "OWN-5", "TL-10002 12 EA"));
        house.take("northgate", House.buy("northgate", "OWN-5", "TL-10002 12 EA"));
        house.take("lakeshore", House.buy("lakeshore", "OWN-6", "TL-10002 12 EA"));

        assertThat(answers()).containsExactly("us northgate OrderResponse OWN-5 due");
    }

    @Test
    void aLoadThatWasOfferedToUsIsAnsweredByThePerson() throws Exception {
        house.take("roadway", tender("LOAD-7"));
        assertThat(answers()).containsExactly("us roadway ForwardingResponse LOAD-7 due");
        house.clock.forward(Duration.ofHours(5));
        outbound.overdue();
        assertThat(live()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("LOAD_UNANSWERED");
            assertThat(each.desk()).isEqualTo("PLANNING");
        });

        new OnRequest(house.demo.test.database(), house.operations.outbox())
                .send(
                        new ForwardingResponse(
                                new DocumentNumber("LOAD-7"),
                                new PartyId("US01"),
                                new PartyId("roadway"),
                                "TLNE",
                                ForwardingResponse.Answer.DECLINED,
                                null,
                                null,
                                "no driver",
                                Provenance.OURS),
                        "roadway");
        drain();

        assertThat(answers()).containsExactly("us roadway ForwardingResponse LOAD-7 refused");
        assertThat(live()).isEmpty();
    }

    @Test
    void anAnswerThatTurnsOutNotToHaveArrivedIsOwedAgain() throws Exception {
        house.take("northgate", House.buy("northgate", "OWN-8", "TL-10002 12 EA"));
        drain();
        var message = throughline.model.lineage.MessageId.parse(
                house.rows("select message from desk.outbox where type = 'OrderResponse'")
                        .get(0));

        house.demo.test.database().transact(unit -> {
            outbound.notReceived(unit, message, "its receipt says so");
            return message;
        });

        assertThat(answers()).containsExactly("us northgate OrderResponse OWN-8 due");
    }

    @Test
    void bothSidesStandInOneListByWhatIsAskedFor() throws Exception {
        house.take("northgate", House.buy("northgate", "OWN-9", "TL-10002 12 EA"));
        drain();
        house.take("northgate", House.buy("northgate", "OWN-10", "TL-10002 12 EA"));
        house.take("roadway", load("LOAD-9"));
        house.clock.forward(Duration.ofHours(5));
        outbound.overdue();
        house.take("northgate", House.buy("northgate", "OWN-11", "TL-10002 12 EA"));
        var list = new AnswerList(house.demo.test.database());

        assertThat(list.list(new AnswerList.Filter(null, null, null, null), 10, 0))
                .extracting(each -> each.owedBy() + " " + each.number() + " " + each.state())
                .containsExactly("us OWN-11 open", "them LOAD-9 unmatched", "us OWN-10 overdue", "us OWN-9 accepted");
        assertThat(numbers(list, "us", AnswerList.State.WAITING)).containsExactly("OWN-11", "OWN-10");
        assertThat(numbers(list, null, AnswerList.State.UNMATCHED)).containsExactly("LOAD-9");
        assertThat(numbers(list, null, AnswerList.State.LATE)).isEmpty();
        drain();
        assertThat(numbers(list, null, AnswerList.State.LATE)).containsExactly("OWN-10");
        assertThat(list.list(new AnswerList.Filter(null, null, "northgate", "OWN-9"), 10, 0))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.type()).isEqualTo("Order");
                    assertThat(list.of(requireNonNull(each.document()))).containsExactly(each);
                    assertThat(list.of(requireNonNull(each.answeredBy()))).containsExactly(each);
                });
        assertThat(list.list(new AnswerList.Filter(null, null, null, null), 2, 2))
                .extracting(AnswerList.Line::number)
                .containsExactly("OWN-10", "OWN-9");
    }

    private static List<String> numbers(AnswerList list, @Nullable String owedBy, AnswerList.State state) {
        return list.list(new AnswerList.Filter(owedBy, state, null, null), 10, 0).stream()
                .map(AnswerList.Line::number)
                .toList();
    }

    private static ForwardingResponse load(String number) {
        return new ForwardingResponse(
                new DocumentNumber(number),
                new PartyId("roadway"),
                new PartyId("US01"),
                "RDWY",
                ForwardingResponse.Answer.ACCEPTED,
                null,
                null,
                null,
                Provenance.OURS);
    }

    private List<String> answers() {
        return house.rows(
                "select owed_by || ' ' || partner || ' ' || answer || ' ' || number || ' ' || state from desk.business_answer order by id");
    }

    private List<Case> live() {
        return house.operations.cases().list(CaseFilter.LIVE, 10, 0);
    }

    private void drain() throws InterruptedException {
        compose();
        carry(parcel -> {});
    }

    private void compose() {
        outbound.compose(
                10,
                (unit, entry, numbers) -> new Dispatched(
                        house.vault
                                .sealOutbound(
                                        unit,
                                        entry.receiver(),
                                        "test",
                                        "out.edi",
                                        entry.id().toString().getBytes(UTF_8))
                                .id(),
                        "7",
                        null));
    }

    private void carry(Carriage carriage) throws InterruptedException {
        for (var receiver : outbound.due()) {
            outbound.carry(receiver, 10, carriage);
        }
    }

    private static OrderChange cancel(String order) {
        return new OrderChange(
                new DocumentNumber(order + "-1"),
                new PartyId("northgate"),
                new PartyId("US01"),
                new DocumentNumber(order),
                OrderChange.Kind.CANCEL,
                null,
                List.of(),
                Provenance.OURS);
    }

    private static ForwardingInstructions tender(String number) {
        return new ForwardingInstructions(
                new DocumentNumber(number),
                new PartyId("roadway"),
                new PartyId("US01"),
                "TLNE",
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                Provenance.OURS);
    }
}
