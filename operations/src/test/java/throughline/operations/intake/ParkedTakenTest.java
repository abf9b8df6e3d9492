package throughline.operations.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.DocumentRow;
import throughline.ledger.trail.Documents;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.Order;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Provenance;
import throughline.model.reading.Envelope;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.operations.House;

/** Documents that were parked before there was a desk for them, as an earlier version of the program left them. */
class ParkedTakenTest {

    private static final String STATUSES =
            "select document_number || ' ' || status from desk.taken_set order by document_number, status";

    private House house;
    private Parked parked;

    @BeforeEach
    void open() {
        house = new House();
        parked = house.operations.parked();
    }

    @AfterEach
    void close() {
        assertThat(house.wrong()).isEmpty();
        house.close();
    }

    @Test
    void whatHasADeskNowIsTakenOnceAndSaysSoWhereItWasParked() {
        var message = park(order("LATE-1", "12"), "X12");
        park(order("LATE-2", "6"), "X12");
        assertThat(parked.kinds()).singleElement().satisfies(each -> {
            assertThat(each.type()).isEqualTo("Order");
            assertThat(each.documents()).isEqualTo(2);
            assertThat(each.desk()).isTrue();
        });

        assertThat(parked.take("Order")).isEqualTo(new Parked.Taken("Order", 2, 0, 0, 0, 0, 0, null));
        assertThat(parked.take("Order")).isEqualTo(new Parked.Taken("Order", 0, 0, 0, 0, 0, 0, null));

        assertThat(parked.kinds()).isEmpty();
        assertThat(house.rows("select buyer_number from desk.sales_order order by 1"))
                .containsExactly("LATE-1", "LATE-2");
        assertThat(house.rows(STATUSES)).containsExactly("LATE-1 accepted", "LATE-2 accepted");
        assertThat(house.operations.intake().take(message, envelope("X12"), House.sets(message, order("LATE-1", "12"))))
                .as("its message replayed")
                .singleElement()
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(house.takeOne("northgate", order("LATE-1", "12"))).isInstanceOf(Outcome.Duplicate.class);
        assertThat(house.rows("select count(*) from desk.sales_order")).containsExactly("2");
    }

    @Test
    void whoseNumberCameAgainMeanwhileIsTheDuplicateOrWaitsForAPerson() {
        park(order("LATE-3", "12"), "X12");
        park(order("LATE-4", "12"), "X12");
        house.takeOne("northgate", order("LATE-3", "12"));
        house.takeOne("northgate", order("LATE-4", "9"));

        assertThat(parked.take("Order")).isEqualTo(new Parked.Taken("Order", 0, 1, 0, 1, 0, 0, null));

        assertThat(house.rows("select count(*) from desk.sales_order")).containsExactly("2");
        assertThat(house.rows("select code from desk.case_")).containsExactly("DOCUMENT_NUMBER_REUSED");
        assertThat(house.rows(STATUSES))
                .containsExactly("LATE-3 accepted", "LATE-3 duplicate", "LATE-4 accepted", "LATE-4 held");
    }

    @Test
    void twoWhoAskAtTheSameTimeTakeEachOnce() throws Exception {
        for (int i = 0; i < 6; i++) {
            park(order("BOTH-" + i, "1"), "X12");
        }
        try (var both = new Pool()) {
            assertThat(both.take(parked)).isEqualTo(6);
        }
        assertThat(house.rows("select count(*) from desk.sales_order")).containsExactly("6");
    }

    @Test
    void whatHasNoDeskIsLeftAndWhatAShopSaysToHaveLeftStaysParked() {
        assertThatThrownBy(() -> parked.take("ReceiptAdvice"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no desk for ReceiptAdvice.");
        assertThatThrownBy(() -> parked.take("Letter")).isInstanceOf(IllegalArgumentException.class);

        park(fulfilment(), "SHOPIFY");
        assertThat(parked.take("DespatchAdvice")).isEqualTo(new Parked.Taken("DespatchAdvice", 0, 0, 0, 0, 1, 0, null));
        assertThat(parked.kinds()).hasSize(1);
    }

    /** Two threads that ask at once. */
    private static final class Pool implements AutoCloseable {

        private final java.util.concurrent.ExecutorService threads = Executors.newFixedThreadPool(2);

        int take(Parked parked) throws Exception {
            int taken = 0;
            for (var each : threads.invokeAll(Stream.<java.util.concurrent.Callable<Parked.Taken>>of(
                            () -> parked.take("Order"), () -> parked.take("Order"))
                    .toList())) {
                assertThat(each.get().failure()).isNull();
                taken += each.get().taken();
            }
            return taken;
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    private MessageId park(throughline.model.document.BusinessDocument document, String format) {
        var message = house.sealed("parked " + document.number());
        house.operations.intake().open(message, envelope(format));
        house.demo.test.database().transact(unit -> {
            long id = Documents.nextId(unit);
            Documents.keep(
                    unit,
                    List.of(new DocumentRow(
                            id,
                            message,
                            Direction.IN,
                            document.type(),
                            document.number().value(),
                            document.sender().code(),
                            document.receiver().code(),
                            house.text.write(document),
                            null,
                            "PARKED",
                            house.clock.instant())));
            return unit.jdbc(connection -> {
                try (var insert = connection.prepareStatement(
                        "insert into desk.taken_set (message, position, type, control, document, document_type, document_number,"
                                + " status, waits, taken_at) values (?, 1, 'X', '0001', ?, ?, ?, 'parked', false, now())")) {
                    insert.setObject(1, message.value());
                    insert.setLong(2, id);
                    insert.setString(3, document.type());
                    insert.setString(4, document.number().value());
                    return insert.executeUpdate();
                }
            });
        });
        return message;
    }

    private static Envelope envelope(String format) {
        return new Envelope(
                format,
                "004010",
                "ZZ:NORTHGATE",
                "ZZ:US",
                String.valueOf(System.nanoTime()),
                "northgate",
                false,
                false);
    }

    private static Order order(String number, String quantity) {
        return House.buy("northgate", number, "TL-10002 %s EA".formatted(quantity));
    }

    private static DespatchAdvice fulfilment() {
        return new DespatchAdvice(
                new DocumentNumber("#1001.1"),
                new PartyId("brightcart"),
                new PartyId("US01"),
                new DocumentNumber("#1001"),
                null,
                null,
                "UPS",
                "1Z1",
                null,
                List.of(),
                List.of(),
                Provenance.OURS);
    }
}
