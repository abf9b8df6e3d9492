package throughline.operations.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.model.document.Order;
import throughline.model.document.OrderChange;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.operations.House;
import throughline.operations.ordering.OrderRefused;
import throughline.operations.ordering.SalesOrder;

/** A promotion ends when its budget is spent, whoever orders at the same moment, and what is called off is there again. The books are looked at after each. */
class PromotionBudgetTest extends DropShipScene {

    /** 100 at 6.46, a fifth off. */
    private static final BigDecimal HUNDRED_TAKE = new BigDecimal("129.20");

    private static int orders;

    @AfterEach
    void noPromotions() {
        house.run("delete from desk.promotion where promotion like 'T-%'");
        house.run("delete from desk.promotion_budget where promotion like 'T-%'");
        house.run("update desk.customer set short_shipment = 'BACK_ORDER' where customer = 'C1002'");
        turnThePage();
    }

    @Test
    void theLastOrderMayTakeMoreThanIsLeftAndTheNextIsPricedWithout() {
        promote("T-A", "TL-10114", 20);
        budget("T-A", "USD", "250");

        assertThat(promotion(buy(100))).isEqualTo("T-A");
        assertThat(promotion(buy(100))).isEqualTo("T-A");
        assertThat(taken("T-A")).isEqualByComparingTo("258.40");
        var without = buy(100);
        assertThat(promotion(without)).isEqualTo("-");
        assertThat(without.lines().get(0).net().amount()).isEqualByComparingTo("607.24"); // 6 % by its price group
        assertThat(taken("T-A")).isEqualByComparingTo("258.40");
    }

    @Test
    void ofOrdersInOneMessageTheLaterSeesWhatTheEarlierTook() {
        promote("T-B", "TL-10114", 20);
        budget("T-B", "USD", "250");

        var outcomes = house.take("harborview", order(100), order(100), order(100));

        assertThat(outcomes.stream().map(house::order).map(PromotionBudgetTest::promotion))
                .containsExactly("T-B", "T-B", "-");
    }

    @Test
    void whatIsCalledOffOrMadeLessOrRefusedIsThereAgain() {
        promote("T-C", "TL-10114", 20);
        budget("T-C", "USD", "100");
        var first = buy(100);
        assertThat(promotion(buy(100))).isEqualTo("-");

        house.operations.orders().cancel(first.number(), "ines", "too late");
        assertThat(taken("T-C")).isEqualByComparingTo("0");
        var second = buy(100);
        assertThat(promotion(second)).isEqualTo("T-C");

        change(second, "50");
        assertThat(promotion(again(second))).isEqualTo("T-C");
        assertThat(taken("T-C")).isEqualByComparingTo("64.60");
        house.operations.orders().cancel(second.number(), "ines", "no more");

        // The buyer expects far less: the line waits, keeps its part, and gives it back when it is refused.
        var held = house.order(house.takeOne("harborview", House.buy("harborview", number(), "TL-10114 100 EA 3.00")));
        assertThat(taken("T-C")).isEqualByComparingTo(HUNDRED_TAKE);
        for (var each : cases(held.number(), "PRICE_APPROVAL")) {
            house.operations.cases().reject(each.id(), "ines", "not at that price");
        }
        assertThat(taken("T-C")).isEqualByComparingTo("0");
    }

    @Test
    void aReleasedLineKeepsThePromotionThatItHad() {
        promote("T-D", "TL-10114", 20);
        budget("T-D", "USD", "100");
        var held = house.order(house.takeOne("harborview", House.buy("harborview", number(), "TL-10114 100 EA 3.00")));
        assertThat(promotion(buy(10))).isEqualTo("-");

        for (var each : cases(held.number(), "PRICE_APPROVAL")) {
            house.operations.cases().release(each.id(), "ines", "agreed");
        }

        assertThat(promotion(again(held))).isEqualTo("T-D");
        assertThat(taken("T-D")).isEqualByComparingTo(HUNDRED_TAKE);
    }

    @Test
    void whatAWarehouseHasNotGotAndIsNotSentLaterIsThereAgain() {
        promote("T-E", "TL-10114", 20);
        budget("T-E", "USD", "500");
        house.run("update desk.customer set short_shipment = 'CANCEL' where customer = 'C1002'");
        turnThePage();
        var order = buy(100);

        say("keystone3pl", confirmation(shipments(order).get(0), 50));

        assertThat(house.rows("select cancelled::int from desk.sales_order_line where order_number = "
                        + digits(order.number())))
                .containsExactly("50");
        assertThat(taken("T-E")).isEqualByComparingTo("64.60");
    }

    @Test
    void aCurrencyWithoutABudgetGetsNothingOfAPromotionThatHasOne() {
        promote("T-F", "TL-10114", 20);
        budget("T-F", "EUR", "1000000");

        assertThat(promotion(buy(10))).isEqualTo("-");
    }

    @Test
    void withoutABudgetAPromotionGivesWhatItWillAndEachOfItsRowsCounts() {
        promote("T-G", "TL-10114", 20);
        promote("T-G", "TL-10112", 15);

        var order = house.order(house.takeOne(
                "harborview",
                House.buy("harborview", number(), "TL-10114 100 EA", "TL-10112 100 EA", "TL-10111 100 EA")));

        assertThat(house.rows(
                        "select coalesce(promotion, '-') || ' ' || coalesce(promotion_off, 0) from desk.sales_order_line"
                                + " where order_number = %s order by line".formatted(digits(order.number()))))
                .containsExactly("T-G 12920", "T-G 6135", "- 0");
        assertThat(taken("T-G")).isEqualByComparingTo("190.55");
    }

    @Test
    void ofThoseWhoOrderAtTheSameMomentOneTakesTheLastOfABudget() throws Exception {
        // Three customers, so that no other lock sorts them.
        var partners = List.of("harborview", "lakeshore", "northgate");
        var pool = Executors.newFixedThreadPool(partners.size());
        try {
            for (int round = 0; round < 12; round++) {
                var code = "T-H" + round;
                promote(code, "TL-10114", 20 + round);
                budget(code, "USD", "1");
                var together = new CyclicBarrier(partners.size());
                var acts = new ArrayList<Callable<SalesOrder>>();
                for (var partner : partners) {
                    var order = House.buy(partner, number(), "TL-10114 10 EA");
                    acts.add(() -> {
                        together.await();
                        return house.order(house.takeOne(partner, order));
                    });
                }
                var with = new ArrayList<String>();
                for (var future : pool.invokeAll(acts)) {
                    with.add(promotion(future.get()));
                }
                assertThat(with).as("round %d", round).containsOnlyOnce(code);
                house.run("delete from desk.promotion where promotion = '%s'".formatted(code));
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void afterAnyWayOfGoingOnTheSumIsThatOfTheLines() {
        promote("T-I", "TL-10114", 20);
        promote("T-I", "TL-10112", 20);
        promote("T-J", "TL-10228", 12);
        budget("T-I", "USD", "2000");
        var random = new Random(17);
        var open = new ArrayList<SalesOrder>();
        for (int step = 0; step < 60; step++) {
            var order = open.isEmpty() ? null : open.get(random.nextInt(open.size()));
            switch (order == null ? 0 : random.nextInt(5)) {
                case 0, 1 ->
                    open.add(house.order(house.takeOne(
                            "harborview",
                            House.buy(
                                    "harborview",
                                    number(),
                                    "TL-10114 %d EA".formatted(1 + random.nextInt(60)),
                                    "TL-10112 %d EA".formatted(1 + random.nextInt(60)),
                                    "TL-10228 %d EA".formatted(1 + random.nextInt(9))))));
                case 2 -> change(order, String.valueOf(1 + random.nextInt(60)));
                case 3 -> cancel(order);
                default -> shipments(order).forEach(each -> say("keystone3pl", confirmation(each, 0)));
            }
            assertThat(
                            house.rows(
                                    """
                    select t.promotion || ' ' || t.taken from desk.promotion_taken t left join
                      (select promotion, sum(promotion_taken) as sum from desk.sales_order_line group by 1) l using (promotion)
                    where t.taken <> coalesce(l.sum, 0)"""))
                    .as("step %d", step)
                    .isEmpty();
        }
    }

    private static void cancel(SalesOrder order) {
        try {
            house.operations.orders().cancel(order.number(), "ines", "random");
        } catch (OrderRefused nothingLeft) {
            assertThat(nothingLeft).hasMessageContaining("nothing of it is left");
        }
    }

    private static void promote(String code, String item, int percent) {
        house.run(
                "insert into desk.promotion (promotion, sku, percent, valid_from, valid_to) values ('%s', '%s', %d, '2026-01-01', '2039-12-31')"
                        .formatted(code, item, percent));
        turnThePage();
    }

    private static void budget(String code, String currency, String amount) {
        house.run("insert into desk.promotion_budget values ('%s', '%s', %s)".formatted(code, currency, amount));
        turnThePage();
    }

    private static String number() {
        return "PB-" + ++orders;
    }

    private static Order order(int quantity) {
        return House.buy("harborview", number(), "TL-10114 %d EA".formatted(quantity));
    }

    private static SalesOrder buy(int quantity) {
        return house.order(house.takeOne("harborview", order(quantity)));
    }

    private static void change(SalesOrder order, String quantity) {
        say(
                "harborview",
                new OrderChange(
                        new DocumentNumber("%s-%d".formatted(order.buyerNumber(), controls)),
                        new PartyId("harborview"),
                        new PartyId("US01"),
                        order.buyerNumber(),
                        OrderChange.Kind.CHANGE,
                        null,
                        List.of(House.line("1", "TL-10114 %s EA".formatted(quantity))),
                        throughline.model.lineage.Provenance.OURS));
    }

    /** Which promotion priced its first line. */
    private static String promotion(SalesOrder order) {
        return house.rows(
                        "select coalesce(promotion, '-') from desk.sales_order_line where order_number = %s and line = 1"
                                .formatted(digits(order.number())))
                .get(0);
    }

    private static BigDecimal taken(String promotion) {
        return new BigDecimal(
                        house.rows("select coalesce(sum(taken), 0) from desk.promotion_taken where promotion = '%s'"
                                        .formatted(promotion))
                                .get(0))
                .movePointLeft(2);
    }
}
