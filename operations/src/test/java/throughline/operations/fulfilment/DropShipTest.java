package throughline.operations.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderResponse;
import throughline.operations.House;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseState;
import throughline.operations.intake.Outcome;
import throughline.operations.ordering.LineState;
import throughline.operations.ordering.OrderState;

/** Goods that a supplier ships straight to the customer: ordered, confirmed, billed and delivered without ever being stock of ours. */
class DropShipTest extends DropShipScene {

    @Test
    void anOrderIsAcceptedAndAPlannerIsToldToOrderItFromTheSupplier() {
        var outcome = house.takeOne("northgate", House.order("northgate", "DS-1", "0104", null, "TL-10046 3 EA"));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        var order = house.order(outcome);
        var share = order.lines().get(0).allocations().get(0);
        assertThat(order.lines().get(0).state()).isEqualTo(LineState.ACCEPTED);
        assertThat(share.warehouse()).hasToString("SUP-DROP1");
        assertThat(share.lot()).isNull();
        assertThat(entries(order.number())).isEmpty();
        assertThat(owed(order)).containsExactly("OrderResponse");
        assertThat(house.rows("select s.status || ' ' || (d.json::jsonb ->> 'receiver') from trail.document d"
                        + " join trail.document_state s on s.document = d.id where d.type = 'ShipmentInstruction' and d.number = '%s'"
                                .formatted(share.shipment())))
                .containsExactly("KEPT SUP-DROP1");
        var found = toOrder(share.shipment());
        assertThat(found.desk()).isEqualTo("PLANNING");
        assertThat(found.message()).isEqualTo(order.message());
        assertThat(found.reason())
                .isEqualTo(
                        ("%s of order %s (the buyer's DS-1) goes straight from Longspan Levels Co. to the customer, and no message"
                                        + " of ours reaches them. Order it from them by other means: 3 EA of TL-10046 (Spirit level 40 cm). Where it"
                                        + " goes is in instruction %s. Confirm the shipment when they say that it left.")
                                .formatted(share.shipment(), order.number(), share.shipment()));
        assertThat(response(order).status()).isEqualTo(OrderResponse.Status.ACCEPTED);
        assertThat(response(order).lines().get(0).confirmed()).hasToString("3 EA");
        assertThat(response(order).lines().get(0).shipOn())
                .isEqualTo(LocalDate.now(house.clock).plusDays(3));
    }

    @Test
    void whatTheSupplierShippedIsCostOweBilledAndDelivered() {
        var order = house.order(
                house.takeOne("northgate", House.order("northgate", "DS-2", "0104", null, "TL-10046 2 CS")));
        var shipment = shipments(order).get(0);
        var exposure = exposure("C1001");

        var outcome = say(null, confirmation(shipment, 0));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        var now = again(order);
        assertThat(now.state()).isEqualTo(OrderState.SHIPPED);
        assertThat(exposure("C1001")).isEqualTo(exposure - order.total().minor());
        assertThat(books(shipment))
                .isEqualTo(
                        """
                drop shipment
                  Dr 5000 144.82
                  Cr 2010 144.82
                  SUPPLIER -> IN_TRANSIT 12 TL-10046""");
        assertThat(house.rows("select goods = %s and tax = %s from desk.invoice where order_number = %s"
                        .formatted(now.net().amount(), now.tax().amount(), digits(order.number()))))
                .containsExactly("t");
        assertThat(owed(order)).containsExactlyInAnyOrder("OrderResponse", "DespatchAdvice", "Invoice");
        assertThat(toOrder(shipment).state()).isInstanceOf(CaseState.Closed.class);

        say(null, delivered(shipment));

        assertThat(house.rows("select state from desk.shipment where number = " + digits(shipment)))
                .containsExactly("DELIVERED");
        assertThat(say(null, confirmation(shipment, 0))).isInstanceOf(Outcome.Duplicate.class);
    }

    @Test
    void whatTheSupplierHasNotGotFollowsWhereTheCustomerTakesBackOrders() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "DS-3", "TL-10047 6 EA")));

        say(null, confirmation(shipments(order).get(0), 2));

        var line = again(order).lines().get(0);
        assertThat(line.shipped().amount()).isEqualByComparingTo("4");
        assertThat(line.backOrdered().amount()).isEqualByComparingTo("2");
        assertThat(line.allocated().amount()).isZero();
        var found = cases(shipments(order).get(0), "SHIPPED_SHORT").get(0);
        assertThat(found.reason()).endsWith("It was back-ordered (the rest follows); ask the supplier.");
        assertThat(entries(shipments(order).get(0))).doesNotContain("allocation released");
    }

    @Test
    void whatTheSupplierHasNotGotIsCancelledWhereTheCustomerTakesNone() {
        var order = house.order(house.takeOne("lakeshore", House.buy("lakeshore", "DS-4", "TL-10047 6 EA")));

        say(null, confirmation(shipments(order).get(0), 2));

        var now = again(order);
        assertThat(now.lines().get(0).shipped().amount()).isEqualByComparingTo("4");
        assertThat(now.lines().get(0).cancelled().amount()).isEqualByComparingTo("2");
        assertThat(now.state()).isEqualTo(OrderState.SHIPPED);
    }

    @Test
    void aChangeBeforeItLeavesIsToldToWhoeverHasOrderedIt() {
        var order = house.order(
                house.takeOne("northgate", House.buy("northgate", "DS-5", "TL-10048 3 EA", "TL-10049 2 EA")));
        var first = shipments(order).get(0);

        assertThat(change("DS-5", OrderChange.Kind.CHANGE, House.line("1", "TL-10048 5 EA")))
                .isInstanceOf(Outcome.Accepted.class);

        var second = shipments(order).get(1);
        assertThat(again(order).lines().get(0).allocated().amount()).isEqualByComparingTo("5");
        assertThat(cases(first, "SHIPMENT_TO_STOP").get(0).reason())
                .isEqualTo(
                        ("%s was changed or called off: Longspan Levels Co. shall no longer send 3 EA of TL-10048 (Spirit level 80 cm)"
                                        + " of %s. If it was ordered from them already, call it off; if not, do not order it.")
                                .formatted(order.number(), first));
        assertThat(toOrder(first).state().live())
                .as("2 of TL-10049 are still to be ordered")
                .isTrue();
        assertThat(toOrder(second).reason()).contains("5 EA of TL-10048");
        assertThat(entries(order.number())).isEmpty();

        say(null, confirmation(first, 0));
        say(null, confirmation(second, 0));

        assertThat(again(order).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(again(order).lines().get(0).shipped().amount()).isEqualByComparingTo("5");
    }

    @Test
    void whatASecondChangeStopsIsToldAsWell() {
        var order = house.order(
                house.takeOne("northgate", House.buy("northgate", "DS-13", "TL-10048 3 EA", "TL-10049 2 EA")));
        var shipment = shipments(order).get(0);

        change("DS-13", OrderChange.Kind.CHANGE, House.line("1", "TL-10048 0 EA"));
        assertThat(toOrder(shipment).state().live()).isTrue();
        change("DS-13", OrderChange.Kind.CHANGE, House.line("2", "TL-10049 0 EA"));

        assertThat(toOrder(shipment).state()).isInstanceOf(CaseState.Closed.class);
        assertThat(cases(shipment, "SHIPMENT_TO_STOP"))
                .extracting(Case::reason)
                .anyMatch(reason -> reason.contains("3 EA of TL-10048"))
                .anyMatch(reason -> reason.contains("2 EA of TL-10049"));
        assertThat(again(order).state()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void anOrderCalledOffBeforeItLeavesIsNotToBeOrderedAnyMore() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "DS-6", "TL-10050 3 EA")));
        var shipment = shipments(order).get(0);

        change("DS-6", OrderChange.Kind.CANCEL);

        assertThat(again(order).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(toOrder(shipment).state()).isInstanceOf(CaseState.Closed.class);
        assertThat(cases(shipment, "SHIPMENT_TO_STOP").get(0).state().live()).isTrue();
        assertThat(entries(order.number())).isEmpty();
        assertThat(house.rows("select state from desk.shipment where number = " + digits(shipment)))
                .containsExactly("WITHDRAWN");
    }

    @Test
    void oneOrderLeavesFromOurWarehouseAndFromTheSupplier() {
        var order = house.order(house.takeOne(
                "northgate", House.order("northgate", "DS-7", "0104", null, "TL-10031 12 EA", "TL-10046 1 EA")));
        var both = shipments(order);

        assertThat(both).hasSize(2);
        assertThat(owed(order)).containsExactlyInAnyOrder("OrderResponse", "ShipmentInstruction");
        assertThat(books(order.number() + "/1"))
                .isEqualTo("""
                order allocated
                  ON_HAND -> ALLOCATED 12 TL-10031""");

        say("keystone3pl", confirmation(both.get(0), 0));
        assertThat(again(order).state()).isEqualTo(OrderState.OPEN);
        say(null, confirmation(both.get(1), 0));

        assertThat(again(order).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(entries(both.get(0))).contains("goods issue").doesNotContain("drop shipment");
        assertThat(entries(both.get(1))).contains("drop shipment").doesNotContain("goods issue");
        assertThat(house.rows("select count(*) from desk.invoice where order_number = " + digits(order.number())))
                .containsExactly("2");
    }

    @Test
    void whoTakesCompleteOrdersOnlyGetsBothPartsOrNeither() {
        var waits = house.order(
                house.takeOne("pinecrest", House.buy("pinecrest", "DS-8", "TL-10027 6 EA", "TL-10046 6 EA")));
        assertThat(waits.lines())
                .allSatisfy(line -> assertThat(line.allocated().isZero()).isTrue());
        assertThat(shipments(waits)).isEmpty();

        var goes = house.order(
                house.takeOne("pinecrest", House.buy("pinecrest", "DS-9", "TL-10026 6 EA", "TL-10046 6 EA")));

        assertThat(goes.lines()).allSatisfy(line -> assertThat(line.state()).isEqualTo(LineState.ACCEPTED));
        assertThat(shipments(goes)).hasSize(2);
    }

    @Test
    void onlyTheSuppliersOwnItemsAndOnlyForTheEntityHeShipsFor() {
        var none = house.order(house.takeOne("northgate", House.buy("northgate", "DS-10", "TL-10027 6 EA")));
        var abroad = house.order(house.takeOne("meridian", House.buy("meridian", "DS-11", "TL-10049 2 EA")));

        assertThat(none.lines().get(0).state()).isEqualTo(LineState.BACK_ORDERED);
        assertThat(abroad.lines().get(0).state()).isEqualTo(LineState.BACK_ORDERED);
    }

    @Test
    void aSupplierWithMessagesIsInstructedByMessageAndConfirmsByMessage() {
        house.run("update desk.supplier set partner = 'longspan' where supplier = 'SUP-DROP1'");
        turnThePage();
        try {
            var order = house.order(house.takeOne("northgate", House.buy("northgate", "DS-12", "TL-10046 3 EA")));
            var shipment = shipments(order).get(0);

            assertThat(owed(order)).containsExactlyInAnyOrder("OrderResponse", "ShipmentInstruction");
            assertThat(house.rows("select receiver from desk.outbox where number = '%s'".formatted(shipment)))
                    .containsExactly("longspan");
            assertThat(cases(shipment, "SUPPLIER_TO_ORDER")).isEmpty();

            assertThat(say("longspan", confirmation(shipment, 0))).isInstanceOf(Outcome.Accepted.class);
            assertThat(again(order).state()).isEqualTo(OrderState.SHIPPED);
        } finally {
            house.run("update desk.supplier set partner = null where supplier = 'SUP-DROP1'");
            turnThePage();
        }
    }
}
