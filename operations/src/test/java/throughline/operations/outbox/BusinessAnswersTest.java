package throughline.operations.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.DocumentRow;
import throughline.ledger.trail.Documents;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ForwardingResponse;
import throughline.model.document.ItemReference;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderResponse;
import throughline.model.document.OrderResponse.LineStatus;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.WorkingCalendar;
import throughline.operations.House;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseFilter;
import throughline.operations.intake.Outcome;
import throughline.operations.outbox.Dispatch.Business;
import throughline.operations.outbox.Dispatch.Dispatched;

/** Partners whose profiles say that their business answers within four hours. */
class BusinessAnswersTest {

    private final House house = new House();
    private final Outbound outbound = house.operations.outbound();
    private Business business = new Business(Duration.ofHours(4), null);

    @BeforeEach
    void owe() {
        house.take("northgate", House.buy("northgate", "ANSWER-1", "TL-10002 12 EA"));
    }

    @AfterEach
    void close() {
        assertThat(house.wrong()).isEmpty();
        house.close();
    }

    @Test
    void whatNobodyAnswersInTimeIsACaseOnceAndOnlyWhatDeservesAnAnswerIsWaitedFor() throws Exception {
        drain();
        // The order's response deserves none; the warehouse's instruction does.
        assertThat(house.rows("select partner || ' ' || answer || ' ' || state from desk.business_answer"))
                .containsExactly("keystone3pl DespatchAdvice due");

        house.clock.forward(Duration.ofHours(3));
        assertThat(outbound.overdue()).isZero();
        house.clock.forward(Duration.ofHours(2));
        assertThat(outbound.overdue()).isEqualTo(1);
        assertThat(outbound.overdue()).isZero();
        assertThat(live()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("ANSWER_OVERDUE");
            assertThat(each.desk()).isEqualTo("PLANNING");
            assertThat(each.reason()).contains("keystone3pl has not answered our ShipmentInstruction SH-");
        });

        confirm();
        assertThat(house.rows("select state || ' ' || (answered_at > due_at) from desk.business_answer"))
                .as("late, and all the same")
                .containsExactly("accepted true");
        assertThat(live()).isEmpty();
    }

    @Test
    void aConfirmationAnswersItsInstructionAndNothingIsOverdue() throws Exception {
        drain();

        confirm();

        assertThat(house.rows("select state from desk.business_answer")).containsExactly("accepted");
        house.clock.forward(Duration.ofHours(5));
        assertThat(outbound.overdue()).isZero();
        assertThat(house.rows("select count(*) from trail.link where kind = 'answers' and to_document ="
                        + " (select answered_by from desk.business_answer)"))
                .containsExactly("1");
    }

    @Test
    void theTimeIsThePartnersOwn() throws Exception {
        var now = house.clock.instant().atZone(ZoneOffset.UTC);
        business = new Business(
                Duration.ofHours(2),
                new WorkingCalendar(
                        ZoneOffset.UTC,
                        Set.of(now.plusDays(2).getDayOfWeek()),
                        LocalTime.of(9, 0),
                        LocalTime.of(17, 0),
                        Set.of()));
        drain();
        var due = now.plusDays(2).with(LocalTime.of(11, 0));

        house.clock.forward(Duration.between(now, due).minusMinutes(1));
        assertThat(outbound.overdue()).isZero();
        house.clock.forward(Duration.ofMinutes(2));
        assertThat(outbound.overdue()).isEqualTo(1);
    }

    @Test
    void anOrderAndALoadAreTakenOrDeclinedAndSaidTwiceIsADuplicate() throws Exception {
        sent("Order", "PO-77", "OrderResponse");
        sent("ForwardingInstructions", "LOAD-7", "ForwardingResponse");

        assertThat(house.takeOne("roadway", response("PO-77", OrderResponse.Status.ACCEPTED)))
                .isInstanceOf(Outcome.Parked.class);
        assertThat(house.takeOne("roadway", load("LOAD-7", ForwardingResponse.Answer.DECLINED)))
                .isInstanceOf(Outcome.Parked.class);

        assertThat(house.rows("select number || ' ' || state from desk.business_answer order by 1"))
                .containsExactly("LOAD-7 refused", "PO-77 accepted");
        assertThat(live()).singleElement().satisfies(each -> {
            assertThat(each.code()).isEqualTo("ANSWER_REFUSED");
            assertThat(each.reason()).startsWith("roadway does not do what our ForwardingInstructions LOAD-7 asks.");
        });
        assertThat(house.takeOne("roadway", load("LOAD-7", ForwardingResponse.Answer.DECLINED)))
                .isInstanceOf(Outcome.Duplicate.class);
        assertThat(live()).hasSize(1);
        assertThat(house.rows("select number || ' ' || state from desk.business_answer order by id desc limit 1"))
                .containsExactly("LOAD-7 duplicate");
    }

    @Test
    void anotherPartnerAnswersNothingOfThisOnesAndANumberThatWasNeverSentIsACase() throws Exception {
        sent("ForwardingInstructions", "LOAD-8", "ForwardingResponse");

        house.takeOne("lakeshore", load("LOAD-8", ForwardingResponse.Answer.ACCEPTED));
        house.takeOne("roadway", load("LOAD-9", ForwardingResponse.Answer.ACCEPTED));

        assertThat(house.rows("select state from desk.business_answer order by id"))
                .containsExactly("due", "unmatched", "unmatched");
        assertThat(live()).allMatch(each -> each.code().equals("ANSWER_UNMATCHED"));
        assertThat(live())
                .extracting(Case::reason)
                .containsExactlyInAnyOrder(
                        "lakeshore answers LOAD-8 (ForwardingResponse), but nothing was sent to them under that number.",
                        "roadway answers LOAD-9 (ForwardingResponse), but nothing was sent to them under that number.");
    }

    @Test
    void anAdviceAnswersEveryInvoiceItNames() throws Exception {
        sent("Invoice", "INV-1", "ApplicationAdvice");
        sent("DespatchAdvice", "SH-1", "ApplicationAdvice");

        house.takeOne(
                "roadway",
                advice(
                        result("INV-1", ApplicationAdvice.Status.REJECTED, null),
                        result("SH-1", ApplicationAdvice.Status.ACCEPTED, null)));

        assertThat(house.rows("select number || ' ' || state from desk.business_answer order by 1"))
                .containsExactly("INV-1 refused", "SH-1 accepted");
    }

    @Test
    void whatTheyTakeOtherwiseOrInPartIsACaseAndTheirNextWordTakesItsPlace() throws Exception {
        sent("Order", "PO-78", "OrderResponse");
        sent("Order", "PO-79", "OrderResponse");

        house.takeOne(
                "roadway", response("PO-78", OrderResponse.Status.ACCEPTED, LineStatus.ACCEPTED, LineStatus.REJECTED));
        house.takeOne("roadway", response("PO-79", OrderResponse.Status.ACCEPTED, LineStatus.PRICE_CHANGED));

        assertThat(live())
                .extracting(Case::code)
                .as("the lines count, whatever is said for the whole")
                .containsExactlyInAnyOrder("ANSWER_PARTIAL", "ANSWER_CHANGED");
        assertThat(outbound.list(null, "PO-78", 10)).singleElement().satisfies(each -> assertThat(each.answer())
                .isEqualTo("in part"));

        house.takeOne("roadway", response("PO-78", OrderResponse.Status.ACCEPTED, LineStatus.ACCEPTED));
        assertThat(house.rows("select state from desk.business_answer where number = 'PO-78'"))
                .containsExactly("accepted");
        assertThat(live()).extracting(Case::code).containsExactly("ANSWER_CHANGED");
    }

    @Test
    void aChangeIsAnsweredUnderTheOrdersNumberAfterTheOrder() throws Exception {
        sent("Order", "PO-80", "OrderResponse");
        sent("OrderChange", "PO-80", "OrderResponse");
        var change = new OrderChange(
                new DocumentNumber("PO-80-1"),
                new PartyId("US01"),
                new PartyId("roadway"),
                new DocumentNumber("PO-80"),
                OrderChange.Kind.CANCEL,
                null,
                List.of(),
                Provenance.OURS);
        assertThat(BusinessAnswers.number(change)).isEqualTo("PO-80");

        house.takeOne("roadway", response("PO-80", OrderResponse.Status.ACCEPTED));
        assertThat(answers()).containsExactly("Order accepted", "OrderChange due");
        house.takeOne("roadway", response("PO-80", OrderResponse.Status.REJECTED));
        assertThat(answers()).containsExactly("Order accepted", "OrderChange refused");
    }

    @Test
    void anAdviceThatNamesAnotherNumberIsFoundByTheEnvelopeItRepeats() throws Exception {
        sent("Invoice", "INV-2", "ApplicationAdvice");
        house.run("insert into desk.expectation (outbox, partner, interchange, group_control, due_at, state)"
                + " select outbox, partner, '000000031', '31', now(), 'due' from desk.business_answer");

        house.takeOne("roadway", advice(result("THEIRS-1", ApplicationAdvice.Status.REJECTED, "0031")));
        house.takeOne("roadway", advice(result("THEIRS-2", ApplicationAdvice.Status.REJECTED, "32")));

        assertThat(house.rows("select state from desk.business_answer order by id"))
                .containsExactly("refused", "unmatched");
        assertThat(live()).extracting(Case::code).containsExactlyInAnyOrder("ANSWER_REFUSED", "ANSWER_UNMATCHED");
    }

    private List<String> answers() {
        return house.rows(
                "select o.type || ' ' || b.state from desk.business_answer b join desk.outbox o on o.id = b.outbox"
                        + " order by b.outbox");
    }

    private List<Case> live() {
        return house.operations.cases().list(CaseFilter.LIVE, 10, 0);
    }

    private void drain() throws InterruptedException {
        outbound.compose(10, (unit, entry, numbers) -> {
            var sealed = house.vault.sealOutbound(
                    unit,
                    entry.receiver(),
                    "test",
                    "out.edi",
                    entry.id().toString().getBytes(UTF_8));
            return new Dispatched(sealed.id(), "7", null, business);
        });
        for (var receiver : outbound.due()) {
            outbound.carry(receiver, 10, parcel -> {});
        }
    }

    /** As the outbox leaves a document that arrived with them. */
    private void sent(String type, String number, String answer) {
        house.demo.test.database().transact(unit -> {
            long document = Documents.nextId(unit);
            Documents.keep(
                    unit,
                    List.of(new DocumentRow(
                            document,
                            null,
                            Direction.OUT,
                            type,
                            number,
                            "US01",
                            "roadway",
                            "{}",
                            null,
                            "SENT",
                            house.clock.instant())));
            return unit.jdbc(connection -> {
                var id = house.identifiers.next();
                try (var outbox = connection.prepareStatement(
                                "insert into desk.outbox (id, document, type, number, receiver, subject, owed_at, sent_at, message)"
                                        + " values (?, ?, ?, ?, 'roadway', ?, now(), now(), null)");
                        var awaited = connection.prepareStatement(
                                "insert into desk.business_answer (outbox, partner, answer, number, due_at, answer_seconds, state, document)"
                                        + " values (?, 'roadway', ?, ?, now() + interval '4 hours', 14400, 'due', ?)")) {
                    outbox.setObject(1, id);
                    outbox.setLong(2, document);
                    outbox.setString(3, type);
                    outbox.setString(4, number);
                    outbox.setString(5, number);
                    outbox.executeUpdate();
                    awaited.setObject(1, id);
                    awaited.setString(2, answer);
                    awaited.setString(3, number);
                    awaited.setLong(4, document);
                    return awaited.executeUpdate();
                }
            });
        });
    }

    private void confirm() {
        var asked = house.rows(
                        "select 'SH-' || lpad(s.number::text, 7, '0') || ' ' || l.buyer_line || ' ' || l.item || ' ' || l.quantity"
                                + " from desk.shipment s join desk.shipment_line l on l.shipment = s.number")
                .get(0)
                .split(" ");
        var quantity = Quantity.of(asked[3], "EA");
        var line = new DespatchAdvice.Line(
                asked[1],
                asked[1],
                List.of(new ItemReference(ItemReference.Scheme.SELLER, asked[2])),
                null,
                quantity,
                quantity,
                "EA",
                null,
                null,
                null,
                null);
        house.takeOne(
                "keystone3pl",
                new DespatchAdvice(
                        new DocumentNumber(asked[0]),
                        new PartyId("keystone3pl"),
                        new PartyId("US01"),
                        null,
                        LocalDate.of(2026, 3, 2),
                        null,
                        "FASTFREIGHT",
                        "PRO-1",
                        1,
                        List.of(),
                        List.of(line),
                        Provenance.OURS));
    }

    private static OrderResponse response(String order, OrderResponse.Status status, LineStatus... lines) {
        return new OrderResponse(
                new DocumentNumber("SO-9"),
                new PartyId("roadway"),
                new PartyId("US01"),
                new DocumentNumber(order),
                null,
                null,
                null,
                status,
                List.of(),
                Stream.of(lines).map(BusinessAnswersTest::line).toList(),
                Provenance.OURS);
    }

    private static OrderResponse.Line line(LineStatus status) {
        var quantity = Quantity.of("1", "EA");
        return new OrderResponse.Line(
                "1", List.of(), null, quantity, quantity, quantity, "EA", null, status, null, null, null);
    }

    private static ApplicationAdvice advice(ApplicationAdvice.Result... results) {
        return new ApplicationAdvice(
                new DocumentNumber("824-1"),
                new PartyId("roadway"),
                new PartyId("US01"),
                null,
                List.of(),
                List.of(results),
                Provenance.OURS);
    }

    private static ForwardingResponse load(String number, ForwardingResponse.Answer answer) {
        return new ForwardingResponse(
                new DocumentNumber(number),
                new PartyId("roadway"),
                new PartyId("US01"),
                "RDWY",
                answer,
                null,
                null,
                null,
                Provenance.OURS);
    }

    private static ApplicationAdvice.Result result(
            String number, ApplicationAdvice.Status status, @Nullable String group) {
        return new ApplicationAdvice.Result(null, new DocumentNumber(number), status, group, null, List.of(), null);
    }
}
