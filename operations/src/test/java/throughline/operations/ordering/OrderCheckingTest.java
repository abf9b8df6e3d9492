package throughline.operations.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.ledger.trail.Decisions;
import throughline.model.document.OrderChange;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.operations.House;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseFilter;
import throughline.operations.intake.Outcome;
import throughline.operations.ruling.Rerun;
import throughline.operations.ruling.Ruling;
import throughline.operations.ruling.SeenRows;
import throughline.rules.PolicyException;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;

/** Orders that are probably a slip of the buyer's wait for customer service; everything else goes on as before. */
class OrderCheckingTest {

    private static final String[] BASKET = {"TL-10002 12 EA", "TL-10012 5 EA", "TL-10020 24 EA"};

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
    void theSameGoodsOnceMoreWaitForCustomerServiceAndAreNotAskedAboutAgain() {
        house.takeOne("northgate", House.buy("northgate", "DUP-1", BASKET));
        var second = house.order(house.takeOne(
                "northgate", House.buy("northgate", "DUP-2", "TL-10020 24 EA", "TL-10012 5 EA", "TL-10002 12 EA")));

        assertThat(second.state()).isEqualTo(OrderState.HELD);
        var found = only(second, "ORDER_CHECK");
        assertThat(found.desk()).isEqualTo("CUSTOMER_SERVICE");
        assertThat(found.reason()).contains("the same goods were ordered", "(DUP-1) of the same day");
        assertThat(decided(second)).contains("order HELD");

        house.operations.cases().release(found.id(), "anna", "the buyer means it");

        assertThat(again(second).state()).isEqualTo(OrderState.OPEN);
        assertThat(house.rows(
                        "select reason from trail.decision where kind = 'order' and subject = '%s' order by id desc"
                                .formatted(second.number())))
                .first()
                .asString()
                .startsWith("let pass by a person, although the same goods");
        assertThat(cases(second)).isEmpty();
    }

    @Test
    void ofTwoInOneMessageTheSecondWaits() {
        var outcomes = house.take(
                "lakeshore",
                House.buy("lakeshore", "TWIN-1", BASKET),
                House.buy("lakeshore", "TWIN-2", BASKET),
                House.order("lakeshore", "TWIN-3", "elsewhere", null, BASKET));

        assertThat(codes(house.order(outcomes.get(0)))).doesNotContain("ORDER_CHECK");
        assertThat(codes(house.order(outcomes.get(1)))).contains("ORDER_CHECK");
        assertThat(codes(house.order(outcomes.get(2)))).doesNotContain("ORDER_CHECK");
    }

    @Test
    void aRejectedOneIsRefusedAndDoesNotCountAsAnEarlierOrder() {
        house.takeOne("harborview", House.buy("harborview", "REJ-1", BASKET));
        var second = house.order(house.takeOne("harborview", House.buy("harborview", "REJ-2", BASKET)));
        house.operations.cases().reject(only(second, "ORDER_CHECK").id(), "anna", "sent twice");
        assertThat(again(second).state()).isEqualTo(OrderState.REJECTED);

        house.clock.forward(Duration.ofDays(3));
        var later = house.order(house.takeOne("harborview", House.buy("harborview", "REJ-3", BASKET)));

        assertThat(codes(later)).doesNotContain("ORDER_CHECK");
        assertThat(house.rows(
                        "select number from desk.sales_order where buyer_number = 'REJ-3' and likeness = (select likeness"
                                + " from desk.sales_order where buyer_number = 'REJ-1')"))
                .hasSize(1);
    }

    @Test
    void tenTimesTheLargestQuantityHoldsItsLineAndTheOthersGoOn() {
        for (int i = 1; i <= 5; i++) {
            house.takeOne("northgate", House.buy("northgate", "USUAL-" + i, "TL-10046 %d CS".formatted(i)));
        }
        house.clock.forward(Duration.ofDays(4));
        var below = house.order(house.takeOne("northgate", House.buy("northgate", "USUAL-6", "TL-10046 49 CS")));
        assertThat(codes(below)).doesNotContain("LINE_CHECK");
        assertThat(decided(below)).contains("order PASSED");
        house.operations.orders().cancel(below.number(), "anna", "only to try");

        var odd = house.order(
                house.takeOne("northgate", House.buy("northgate", "USUAL-7", "TL-10046 50 CS", "TL-10002 1 EA")));

        assertThat(odd.lines().get(0).state()).isEqualTo(LineState.HELD);
        assertThat(odd.lines().get(1).state()).isEqualTo(LineState.ACCEPTED);
        var found = only(odd, "LINE_CHECK");
        assertThat(found.reason()).contains("ten times", "Of 5 lines lately the largest was 30 EA, the average 18");
        house.operations.cases().release(found.id(), "anna", "a new building");
        assertThat(codes(odd)).doesNotContain("LINE_CHECK");
        assertThat(again(odd).lines().get(0).state()).isNotEqualTo(LineState.HELD);

        change("USUAL-7", "USUAL-7-A", "TL-10046 60 CS");
        assertThat(codes(odd)).contains("LINE_CHECK");
    }

    @Test
    void whatWasSeenGivesTheSameAnswerAgainAndAnotherRuleAnotherOne() throws Exception {
        house.takeOne("lakeshore", House.buy("lakeshore", "SEEN-1", BASKET[0], BASKET[1], "TL-10046 1 CS"));
        house.clock.forward(Duration.ofDays(1));
        var second = house.order(
                house.takeOne("lakeshore", House.buy("lakeshore", "SEEN-2", BASKET[0], BASKET[1], "TL-10046 1 CS")));
        long number = Long.parseLong(second.number().substring(3));

        var kept = house.demo
                .test
                .database()
                .read(unit -> SeenRows.of(unit, number))
                .get(0);
        assertThat(kept.decisions()).hasSize(4);
        assertThat(kept.seen().earlier().similar()).hasSize(1);
        var recorded = house.demo.test.database().read(unit -> Decisions.of(unit, kept.decisions()));
        assertThat(Rerun.differences(House.shipped(), kept, recorded)).isEmpty();
        var stricter = ruled(
                "check.holdOrder( $order ).because( \"the same", "check.refuseOrder( $order ).because( \"the same");
        assertThat(Ruling.of(stricter, kept.seen(), kept.at())
                        .checkOutcome(kept.seen().head()))
                .isEqualTo("REFUSED");
        assertThat(Rerun.differences(stricter, kept, recorded))
                .anyMatch(each -> each.contains("order was HELD and is REFUSED"));
    }

    @Test
    void anOrderThatARuleRefusesIsRefusedBeforeItIsPriced() throws PolicyException {
        var strict = ruled(
                "check.holdOrder( $order ).because( \"the same", "check.refuseOrder( $order ).because( \"the same");
        try (var other = new House(() -> strict)) {
            other.takeOne("northgate", House.buy("northgate", "NO-1", BASKET));

            var outcome = other.takeOne("northgate", House.buy("northgate", "NO-2", BASKET));

            assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
            assertThat(((Outcome.Rejected) outcome).reason()).contains("the same goods were ordered");
            assertThat(other.rows(
                            "select kind from trail.decision where subject = (select 'SO-' || lpad(number::text, 7, '0')"
                                    + " from desk.sales_order where buyer_number = 'NO-2')"))
                    .containsExactly("order");
            assertThat(other.rows("select state from desk.sales_order where buyer_number = 'NO-2'"))
                    .containsExactly("REJECTED");
            assertThat(other.wrong()).isEmpty();
        }
    }

    @Test
    void aFolderWithoutThisDeskStillActs() throws PolicyException {
        var files = new TreeMap<>(House.shipped().files());
        files.keySet().removeIf(path -> path.startsWith("order/"));
        var without = new RuleBookBinder(null).bind(files);
        try (var other = new House(() -> without)) {
            other.takeOne("northgate", House.buy("northgate", "OLD-1", BASKET));

            var second = other.order(other.takeOne("northgate", House.buy("northgate", "OLD-2", BASKET)));

            assertThat(second.state()).isEqualTo(OrderState.OPEN);
            assertThat(other.rows("select distinct outcome || ' ' || reason from trail.decision where kind = 'order'"))
                    .containsExactly("PASSED nothing unusual");
        }
    }

    private static RuleBook ruled(String what, String instead) throws PolicyException {
        var files = new TreeMap<>(House.shipped().files());
        files.compute(
                "order/duplicates.drl", (path, text) -> String.valueOf(text).replace(what, instead));
        return new RuleBookBinder(null).bind(files);
    }

    private static void change(String order, String number, String line) {
        house.takeOne(
                "northgate",
                new OrderChange(
                        new DocumentNumber(number),
                        new PartyId("northgate"),
                        new PartyId("US01"),
                        new DocumentNumber(order),
                        OrderChange.Kind.CHANGE,
                        null,
                        List.of(House.line("1", line)),
                        Provenance.OURS));
    }

    private static SalesOrder again(SalesOrder order) {
        return house.operations.orders().find(order.number()).orElseThrow();
    }

    private static List<String> decided(SalesOrder order) {
        return house.rows("select kind || ' ' || outcome from trail.decision where subject = '%s' order by id"
                .formatted(order.number()));
    }

    private static List<Case> cases(SalesOrder order) {
        return house.operations.cases().list(CaseFilter.LIVE, 200, 0).stream()
                .filter(each -> order.number().equals(each.subject()))
                .toList();
    }

    private static List<String> codes(SalesOrder order) {
        return cases(order).stream().map(Case::code).toList();
    }

    private static Case only(SalesOrder order, String code) {
        var found =
                cases(order).stream().filter(each -> each.code().equals(code)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
