package throughline.operations.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.model.document.OrderResponse;
import throughline.model.value.ItemId;
import throughline.operations.House;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseFilter;
import throughline.operations.exception.CaseRefused;
import throughline.operations.intake.Outcome;

class OrderDeskTest {

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
    void anOrderIsPricedClearedAllocatedInstructedAndAnswered() {
        var outcome = house.takeOne("northgate", House.buy("northgate", "PO-1", "TL-10002 5 CS", "TL-10020 24 EA"));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        var order = house.order(outcome);
        assertThat(order.state()).isEqualTo(OrderState.OPEN);
        assertThat(order.lines()).allMatch(line -> line.state() == LineState.ACCEPTED);
        assertThat(order.lines().get(0).quantity().amount()).isEqualByComparingTo("60");
        assertThat(order.lines().get(0).allocations()).hasSize(1);
        assertThat(order.lines().get(0).allocations().get(0).shipment()).startsWith("SH-");
        assertThat(house.rows(
                        "select type from desk.outbox where subject = '%s' order by id".formatted(order.number())))
                .containsExactlyInAnyOrder("OrderResponse", "ShipmentInstruction");
        assertThat(house.rows("select kind || ' ' || outcome from trail.decision where subject = '%s' order by id"
                        .formatted(order.number())))
                .containsExactly("order PASSED", "pricing PRICED", "credit RELEASE", "allocation PLANNED");
        assertThat(response(order).status()).isEqualTo(OrderResponse.Status.ACCEPTED);
        assertThat(response(order).lines().get(0).confirmed()).hasToString("5 CS");
    }

    @Test
    void whatIsShortIsBackOrderedAndServedWhenGoodsComeBack() {
        var first = house.order(house.takeOne("northgate", House.buy("northgate", "PO-2", "TL-10003 5 EA")));
        var second = house.order(house.takeOne("northgate", House.buy("northgate", "PO-3", "TL-10003 8 EA")));
        assertThat(second.lines().get(0).state()).isEqualTo(LineState.BACK_ORDERED);
        assertThat(second.lines().get(0).backOrdered().amount()).isEqualByComparingTo("8");

        house.operations.orders().cancel(first.number(), "anna", "the customer called");
        var served = house.operations.orders().retryBackOrders(new ItemId("TL-10003"));

        assertThat(served).isEqualTo(1);
        var line = again(second).lines().get(0);
        assertThat(line.allocated().amount()).isEqualByComparingTo("5");
        assertThat(line.backOrdered().amount()).isEqualByComparingTo("3");
        assertThat(again(first).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(response(second).lines().get(0).status()).isEqualTo(OrderResponse.LineStatus.BACK_ORDERED);
    }

    @Test
    void aCustomerWhoTakesNoBackOrdersHasTheRestCancelled() {
        var outcome = house.takeOne("lakeshore", House.buy("lakeshore", "PO-4", "TL-10160 10 EA"));

        assertThat(outcome).isInstanceOf(Outcome.Partial.class);
        var line = house.order(outcome).lines().get(0);
        assertThat(line.allocated().amount()).isEqualByComparingTo("2");
        assertThat(line.cancelled().amount()).isEqualByComparingTo("8");
        assertThat(response(house.order(outcome)).lines().get(0).status())
                .isEqualTo(OrderResponse.LineStatus.QUANTITY_CHANGED);
    }

    @Test
    void aSubstituteIsSentOnlyWhenItFillsTheLine() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "PO-5", "TL-10255 6000 EA")));

        var line = order.lines().get(0);
        assertThat(line.state()).isEqualTo(LineState.SUBSTITUTED);
        assertThat(line.item()).isEqualTo(new ItemId("TL-10251"));
        assertThat(line.allocated().amount()).isEqualByComparingTo("6000");
        assertThat(response(order).lines().get(0).status()).isEqualTo(OrderResponse.LineStatus.SUBSTITUTED);
    }

    @Test
    void theLotThatExpiresFirstGoesFirst() {
        var order = house.order(house.takeOne("harborview", House.buy("harborview", "PO-6", "TL-10102 600 EA")));

        var lots = new ArrayList<String>();
        order.lines().get(0).allocations().forEach(share -> lots.add(share.lot().code()));
        var expiring = house.rows("select lot from desk.lot where sku = 'TL-10102' order by expires_on");
        assertThat(expiring).containsSubsequence(lots);
        assertThat(lots).isNotEmpty();
    }

    @Test
    void anUnknownItemHoldsItsLineAndTheOthersGoOn() {
        var outcome = house.takeOne("northgate", House.buy("northgate", "PO-7", "NO-SUCH-ITEM 3 EA", "TL-10002 12 EA"));

        assertThat(outcome).isInstanceOf(Outcome.Partial.class);
        var order = house.order(outcome);
        assertThat(order.lines().get(0).state()).isEqualTo(LineState.HELD);
        assertThat(order.lines().get(1).state()).isEqualTo(LineState.ACCEPTED);
        var found = only(order);
        assertThat(found.code()).isEqualTo("ITEM_UNKNOWN");
        assertThat(found.reason()).contains("NO-SUCH-ITEM");
        assertThatThrownBy(() -> house.operations.cases().release(found.id(), "anna", "try it"))
                .isInstanceOf(CaseRefused.class)
                .hasMessageContaining("cannot go on yet");

        house.operations.cases().reject(found.id(), "anna", "no longer made");

        assertThat(again(order).lines().get(0).state()).isEqualTo(LineState.REJECTED);
        assertThat(response(order).lines().get(0).reason()).isEqualTo("no longer made");
        assertThat(house.operations.intake().rest(order.message()).status()).isEqualTo("partial");
    }

    @Test
    void aRefusedOrderMayBeSentAgainUnderItsNumber() {
        var refused = house.takeOne("northgate", House.buy("northgate", "PO-8", "TL-10002 0 EA"));
        assertThat(refused).isInstanceOf(Outcome.Rejected.class);
        assertThat(((Outcome.Rejected) refused).reason()).contains("above zero");

        var corrected = house.takeOne("northgate", House.buy("northgate", "PO-8", "TL-10002 12 EA"));

        assertThat(corrected).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void whatWeDoNotUnderstandIsHeldAndNeverGuessed() {
        var order = house.order(house.takeOne(
                "northgate",
                House.buy(
                        "northgate",
                        "PO-9",
                        "TL-10002 3 ZZ",
                        "TL-10002 2.5 EA",
                        "TL-10002 -4 EA",
                        "TL-10004 200000 EA")));

        assertThat(codes(order)).containsExactlyInAnyOrder("UNIT_UNKNOWN", "QUANTITY_INEXACT", "QUANTITY_ABSURD");
        assertThat(order.lines())
                .extracting(SalesOrder.Line::state)
                .containsExactly(LineState.HELD, LineState.HELD, LineState.REJECTED, LineState.HELD);

        house.operations
                .cases()
                .release(caseOf(order, "QUANTITY_ABSURD").id(), "anna", "the buyer confirmed it by phone");

        assertThat(again(order).lines().get(3).state()).isEqualTo(LineState.BACK_ORDERED);
    }

    @Test
    void anUnknownShipToHoldsTheOrderUntilSomebodyDecides() {
        var outcome = house.takeOne("northgate", House.order("northgate", "PO-10", "NOWHERE", null, "TL-10002 12 EA"));
        assertThat(outcome).isInstanceOf(Outcome.Held.class);
        var order = house.order(outcome);
        assertThat(order.state()).isEqualTo(OrderState.HELD);
        assertThat(house.rows("select 1 from desk.outbox where subject = '%s'".formatted(order.number())))
                .isEmpty();

        house.operations.cases().release(only(order).id(), "anna", "send it to the default store");

        assertThat(again(order).state()).isEqualTo(OrderState.OPEN);
        assertThat(house.operations.intake().rest(order.message()).status()).isEqualTo("accepted");
    }

    @Test
    void anOrderBeyondTheCreditLimitSetsNothingAsideUntilItIsReleased() {
        var outcome = house.takeOne("lakeshore", House.buy("lakeshore", "PO-11", "TL-10098 1300 EA"));
        assertThat(outcome).isInstanceOf(Outcome.Held.class);
        var order = house.order(outcome);
        assertThat(order.lines().get(0).allocated().isZero()).isTrue();
        assertThat(only(order).code()).isEqualTo("CREDIT_HOLD");
        assertThat(only(order).desk()).isEqualTo("CREDIT");
        assertThat(only(order).atRisk()).isEqualTo(order.total());

        house.operations.cases().release(only(order).id(), "bert", "they pay on Friday");

        assertThat(again(order).lines().get(0).allocated().amount()).isEqualByComparingTo("1300");
        assertThat(house.rows(
                                "select reason from trail.decision where subject = '%s' and kind = 'credit' order by id desc limit 1"
                                        .formatted(order.number()))
                        .get(0))
                .startsWith("released by a person");
        house.operations.orders().cancel(order.number(), "bert", "frees the limit again");
    }

    @Test
    void aRejectedCreditCaseRefusesTheOrder() {
        var order = house.order(house.takeOne("lakeshore", House.buy("lakeshore", "PO-12", "TL-10098 1300 EA")));

        house.operations.cases().reject(only(order).id(), "bert", "no credit");

        assertThat(again(order).state()).isEqualTo(OrderState.REJECTED);
        assertThat(response(order).status()).isEqualTo(OrderResponse.Status.REJECTED);
        assertThat(house.operations.intake().rest(order.message()).status()).isEqualTo("rejected");
    }

    @Test
    void anOrderThatMustBeCompleteTakesNothingUntilAllIsThere() {
        var order = house.order(house.takeOne(
                "northgate", House.order("northgate", "PO-13", null, true, "TL-10012 4 EA", "TL-10002 12 EA")));

        assertThat(order.lines()).allMatch(line -> line.state() == LineState.BACK_ORDERED);
        assertThat(order.lines()).allMatch(line -> line.allocated().isZero());
    }

    @Test
    void aPriceFarBelowOursWaitsForTheSalesManager() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "PO-14", "TL-10098 2 EA 60.00")));
        assertThat(only(order).code()).isEqualTo("PRICE_APPROVAL");

        house.operations.cases().release(only(order).id(), "carl", "our price stands");

        var line = again(order).lines().get(0);
        assertThat(line.state()).isEqualTo(LineState.ACCEPTED);
        assertThat(line.price().amount()).isGreaterThan(new BigDecimal("60"));
    }

    @Test
    void aHeldOrderThatIsCalledOffLeavesNoCase() {
        var order = house.order(
                house.takeOne("northgate", House.order("northgate", "PO-15", "NOWHERE", null, "TL-10002 12 EA")));

        house.operations.orders().cancel(order.number(), "anna", "the customer called");

        assertThat(again(order).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(house.operations.cases().list(CaseFilter.ofSubject(order.number()), 10, 0))
                .noneMatch(each -> each.state().live());
        assertThatThrownBy(() -> house.operations.orders().cancel(order.number(), "anna", "again"))
                .isInstanceOf(OrderRefused.class);
    }

    @Test
    void anOrderOfTenThousandLinesIsTakenWhole() {
        var lines = new String[10_000];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "TL-10%03d 1 EA".formatted(1 + i % 300);
        }

        var order = house.order(house.takeOne("northgate", House.buy("northgate", "PO-BIG", lines)));

        assertThat(order.lines()).hasSize(10_000);
        house.operations.orders().cancel(order.number(), "anna", "only a test of strength");
    }

    static OrderResponse response(SalesOrder order) {
        var json = house.rows(
                """
                select d.json from desk.outbox o join trail.document d on d.id = o.document
                where o.type = 'OrderResponse' and o.subject = '%s' order by o.id desc limit 1"""
                        .formatted(order.number()));
        return (OrderResponse) house.text.read("OrderResponse", json.get(0));
    }

    private static SalesOrder again(SalesOrder order) {
        return house.operations.orders().find(order.number()).orElseThrow();
    }

    private static List<String> codes(SalesOrder order) {
        return cases(order).stream().map(Case::code).toList();
    }

    private static Case only(SalesOrder order) {
        var cases = cases(order);
        assertThat(cases).hasSize(1);
        return cases.get(0);
    }

    private static Case caseOf(SalesOrder order, String code) {
        return cases(order).stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<Case> cases(SalesOrder order) {
        return house.operations.cases().list(CaseFilter.ofSubject(order.number()), 100, 0);
    }
}
