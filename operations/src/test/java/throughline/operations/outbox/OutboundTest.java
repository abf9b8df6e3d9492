package throughline.operations.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.ApplicationResponse;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.ReadSet;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.WorkingCalendar;
import throughline.operations.House;
import throughline.operations.exception.CaseFilter;
import throughline.operations.intake.Outcome;
import throughline.operations.outbox.Dispatch.Dispatched;
import throughline.operations.outbox.Dispatch.Expected;

class OutboundTest {

    private static final Carriage ARRIVES = parcel -> {};

    private House house;
    private Outbound outbound;

    @BeforeEach
    void open() {
        house = new House();
        outbound = house.operations.outbound();
        house.take("northgate", House.buy("northgate", "OUT-1", "TL-10002 12 EA"));
    }

    @AfterEach
    void close() {
        assertThat(house.wrong()).isEmpty();
        house.close();
    }

    @Test
    void everyDocumentLeavesOnce() throws Exception {
        var sent = new ArrayList<String>();

        var first = drain(this::composed, parcel -> sent.add(parcel.about().type()));
        var second = drain(this::composed, parcel -> sent.add(parcel.about().type()));

        assertThat(first).isEqualTo(2);
        assertThat(second).isZero();
        assertThat(sent).containsExactlyInAnyOrder("OrderResponse", "ShipmentInstruction");
        assertThat(outbound.backlog()).isZero();
        assertThat(house.rows(
                        "select s.status from trail.document_state s join trail.dispatch x on x.document = s.document"
                                + " join trail.message m on m.id = x.message and m.direction = 'OUT'"))
                .as("each led on to the message that carried it")
                .containsExactly("SENT", "SENT");
    }

    @Test
    void whatAPartnerDoesNotWantIsMarkedSoAndNotKeptWaiting() throws Exception {
        drain((unit, entry, numbers) -> new Dispatched(null, null, null), parcel -> {
            throw new AssertionError("there is nothing to carry");
        });

        assertThat(outbound.backlog()).isZero();
        assertThat(house.rows(
                        "select s.status from trail.document_state s join desk.outbox o on o.document = s.document"))
                .containsExactly("NOT_WANTED", "NOT_WANTED");
    }

    @Test
    void whatCannotBeSentIsTriedAgainLaterAndBecomesACase() throws Exception {
        for (int i = 0; i < 5; i++) {
            drain(this::composed, parcel -> {
                throw new IOException("the partner's door is shut");
            });
            assertThat(drain(this::composed, ARRIVES))
                    .as("nothing is due at once")
                    .isZero();
            house.clock.forward(Duration.ofMinutes(5));
        }

        var cases = house.operations.cases().list(CaseFilter.LIVE, 10, 0);
        assertThat(cases).hasSize(2).allMatch(each -> each.code().equals("SEND_FAILED"));
        assertThat(cases.get(0).reason()).contains("the partner's door is shut");

        house.operations.cases().release(cases.get(0).id(), "anna", "the door is open");

        assertThat(drain(this::composed, ARRIVES)).isEqualTo(2);
        assertThat(outbound.backlog()).isZero();
    }

    @Test
    void aCaseOfSomethingUnsentIsClosedWhenItIsSentAfterAll() throws Exception {
        for (int i = 0; i < 5; i++) {
            drain(this::composed, parcel -> {
                throw new IOException("the partner's door is shut");
            });
            house.clock.forward(Duration.ofMinutes(5));
        }
        assertThat(house.operations.cases().list(CaseFilter.LIVE, 10, 0)).hasSize(2);

        house.clock.forward(Duration.ofMinutes(5));
        assertThat(drain(this::composed, ARRIVES)).isEqualTo(2);

        assertThat(house.operations.cases().list(CaseFilter.LIVE, 10, 0)).isEmpty();
        assertThat(house.rows("select state || ' ' || decided_why from desk.case_"))
                .containsOnly("closed it was sent after all");
    }

    @Test
    void aCaseOfSomethingSentStaysOpenUntilItsReceiptHasCome() throws Exception {
        for (int i = 0; i < 5; i++) {
            drain(this::composed, parcel -> {
                throw new IOException("the partner's door is shut");
            });
            house.clock.forward(Duration.ofMinutes(5));
        }
        house.run("insert into desk.as2_sent (message, partner, mic, sent_at, due_at, state)"
                + " select message, receiver, 'x', now(), now(), 'due' from desk.outbox limit 1");

        house.clock.forward(Duration.ofMinutes(5));
        assertThat(drain(this::composed, ARRIVES)).isEqualTo(2);

        assertThat(house.operations.cases().list(CaseFilter.LIVE, 10, 0)).hasSize(1);
    }

    @Test
    void whatCannotBeComposedIsTriedAgainLaterAndBecomesACase() throws Exception {
        for (int i = 0; i < 5; i++) {
            drain(
                    (unit, entry, numbers) -> {
                        throw new IllegalStateException("there is no place for this value");
                    },
                    ARRIVES);
            house.clock.forward(Duration.ofMinutes(5));
        }

        assertThat(house.operations.cases().list(CaseFilter.LIVE, 10, 0))
                .hasSize(2)
                .allMatch(each -> each.code().equals("SEND_FAILED"))
                .allMatch(each -> each.reason().contains("no place for this value"));
        assertThat(drain(this::composed, ARRIVES)).isEqualTo(2);
        assertThat(house.operations.cases().list(CaseFilter.LIVE, 10, 0)).isEmpty();
    }

    @Test
    void whatAPersonDecidesNotToSendDoesNotLeave() throws Exception {
        for (int i = 0; i < 5; i++) {
            drain(this::composed, parcel -> {
                throw new IOException("the partner's door is shut");
            });
            house.clock.forward(Duration.ofMinutes(5));
        }
        for (var each : house.operations.cases().list(CaseFilter.LIVE, 10, 0)) {
            house.operations.cases().reject(each.id(), "anna", "they have it on paper");
        }

        assertThat(drain(this::composed, ARRIVES)).isZero();
        assertThat(outbound.backlog()).isZero();
        assertThat(house.rows("select status || ': ' || text from trail.message_state where direction = 'OUT'"))
                .containsOnly("COMPOSED: It was composed and not sent: a person decided so.");
        house.clock.forward(Duration.ofHours(48));
        assertThat(outbound.overdue()).as("no answer to what was never sent").isZero();
    }

    @Test
    void aControlNumberTakenForAFailedSendingIsNotLost() throws Exception {
        var taken = new ArrayList<Long>();
        outbound.compose(1, (unit, entry, numbers) -> {
            numbers.next(entry.receiver(), "interchange");
            throw new IllegalStateException("no");
        });
        house.clock.forward(Duration.ofMinutes(5));
        outbound.compose(10, (unit, entry, numbers) -> {
            taken.add(numbers.next("one", "interchange"));
            return composed(unit, entry, numbers);
        });

        assertThat(taken).containsExactly(1L, 2L);
    }

    @Test
    void anAnswerThatDoesNotComeBecomesACaseOnce() throws Exception {
        drain(this::composed, ARRIVES);
        assertThat(outbound.overdue()).isZero();

        house.clock.forward(Duration.ofHours(25));

        assertThat(outbound.overdue()).isEqualTo(2);
        assertThat(outbound.overdue()).isZero();
        assertThat(house.operations.cases().list(CaseFilter.LIVE, 10, 0))
                .allMatch(each -> each.code().equals("ACKNOWLEDGEMENT_OVERDUE"));
    }

    @Test
    void anAcknowledgementFindsWhatItAnswers() throws Exception {
        drain(this::composed, ARRIVES);

        assertThat(answer("northgate", "7", ApplicationResponse.Status.ACCEPTED))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(answer("keystone3pl", "7", ApplicationResponse.Status.REJECTED))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(answer("northgate", "999", ApplicationResponse.Status.ACCEPTED))
                .isInstanceOf(Outcome.Rejected.class);

        assertThat(house.operations.cases().list(CaseFilter.LIVE, 10, 0))
                .extracting(each -> each.code())
                .containsExactlyInAnyOrder("ACKNOWLEDGEMENT_REJECTED", "ACKNOWLEDGEMENT_UNMATCHED");
        house.clock.forward(Duration.ofHours(25));
        assertThat(outbound.overdue()).isZero();
    }

    @Test
    void a999AnswersWhatA997Answers() throws InterruptedException {
        drain(this::composed, ARRIVES);

        assertThat(answer(ApplicationResponse.Kind.X999, "northgate", "7", ApplicationResponse.Status.ACCEPTED))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(answer(ApplicationResponse.Kind.X999, "keystone3pl", "7", ApplicationResponse.Status.REJECTED))
                .isInstanceOf(Outcome.Accepted.class);

        assertThat(house.operations.cases().list(CaseFilter.LIVE, 10, 0))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.code()).isEqualTo("ACKNOWLEDGEMENT_REJECTED");
                    assertThat(each.reason()).contains("999 group 7");
                });
        house.clock.forward(Duration.ofHours(25));
        assertThat(outbound.overdue()).isZero();
    }

    @Test
    void whatIsRefusedForGoodIsShownToAPersonAtOnce() throws Exception {
        drain(
                (unit, entry, numbers) -> {
                    throw new DeliveryRefused("it breaks guides/x12-855.yaml");
                },
                ARRIVES);

        assertThat(house.operations.cases().list(CaseFilter.LIVE, 10, 0))
                .hasSize(2)
                .allMatch(each -> each.reason().contains("guides/x12-855.yaml"));
    }

    @Test
    void anAnswerMayBeLatePartialOrSaidTwice() throws Exception {
        drain(this::composed, ARRIVES);
        house.clock.forward(Duration.ofHours(25));
        assertThat(outbound.overdue()).isEqualTo(2);

        answer("northgate", "7", ApplicationResponse.Status.ACCEPTED);
        answer("keystone3pl", "7", ApplicationResponse.Status.PARTIALLY_ACCEPTED);
        var again = answer(ApplicationResponse.Kind.X999, "northgate", "7", ApplicationResponse.Status.ACCEPTED);

        assertThat(outbound.list(null, null, 10))
                .extracting(Outbound.View::receiver, Outbound.View::state)
                .containsExactlyInAnyOrder(
                        tuple("northgate", "acknowledged late"), tuple("keystone3pl", "refused in part"));
        assertThat(again).isInstanceOf(Outcome.Duplicate.class);
    }

    @Test
    void anAnswerIsDueInThePartnersOwnTime() throws Exception {
        var now = house.clock.instant().atZone(ZoneOffset.UTC);
        // They work on the day after tomorrow alone, from nine to five.
        var calendar = new WorkingCalendar(
                ZoneOffset.UTC,
                Set.of(now.plusDays(2).getDayOfWeek()),
                LocalTime.of(9, 0),
                LocalTime.of(17, 0),
                Set.of());
        drain(
                (unit, entry, numbers) -> {
                    var message = composed(unit, entry, numbers).message();
                    return new Dispatched(
                            message, "000000007", new Expected("000000007", "7", "PR", Duration.ofHours(2), calendar));
                },
                ARRIVES);
        var due = now.plusDays(2).with(LocalTime.of(11, 0));

        house.clock.forward(Duration.between(now, due).minusMinutes(1));
        assertThat(outbound.overdue()).isZero();
        house.clock.forward(Duration.ofMinutes(2));
        assertThat(outbound.overdue()).isEqualTo(2);
    }

    private int drain(Dispatch dispatch, Carriage carriage) throws InterruptedException {
        outbound.compose(10, dispatch);
        int tried = 0;
        for (var receiver : outbound.due()) {
            tried += outbound.carry(receiver, 10, carriage);
        }
        return tried;
    }

    private Dispatched composed(UnitOfWork unit, OutboxEntry entry, Dispatch.ControlNumbers numbers) throws Exception {
        var sealed = house.vault.sealOutbound(
                unit, entry.receiver(), "test", "out.edi", entry.id().toString().getBytes(UTF_8));
        return new Dispatched(sealed.id(), "000000007", new Expected("000000007", "7", "PR", Duration.ofHours(24)));
    }

    private Outcome answer(String partner, String group, ApplicationResponse.Status status) {
        return answer(ApplicationResponse.Kind.X997, partner, group, status);
    }

    private Outcome answer(
            ApplicationResponse.Kind kind, String partner, String group, ApplicationResponse.Status status) {
        var message = house.sealed(partner + group + kind + status);
        var envelope = House.envelope(partner, group + kind.ordinal() + status.ordinal());
        var answer = new ApplicationResponse(
                new DocumentNumber(partner + group),
                new PartyId(partner),
                new PartyId("US01"),
                kind,
                "000000007",
                null,
                null,
                group,
                "PR",
                "004010",
                status,
                null,
                List.of(),
                1,
                Provenance.OURS);
        house.operations.intake().open(message, envelope);
        return house.operations
                .intake()
                .take(
                        message,
                        envelope,
                        List.of(new ReadSet(
                                kind.message(),
                                "004010",
                                "1",
                                "0001",
                                1,
                                answer,
                                List.of(),
                                new SourceSpan(message, 0, 10, "ST"))))
                .get(0);
    }
}
