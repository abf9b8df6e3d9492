package throughline.operations.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.ledger.trail.Messages;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.Order;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Actor;
import throughline.model.reading.Envelope;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;
import throughline.model.reading.Severity;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.operations.House;
import throughline.operations.exception.Case;

class IntakeTest {

    private static House house;
    private static final List<MessageId> AGAIN = new ArrayList<>();

    @BeforeAll
    static void open() {
        house = new House();
        house.operations.connect(new Doorway() {
            @Override
            public MessageId receive(String partner, String channel, String name, InputStream bytes) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void again(MessageId message, String partner) {
                AGAIN.add(message);
            }
        });
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(house.wrong()).isEmpty();
    }

    @Test
    void aBatchThatIsDeliveredAgainHasNoSecondEffect() {
        var message = house.sealed("again");
        var envelope = House.envelope("northgate", "000000101");
        house.operations.intake().open(message, envelope);
        var sets = House.sets(
                message,
                House.buy("northgate", "IN-1", "TL-10002 12 EA"),
                House.buy("northgate", "IN-2", "TL-10020 12 EA"));

        var first = house.operations.intake().take(message, envelope, sets);
        assertThat(house.operations.intake().open(message, envelope)).isInstanceOf(Opening.Take.class);
        var second = house.operations.intake().take(message, envelope, sets);

        assertThat(second).isEqualTo(first);
        assertThat(house.rows("select number from desk.sales_order where buyer_number in ('IN-1', 'IN-2')"))
                .hasSize(2);
    }

    @Test
    void theSameBatchTakenByTwoAtOnceIsTakenOnce() throws Exception {
        var message = house.sealed("two at once");
        var envelope = House.envelope("northgate", "000000102");
        house.operations.intake().open(message, envelope);
        var sets = House.sets(
                message,
                House.buy("northgate", "IN-3", "TL-10002 12 EA"),
                House.buy("northgate", "IN-4", "TL-10002 0 EA"));
        var barrier = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);

        var both = List.of(
                threads.submit(() -> {
                    barrier.await();
                    return house.operations.intake().take(message, envelope, sets);
                }),
                threads.submit(() -> {
                    barrier.await();
                    return house.operations.intake().take(message, envelope, sets);
                }));

        assertThat(both.get(0).get())
                .extracting(Object::getClass)
                .isEqualTo(both.get(1).get().stream().map(Object::getClass).toList());
        assertThat(house.rows("select 1 from desk.sales_order where buyer_number in ('IN-3', 'IN-4')"))
                .hasSize(2);
        threads.shutdown();
    }

    @Test
    void theSameFileTwiceIsADuplicate() {
        var envelope = House.envelope("northgate", "000000103");
        var first = house.sealed("same file");
        var second = house.sealed("same file");
        house.operations.intake().open(first, envelope);

        assertThat(house.operations.intake().open(second, envelope)).isEqualTo(new Opening.Duplicate(first));
        house.operations
                .intake()
                .close(second, closed(envelope, ApplicationResponse.Kind.TA1, ApplicationResponse.Kind.X997));

        assertThat(house.operations.intake().settle(second).status()).isEqualTo("duplicate");
        assertThat(house.rows(
                        "select d.json::jsonb ->> 'noteCode' from desk.outbox o join trail.document d on d.id = o.document where o.cause = '%s'"
                                .formatted(second)))
                .containsExactly("025");
    }

    @Test
    void aControlNumberWithOtherContentWaitsForSomebody() {
        var envelope = House.envelope("northgate", "000000104");
        house.operations.intake().open(house.sealed("one content"), envelope);
        var message = house.sealed("other content");

        assertThat(house.operations.intake().open(message, envelope)).isInstanceOf(Opening.Hold.class);
        var sets = House.sets(message, House.buy("northgate", "IN-5", "TL-10002 12 EA"));
        assertThat(house.operations.intake().take(message, envelope, sets).get(0))
                .isInstanceOf(Outcome.Held.class);
        house.operations.intake().close(message, closed(envelope, ApplicationResponse.Kind.X997));
        assertThat(house.operations.intake().settle(message).status()).isEqualTo("held");
        assertThat(house.rows("select 1 from desk.outbox where cause = '%s'".formatted(message)))
                .isEmpty();

        house.operations.cases().release(only(message).id(), "anna", "they started counting anew");

        assertThat(AGAIN).contains(message);
        assertThat(house.operations.intake().open(message, envelope)).isInstanceOf(Opening.Take.class);
        assertThat(house.operations.intake().take(message, envelope, sets).get(0))
                .isInstanceOf(Outcome.Accepted.class);
        house.operations.intake().close(message, closed(envelope, ApplicationResponse.Kind.X997));
        assertThat(house.operations.intake().settle(message).status()).isEqualTo("accepted");
        assertThat(house.operations.intake().rest(message).acknowledgements()).hasSize(1);
    }

    @Test
    void aStrangersMessageIsKeptUnderOneCaseUntilItsSenderIsKnown() {
        var message = house.sealed("from a stranger");
        var unknown = new Envelope("X12", "004010", "ZZ:STRANGER", "ZZ:THROUGHLINE", "000000105", null, false, false);
        assertThat(house.operations.intake().open(message, unknown)).isInstanceOf(Opening.Hold.class);
        var strange = House.sets(
                message,
                House.buy("ZZ:STRANGER", "IN-6", "TL-10002 12 EA"),
                House.buy("ZZ:STRANGER", "IN-7", "TL-10002 12 EA"));
        house.operations.intake().take(message, unknown, strange);
        assertThat(house.operations.intake().settle(message).status()).isEqualTo("held");
        assertThat(house.rows("select 1 from trail.document where message = '%s'".formatted(message)))
                .hasSize(2);
        assertThat(only(message).code()).isEqualTo("PARTNER_UNKNOWN");

        house.operations.cases().release(only(message).id(), "anna", "it is Northgate's new store system");
        var known =
                new Envelope("X12", "004010", "ZZ:STRANGER", "ZZ:THROUGHLINE", "000000105", "northgate", false, false);
        house.operations.intake().open(message, known);
        var sets = House.sets(
                message,
                House.buy("northgate", "IN-6", "TL-10002 12 EA"),
                House.buy("northgate", "IN-7", "TL-10002 12 EA"));

        assertThat(house.operations.intake().take(message, known, sets)).allMatch(Outcome.Accepted.class::isInstance);
        assertThat(house.operations.intake().settle(message).status()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource({"X12, ZZ:STRANGER", "X12, us", "EDIFACT, us", "TRADACOMS, us", "JSON, STRANGER"})
    void aStrangerWhoWritesToHimselfIsNoneOfUs(String format, String self) {
        var message = house.sealed("to himself, in " + format + " as " + self);
        var envelope = new Envelope(format, null, self, self, "000000106", null, false, false);

        assertThat(house.operations.intake().open(message, envelope)).isInstanceOf(Opening.Hold.class);
    }

    @Test
    void whatOurOwnPeopleEnterNeedsNoPartner() {
        var envelope = new Envelope("JSON", null, Envelope.US, Envelope.US, "000000107", null, false, false);

        assertThat(house.operations.intake().open(house.sealed("our own"), envelope))
                .isInstanceOf(Opening.Take.class);
    }

    @Test
    void aMessageNamesEachFolderItWasReadWithOnceAndEachVersionWhenItIsReadAgain() {
        var message = house.sealed("of two partners");
        var one = "1".repeat(64);
        var two = "2".repeat(64);
        assertThat(readWith(message)).isNull();

        house.operations.intake().open(message, readWith("northgate", "000000401", one));
        house.operations.intake().open(message, readWith("harborview", "000000402", two));
        house.operations.intake().open(message, readWith("northgate", "000000403", one));
        assertThat(readWith(message)).isEqualTo("northgate@" + one + ",harborview@" + two);

        house.operations.intake().open(message, readWith("northgate", "000000401", one));
        assertThat(readWith(message)).isEqualTo("northgate@" + one + ",harborview@" + two);
        house.operations.intake().open(message, readWith("northgate", "000000401", two));
        assertThat(readWith(message)).isEqualTo("northgate@%s,harborview@%s,northgate@%s".formatted(one, two, two));
    }

    private static Envelope readWith(String partner, String control, String version) {
        return new Envelope("X12", "004010", "ZZ:" + partner, "ZZ:US", control, partner, false, false, version);
    }

    private static String readWith(MessageId message) {
        return house.demo
                .test
                .database()
                .read(unit -> Messages.row(unit, message))
                .readWith();
    }

    @Test
    void theSameOrderInAnotherMessageIsADuplicate() {
        house.take("northgate", House.buy("northgate", "IN-8", "TL-10002 12 EA"));

        var outcome = house.takeOne("northgate", House.buy("northgate", "IN-8", "TL-10002 12 EA"));

        assertThat(outcome).isInstanceOf(Outcome.Duplicate.class);
        assertThat(house.rows("select 1 from desk.sales_order where buyer_number = 'IN-8'"))
                .hasSize(1);
    }

    @Test
    void anOrderNumberWithOtherContentWaitsForSomebody() {
        house.take("northgate", House.buy("northgate", "IN-9", "TL-10002 12 EA"));
        var outcome = house.takeOne("northgate", House.buy("northgate", "IN-9", "TL-10002 24 EA"));
        assertThat(outcome).isInstanceOf(Outcome.Held.class);
        var found = house.operations
                .cases()
                .find(((Outcome.Held) outcome).cases().get(0))
                .orElseThrow();
        assertThat(found.code()).isEqualTo("ORDER_NUMBER_REUSED");

        house.operations.cases().release(found.id(), "anna", "they meant a second order");

        assertThat(house.rows("select 1 from desk.sales_order where buyer_number = 'IN-9'"))
                .hasSize(2);
        assertThat(house.operations.intake().rest(found.message()).status()).isEqualTo("accepted");
    }

    @Test
    void aSetThatTheStandardRefusesHasItsRowAndItsNeighboursGoOn() {
        var message = house.sealed("one bad set");
        var envelope = House.envelope("northgate", "000000106");
        house.operations.intake().open(message, envelope);
        var sets = new ArrayList<>(House.sets(message, House.buy("northgate", "IN-10", "TL-10002 12 EA")));
        var finding = new Finding(
                Severity.ERROR,
                "X12_SEGMENT_COUNT",
                "SE01 says 9 segments, the set has 8",
                Actor.PARTNER,
                "X12 SE01",
                "SE",
                8,
                1,
                0,
                new SourceSpan(message, 250, 9, "SE"),
                8,
                "4");
        sets.add(new ReadSet(
                "850", "004010", "1", "0002", 2, null, List.of(finding), new SourceSpan(message, 200, 60, "ST")));

        var outcomes = house.operations.intake().take(message, envelope, sets);

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Accepted.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Rejected.class);
        assertThat(((Outcome.Rejected) outcomes.get(1)).reason()).contains("SE01 at byte 250, line 8");
        assertThat(house.operations.intake().settle(message).status()).isEqualTo("partial");
        assertThat(house.rows("select code from trail.finding where message = '%s'".formatted(message)))
                .containsExactly("X12_SEGMENT_COUNT");
    }

    @Test
    void aSetThatMakesUsFailIsSetAsideAndItsNeighboursGoOn() {
        var orders = new Order[7];
        for (int i = 0; i < orders.length; i++) {
            // PostgreSQL keeps no character of code 0: the write itself fails.
            orders[i] = House.buy("northgate", i == 4 ? "IN-11-\u0000" : "IN-11-" + i, "TL-10020 12 EA");
        }

        var outcomes = house.take("northgate", orders);

        assertThat(outcomes.get(4)).isInstanceOf(Outcome.Held.class);
        assertThat(outcomes.stream().filter(Outcome.Accepted.class::isInstance)).hasSize(6);
        assertThat(house.rows("select 1 from desk.sales_order where buyer_number like 'IN-11-%'"))
                .hasSize(6);
    }

    @Test
    void acknowledgementsAreOwedOnce() {
        var message = house.sealed("closed twice");
        var envelope = House.envelope("northgate", "000000107");
        house.operations.intake().open(message, envelope);

        house.operations.intake().close(message, closed(envelope, ApplicationResponse.Kind.X997));
        house.operations.intake().close(message, closed(envelope, ApplicationResponse.Kind.X997));

        assertThat(house.rows("select 1 from desk.outbox where cause = '%s'".formatted(message)))
                .hasSize(1);
    }

    @Test
    void bytesNobodyCanReadAreKeptUnderACase() {
        var message = house.sealed("no EDI at all");
        var unreadable = new Piece.Unreadable(List.of(Finding.of(
                Severity.FATAL,
                "NOT_EDI",
                "this is neither X12 nor EDIFACT",
                Actor.PARTNER,
                new SourceSpan(message, 0, 13, ""),
                1)));

        house.operations.intake().unreadable(message, unreadable);
        house.operations.intake().unreadable(message, unreadable);

        assertThat(house.operations.intake().settle(message).status()).isEqualTo("rejected");
        assertThat(only(message).code()).isEqualTo("UNREADABLE");
        assertThat(house.rows("select 1 from trail.finding where message = '%s'".formatted(message)))
                .hasSize(1);
    }

    private static Piece.Closed closed(Envelope envelope, ApplicationResponse.Kind... kinds) {
        var answers = new ArrayList<ApplicationResponse>();
        for (var kind : kinds) {
            answers.add(new ApplicationResponse(
                    new DocumentNumber(kind + "-" + envelope.control()),
                    new PartyId("US01"),
                    new PartyId("northgate"),
                    kind,
                    envelope.control(),
                    null,
                    null,
                    kind == ApplicationResponse.Kind.X997 ? "1" : null,
                    "PO",
                    "004010",
                    ApplicationResponse.Status.ACCEPTED,
                    null,
                    List.of(),
                    1,
                    Provenance.OURS));
        }
        return new Piece.Closed(envelope, List.of(), answers);
    }

    private static Case only(MessageId message) {
        var cases = house.operations.intake().rest(message).cases();
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }
}
