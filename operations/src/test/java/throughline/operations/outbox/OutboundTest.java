package throughline.operations.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.model.document.ApplicationResponse;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.ReadSet;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.operations.House;
import throughline.operations.exception.CaseFilter;
import throughline.operations.intake.Outcome;
import throughline.operations.outbox.Dispatch.Dispatched;
import throughline.operations.outbox.Dispatch.Expected;

class OutboundTest {

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
    void everyDocumentLeavesOnce() {
        var sent = new ArrayList<String>();

        var first = outbound.drain(10, (unit, entry, numbers) -> {
            sent.add(entry.document().type());
            return dispatched(unit, entry, numbers);
        });
        var second = outbound.drain(10, this::dispatched);

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
    void whatAPartnerDoesNotWantIsMarkedSoAndNotKeptWaiting() {
        outbound.drain(10, (unit, entry, numbers) -> new Dispatched(null, null, null));

        assertThat(outbound.backlog()).isZero();
        assertThat(house.rows(
                        "select s.status from trail.document_state s join desk.outbox o on o.document = s.document"))
                .containsExactly("NOT_WANTED", "NOT_WANTED");
    }

    @Test
    void whatCannotBeSentIsTriedAgainLaterAndBecomesACase() {
        for (int i = 0; i < 5; i++) {
            outbound.drain(10, (unit, entry, numbers) -> {
                throw new IllegalStateException("the partner's door is shut");
            });
            assertThat(outbound.drain(10, this::dispatched))
                    .as("nothing is due at once")
                    .isZero();
            house.clock.forward(Duration.ofMinutes(5));
        }

        var cases = house.operations.cases().list(CaseFilter.LIVE, 10, 0);
        assertThat(cases).hasSize(2).allMatch(each -> each.code().equals("SEND_FAILED"));
        assertThat(cases.get(0).reason()).contains("the partner's door is shut");

        house.operations.cases().release(cases.get(0).id(), "anna", "the door is open");

        assertThat(outbound.drain(10, this::dispatched)).isEqualTo(2);
        assertThat(outbound.backlog()).isZero();
    }

    @Test
    void aControlNumberTakenForAFailedSendingIsNotLost() {
        var taken = new ArrayList<Long>();
        outbound.drain(1, (unit, entry, numbers) -> {
            numbers.next(entry.receiver(), "interchange");
            throw new IllegalStateException("no");
        });
        house.clock.forward(Duration.ofMinutes(5));
        outbound.drain(10, (unit, entry, numbers) -> {
            taken.add(numbers.next("one", "interchange"));
            return dispatched(unit, entry, numbers);
        });

        assertThat(taken).containsExactly(1L, 2L);
    }

    @Test
    void anAnswerThatDoesNotComeBecomesACaseOnce() {
        outbound.drain(10, this::dispatched);
        assertThat(outbound.overdue()).isZero();

        house.clock.forward(Duration.ofHours(25));

        assertThat(outbound.overdue()).isEqualTo(2);
        assertThat(outbound.overdue()).isZero();
        assertThat(house.operations.cases().list(CaseFilter.LIVE, 10, 0))
                .allMatch(each -> each.code().equals("ACKNOWLEDGEMENT_OVERDUE"));
    }

    @Test
    void anAcknowledgementFindsWhatItAnswers() {
        outbound.drain(10, this::dispatched);

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
    void a999AnswersWhatA997Answers() {
        outbound.drain(10, this::dispatched);

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

    private Dispatched dispatched(
            throughline.ledger.store.UnitOfWork unit, OutboxEntry entry, Dispatch.ControlNumbers numbers)
            throws Exception {
        var sealed = house.vault.sealOutbound(
                unit,
                entry.receiver(),
                "test",
                "out.edi",
                entry.id().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new Dispatched(
                sealed.id(),
                "000000007",
                new Expected("000000007", "7", "PR", house.clock.instant().plus(Duration.ofHours(24))));
    }

    private Outcome answer(String partner, String group, ApplicationResponse.Status status) {
        return answer(ApplicationResponse.Kind.X997, partner, group, status);
    }

    private Outcome answer(
            ApplicationResponse.Kind kind, String partner, String group, ApplicationResponse.Status status) {
        var message = house.sealed(partner + group + status);
        var envelope = House.envelope(partner, group + status.ordinal());
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
