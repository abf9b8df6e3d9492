package throughline.operations.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.Invoice;
import throughline.model.document.ShipmentInstruction;
import throughline.operations.fulfilment.Scene.Goods;
import throughline.operations.master.ShortShipment;

class ShipmentDeskTest {

    private static Scene scene;

    @BeforeAll
    static void open() {
        scene = new Scene();
    }

    @AfterAll
    static void close() {
        try (var closing = scene) {
            assertThat(closing.verify().checks()).allSatisfy(check -> assertThat(check.ok())
                    .as("%s: %s", check.name(), check.offending())
                    .isTrue());
        }
    }

    @BeforeEach
    void forget() {
        scene.orders.lines.clear();
        scene.text.written.clear();
        scene.restsAre(ShortShipment.BACK_ORDER);
    }

    @Test
    void theWarehouseIsToldWhatToShipByTheNumberItConfirmsUnder() {
        var shipment = scene.order("C1006", "WH-EAST", hammers(1, "24"));

        var instruction = scene.written(ShipmentInstruction.class).get(0);

        assertThat(instruction.number().value()).isEqualTo(shipment.toString());
        assertThat(instruction.receiver().code()).isEqualTo("keystone3pl");
        assertThat(instruction.from().code()).isEqualTo("WH-EAST");
        assertThat(instruction.lines()).singleElement().satisfies(line -> {
            assertThat(line.item().code()).isEqualTo("TL-10026");
            assertThat(line.quantity()).hasToString("24 EA");
        });
    }

    @Test
    void aConfirmationMovesStockCostRevenueTaxAndReceivableTogether() throws SQLException {
        var before = scene.stock("TL-10027", "WH-WEST");
        var shipment = scene.order("C1006", "WH-EAST", hammers(1, "24"));

        var confirmed =
                scene.confirm(scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", "24", "24", null)));

        assertThat(confirmed).isInstanceOfSatisfying(Confirmed.Shipped.class, shipped -> assertThat(shipped.cases())
                .isEmpty());
        assertThat(scene.money(shipment.toString()))
                .isEqualTo(
                        """
                goods issue: Dr 1230 69.78
                goods issue: Cr 1200 69.78
                freight accrued: Dr 5020 14.36
                freight accrued: Cr 2020 14.36""");
        assertThat(scene.money(invoiceOf(confirmed)))
                .isEqualTo(
                        """
                customer invoice: Dr 1100 153.28
                customer invoice: Cr 4000 122.88
                customer invoice: Cr 4010 17.90
                customer invoice: Cr 2050 12.50
                customer invoice: Dr 5000 69.78
                customer invoice: Cr 1230 69.78""");
        assertThat(scene.stock("TL-10027", "WH-WEST")).isEqualTo(before);
        assertThat(scene.orders.lines).singleElement().satisfies(line -> {
            assertThat(line.shipped()).isEqualByComparingTo("24");
            assertThat(line.billed()).hasToString("USD 122.88");
            assertThat(line.billedTax()).hasToString("USD 10.91");
        });
    }

    @Test
    void theCustomerIsBilledInTheUnitHeOrderedIn() {
        var shipment = scene.order("C1006", "WH-EAST", hammers(1, "24"));

        scene.confirm(scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", "24", "24", null)));

        var line = scene.invoice().lines().get(0);
        assertThat(line.quantity()).hasToString("4 CS");
        assertThat(line.price()).hasToString("USD 30.72/CS");
        assertThat(line.amount()).hasToString("USD 122.88");
        assertThat(scene.invoice().dueOn()).hasToString("2026-04-01");
        assertThat(scene.invoice().taxes()).singleElement().satisfies(tax -> {
            assertThat(tax.jurisdiction()).isEqualTo("US-NY");
            assertThat(tax.base()).hasToString("USD 140.78");
            assertThat(tax.amount()).hasToString("USD 12.50");
        });
        assertThat(scene.written(DespatchAdvice.class).get(0).lines().get(0).shipped())
                .hasToString("4 CS");
    }

    @Test
    void aBrokenCaseIsBilledByThePieceAtTheSamePrice() {
        var shipment = scene.order("C1006", "WH-EAST", hammers(1, "24"));

        scene.confirm(scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", "24", "23", null)));

        var line = scene.invoice().lines().get(0);
        assertThat(line.quantity()).hasToString("23 EA");
        assertThat(line.price()).hasToString("USD 5.12/EA");
        assertThat(line.amount()).hasToString("USD 117.76");
    }

    @Test
    void theSameConfirmationTwiceIsOneShipment() throws SQLException {
        var shipment = scene.order("C1006", "WH-EAST", hammers(1, "12"));
        var advice = scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", "12", "12", null));
        scene.confirm(advice);
        var books = scene.rows("select count(*) from book.entry");

        var again = scene.confirm(advice);

        assertThat(again).isEqualTo(new Confirmed.Duplicate(shipment));
        assertThat(scene.rows("select count(*) from book.entry")).isEqualTo(books);
        assertThat(scene.written(Invoice.class)).hasSize(1);
    }

    @Test
    void aConfirmationThatComesWhileTheFirstIsBeingBookedWaitsAndIsADuplicate() throws Exception {
        var shipment = scene.order("C1006", "WH-EAST", hammers(1, "12"));
        var advice = scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", "12", "12", null));
        var second = Executors.newSingleThreadExecutor();
        try {
            var late = scene.demo.test.database().transact(unit -> {
                scene.book(unit, "keystone3pl", advice);
                var other = second.submit(() -> scene.confirm(advice));
                // The first stays open until the second waits for its lock; without a lock the second comes to an end
                // of its own.
                while (!other.isDone()
                        && scene.rows("select 1 from pg_stat_activity where wait_event_type = 'Lock'")
                                .isEmpty()) {
                    Thread.onSpinWait();
                }
                return other;
            });

            assertThat(late.get()).isEqualTo(new Confirmed.Duplicate(shipment));
        } finally {
            second.shutdown();
        }
    }

    @Test
    void aSecondConfirmationShipsWhatTheFirstDidNotSpeakOf() throws SQLException {
        var shipment = scene.order(
                "C1006", "WH-EAST", hammers(1, "12"), new Goods(2, "TL-10051", null, "10", "2.00", "EA", "1"));

        scene.confirm(scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", "12", "12", null)));
        assertThat(state(shipment)).isEqualTo("PART_SHIPPED");
        var second =
                scene.confirm(scene.advice(shipment.toString(), null, scene.line("TL-10051", "2", "10", "10", null)));

        assertThat(second).isInstanceOf(Confirmed.Shipped.class);
        assertThat(state(shipment)).isEqualTo("SHIPPED");
        assertThat(scene.money(shipment + "-2")).contains("goods issue: Dr 1230");
        assertThat(scene.written(DespatchAdvice.class))
                .extracting(advice -> advice.number().value())
                .containsExactly(shipment.toString(), shipment + "-2");
    }

    @Test
    void bothPartsOfAShipmentMayComeInOneBatch() throws SQLException {
        var shipment = scene.order(
                "C1006", "WH-EAST", hammers(1, "12"), new Goods(2, "TL-10051", null, "10", "2.00", "EA", "1"));

        var answers = scene.confirm(
                "keystone3pl",
                scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", "12", "12", null)),
                scene.advice(shipment.toString(), null, scene.line("TL-10051", "2", "10", "10", null)));

        assertThat(answers).allSatisfy(answer -> assertThat(answer).isInstanceOf(Confirmed.Shipped.class));
        assertThat(state(shipment)).isEqualTo("SHIPPED");
    }

    @Test
    void aPartWithoutWordOfTheRestLeavesTheRestOpen() throws SQLException {
        var shipment = scene.order("C1006", "WH-EAST", hammers(1, "12"));

        scene.confirm(scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", null, "5", null)));
        assertThat(state(shipment)).isEqualTo("PART_SHIPPED");
        var rest = scene.confirm(scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", null, "7", null)));

        assertThat(rest).isInstanceOf(Confirmed.Shipped.class);
        assertThat(state(shipment)).isEqualTo("SHIPPED");
        assertThat(scene.orders.lines)
                .allSatisfy(line -> assertThat(line.backOrdered()).isZero());
    }

    @Test
    void whatTheWarehouseHasNotGotIsReleasedAndBackOrdered() throws SQLException {
        var before = scene.stock("TL-10052", "WH-EAST");
        var shipment = scene.order("C1006", "WH-EAST", new Goods(1, "TL-10052", null, "10", "3.00", "EA", "1"));

        var confirmed =
                scene.confirm(scene.advice(shipment.toString(), null, scene.line("TL-10052", "1", "10", "0", null)));

        assertThat(Scene.codes(confirmed)).containsExactly("SHIPPED_SHORT");
        assertThat(scene.orders.lines).singleElement().satisfies(line -> {
            assertThat(line.backOrdered()).isEqualByComparingTo("10");
            assertThat(line.cancelled()).isZero();
        });
        assertThat(scene.stock("TL-10052", "WH-EAST")).isEqualTo(before);
        assertThat(state(shipment)).isEqualTo("WITHDRAWN");
        assertThat(scene.written(Invoice.class)).isEmpty();
    }

    @Test
    void whatTheWarehouseHasNotGotIsCancelledWhereThePolicySaysSo() {
        scene.restsAre(ShortShipment.CANCEL);
        var shipment = scene.order("C1008", "WH-EAST", hammers(1, "12"));

        scene.confirm(scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", "12", "8", null)));

        assertThat(scene.orders.lines).hasSize(2);
        assertThat(scene.orders.lines.get(0).shipped()).isEqualByComparingTo("8");
        assertThat(scene.orders.lines.get(1).cancelled()).isEqualByComparingTo("4");
    }

    @Test
    void moreThanWasAskedForIsACaseAndIsNotBooked() {
        var shipment = scene.order("C1006", "WH-EAST", hammers(1, "12"));

        var confirmed =
                scene.confirm(scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", "12", "20", null)));

        assertThat(Scene.codes(confirmed)).containsExactly("SHIPPED_OVER");
        assertThat(Scene.cases(confirmed).get(0).reason()).contains("8 more than was open");
        assertThat(Scene.cases(confirmed).get(0).where().offset()).isEqualTo(300);
        assertThat(scene.orders.lines).singleElement().satisfies(line -> assertThat(line.shipped())
                .isEqualByComparingTo("12"));
    }

    @Test
    void anItemNobodyAskedForOrKnowsIsACaseAndTheOthersGoOn() {
        var shipment = scene.order("C1006", "WH-EAST", hammers(1, "12"));

        var confirmed = scene.confirm(scene.advice(
                shipment.toString(),
                null,
                scene.line("TL-99999", null, null, "1", null),
                scene.line("TL-10060", null, null, "1", null),
                scene.line("TL-10026", "1", "12", "12", null)));

        assertThat(Scene.codes(confirmed)).containsExactly("SHIPPED_ITEM_UNKNOWN", "SHIPPED_NOT_ASKED");
        assertThat(scene.orders.lines).hasSize(1);
    }

    @Test
    void aShipmentIsAlsoFoundByOrderAndWarehouse() throws SQLException {
        var shipment = scene.order("C1006", "WH-EAST", hammers(1, "12"));
        var order = scene.rows("select buyer_number from desk.shipment where number = " + shipment.value());

        var confirmed = scene.confirm(scene.advice("W-4711", order, scene.line("TL-10026", "1", "12", "12", null)));

        assertThat(confirmed).isInstanceOfSatisfying(Confirmed.Shipped.class, shipped -> assertThat(shipped.shipment())
                .isEqualTo(shipment));
    }

    @Test
    void whatNobodyInstructedIsRefused() {
        var confirmed = scene.confirm(scene.advice("SH-9999999", null, scene.line("TL-10026", "1", "12", "12", null)));

        assertThat(Scene.codes(confirmed)).containsExactly("SHIPMENT_UNKNOWN");
    }

    @Test
    void aWarehouseCannotConfirmForAnother() {
        var shipment = scene.order("C1003", "WH-CENTRAL", hammers(1, "12"));

        var confirmed =
                scene.confirm(scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", "12", "12", null)));

        assertThat(Scene.codes(confirmed)).containsExactly("SHIPMENT_OF_ANOTHER_WAREHOUSE");
        assertThat(scene.orders.lines).isEmpty();
    }

    @Test
    void theLotsOfALineLeaveStockLotByLotAndAreBilledAsOneLine() throws SQLException {
        var shipment = scene.order(
                "C1010",
                "WH-EAST",
                new Goods(1, "TL-10101", "L2660E1", "4", "10.60", "EA", "1"),
                new Goods(1, "TL-10101", "L2661E2", "2", "10.60", "EA", "1"));

        var confirmed = scene.confirm(scene.advice(
                shipment.toString(),
                null,
                scene.line("TL-10101", "1", "4", "4", "L2660E1"),
                scene.line("TL-10101", "1", "2", "2", "L2661E2")));

        assertThat(Scene.codes(confirmed)).isEmpty();
        assertThat(scene.stock("TL-10101", "WH-EAST"))
                .isEqualTo(
                        """
                IN_TRANSIT L2660E1 4
                IN_TRANSIT L2661E2 2
                ON_HAND L2661E2 4""");
        assertThat(scene.invoice().lines()).singleElement().satisfies(line -> assertThat(line.amount())
                .hasToString("USD 63.60"));
        assertThat(scene.written(DespatchAdvice.class).get(0).lines())
                .extracting(DespatchAdvice.Line::lot)
                .containsExactly("L2660E1", "L2661E2");
    }

    @Test
    void anotherLotThanInstructedIsACase() {
        var shipment = scene.order("C1010", "WH-EAST", new Goods(1, "TL-10101", "L2661E2", "1", "10.60", "EA", "1"));

        var confirmed = scene.confirm(
                scene.advice(shipment.toString(), null, scene.line("TL-10101", "1", "1", "1", "L2660E1")));

        assertThat(Scene.codes(confirmed)).containsExactly("SHIPPED_NOT_ASKED");
    }

    @Test
    void aDropShipmentCostsWhatTheSupplierAsksAndTouchesNoStockOfOurs() throws SQLException {
        var shipment = scene.order("C1006", "SUP-DROP1", new Goods(1, "TL-10046", null, "2", "23.12", "EA", "1"));

        scene.confirm(null, scene.advice(shipment.toString(), null, scene.line("TL-10046", "1", "2", "2", null)));

        assertThat(scene.money(shipment.toString()))
                .startsWith(
                        """
                drop shipment: Dr 1230 24.14
                drop shipment: Cr 2010 24.14""");
        assertThat(scene.stock("TL-10046", "SUP-DROP1")).isEqualTo("IN_TRANSIT 2");
    }

    @Test
    void anExemptPlaceOwesNoTax() {
        var shipment = scene.order("C1007", "WH-WEST", hammers(1, "12"));

        scene.confirm(scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", "12", "12", null)));

        assertThat(scene.invoice().taxes()).isEmpty();
        assertThat(scene.invoice().freight().isZero()).isTrue();
        assertThat(scene.invoice().total()).isEqualTo(scene.invoice().goods());
    }

    @Test
    void noWarehouseIsInstructedBeforePriceCreditAndAllocationAreDecided() {
        assertThatThrownBy(() ->
                        scene.order("C1006", "WH-EAST", "OPEN", List.of("pricing", "allocation"), hammers(1, "12")))
                .hasStackTraceContaining("has no decision on credit");
        assertThatThrownBy(() -> scene.order("C1006", "WH-EAST", "OPEN", List.of(), hammers(1, "12")))
                .hasStackTraceContaining("has no decision on pricing, credit, allocation");
        assertThatThrownBy(() -> scene.order(
                        "C1006", "WH-EAST", "HELD", List.of("pricing", "credit", "allocation"), hammers(1, "12")))
                .hasStackTraceContaining("is not released");
    }

    @Test
    void goodsCalledOffAreNotOpenAnyMore() throws SQLException {
        var shipment = scene.order("C1006", "WH-EAST", hammers(1, "12"));

        var database = scene.demo.test.database();
        database.transact(unit ->
                scene.fulfilment.withdraw(unit, List.of(new Withdrawal(shipment, 1, null, new BigDecimal("12")))));
        var confirmed =
                scene.confirm(scene.advice(shipment.toString(), null, scene.line("TL-10026", "1", "12", "12", null)));

        assertThat(state(shipment)).isEqualTo("WITHDRAWN");
        assertThat(Scene.codes(confirmed)).containsExactly("SHIPPED_OVER");
        assertThat(scene.orders.lines).isEmpty();
    }

    private static Goods hammers(int line, String pieces) {
        return new Goods(line, "TL-10026", null, pieces, "30.72", "CS", "6");
    }

    private static String invoiceOf(Confirmed confirmed) {
        return ((Confirmed.Shipped) confirmed).invoice();
    }

    private static String state(ShipmentNumber shipment) throws SQLException {
        return scene.rows("select state from desk.shipment where number = " + shipment.value());
    }
}
