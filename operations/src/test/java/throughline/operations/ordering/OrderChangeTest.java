package throughline.operations.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderLine;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.ReadSet;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.operations.House;
import throughline.operations.intake.Outcome;

class OrderChangeTest {

    private static House house;

    @BeforeAll
    static void open() {
        house = new House();
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
    void aChangedQuantityIsServedAnewAndAnswered() {
        var order = house.order(
                house.takeOne("northgate", House.buy("northgate", "CH-1", "TL-10002 12 EA", "TL-10020 24 EA")));

        var outcome = change(
                "CH-1",
                "CH-1-A",
                OrderChange.Kind.CHANGE,
                House.line("1", "TL-10002 36 EA"),
                House.line("2", "TL-10020 0 EA"));

        assertThat(outcome)
                .as(() ->
                        house.rows("select reason from desk.case_ order by id").toString())
                .isInstanceOf(Outcome.Accepted.class);
        var now = house.operations.orders().find(order.number()).orElseThrow();
        assertThat(now.lines().get(0).allocated().amount()).isEqualByComparingTo("36");
        assertThat(now.lines().get(1).state()).isEqualTo(LineState.CANCELLED);
        assertThat(now.net())
                .isEqualTo(now.lines().get(0).net().plus(now.lines().get(1).net()));
        assertThat(house.rows("select count(*) from desk.outbox where type = 'OrderResponse' and subject = '%s'"
                        .formatted(order.number())))
                .containsExactly("2");
    }

    @Test
    void theWarehouseOfAChangedLineIsToStop() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "CH-4", "TL-10002 12 EA")));
        var shipment = order.lines().get(0).allocations().get(0).shipment();

        change("CH-4", "CH-4-A", OrderChange.Kind.CHANGE, House.line("1", "TL-10002 36 EA"));

        assertThat(house.rows("select reason from desk.case_ where code = 'SHIPMENT_TO_STOP' and subject = '%s'"
                        .formatted(shipment)))
                .containsExactly(
                        "%s was changed or called off, but its warehouse has the instruction for %s already. Ask it to stop."
                                .formatted(order.number(), shipment));
    }

    @Test
    void aChangeMayAddALine() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "CH-2", "TL-10002 12 EA")));

        change("CH-2", "CH-2-A", OrderChange.Kind.CHANGE, House.line("2", "TL-10020 12 EA"));

        var now = house.operations.orders().find(order.number()).orElseThrow();
        assertThat(now.lines()).hasSize(2);
        assertThat(now.lines().get(1).state()).isEqualTo(LineState.ACCEPTED);
    }

    @Test
    void aCallingOffByTheBuyerGivesEverythingBack() {
        var order = house.order(
                house.takeOne("northgate", House.buy("northgate", "CH-3", "TL-10002 12 EA", "TL-10012 5 EA")));

        change("CH-3", "CH-3-A", OrderChange.Kind.CANCEL);

        var now = house.operations.orders().find(order.number()).orElseThrow();
        assertThat(now.state()).isEqualTo(OrderState.CANCELLED);
        assertThat(house.rows("select exposure from desk.sales_order where buyer_number = 'CH-3'"))
                .containsExactly("0");
    }

    @Test
    void aChangeToAnOrderNobodyKnowsIsRefusedUnderACase() {
        var outcome = change("CH-NONE", "CH-NONE-A", OrderChange.Kind.CANCEL);

        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        assertThat(((Outcome.Rejected) outcome).cases()).hasSize(1);
    }

    private static Outcome change(String order, String number, OrderChange.Kind kind, OrderLine... lines) {
        var message = house.sealed(number);
        var envelope = House.envelope("northgate", "9" + Math.abs(number.hashCode()));
        var change = new OrderChange(
                new DocumentNumber(number),
                new PartyId("northgate"),
                new PartyId("US01"),
                new DocumentNumber(order),
                kind,
                null,
                List.of(lines),
                Provenance.OURS);
        house.operations.intake().open(message, envelope);
        return house.operations
                .intake()
                .take(
                        message,
                        envelope,
                        List.of(new ReadSet(
                                "860",
                                "004010",
                                "1",
                                "0001",
                                1,
                                change,
                                List.of(),
                                new SourceSpan(message, 0, 10, "ST"))))
                .get(0);
    }
}
