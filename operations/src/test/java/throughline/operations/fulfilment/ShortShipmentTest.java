package throughline.operations.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.operations.House;
import throughline.operations.ordering.LineState;
import throughline.operations.ordering.OrderState;
import throughline.operations.ordering.SalesOrderNumber;
import throughline.operations.ruling.BookShelf;
import throughline.operations.ruling.Explainer;
import throughline.operations.ruling.Explanation;
import throughline.rules.RuleBookBinder;

/** What a warehouse has not got: the rules say what becomes of it, and the trail says that they did. */
class ShortShipmentTest extends DropShipScene {

    @Test
    void whatIsWorthLittleIsCancelledAlthoughTheCustomerTakesBackOrders() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "SS-1", "TL-10026 12 EA")));
        var shipment = shipments(order).get(0);

        say("keystone3pl", confirmation(shipment, 2));

        var line = again(order).lines().get(0);
        assertThat(line.cancelled().amount()).isEqualByComparingTo("2");
        assertThat(line.backOrdered().amount()).isZero();
        assertThat(again(order).state()).isEqualTo(OrderState.SHIPPED);
        assertThat(cases(shipment, "SHIPPED_SHORT").get(0).reason())
                .endsWith("It was cancelled (not worth another parcel); count the stock.");
        assertThat(decided(order.number()))
                .containsExactly("SHORT_CANCEL: not worth another parcel; "
                        + "A-300 Shipped short: what is worth less than 25 is cancelled");
    }

    @Test
    void whatIsWorthMoreFollowsAndTheEntryThatReleasesItNamesTheDecision() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "SS-2", "TL-10031 12 EA")));
        var shipment = shipments(order).get(0);

        say("keystone3pl", confirmation(shipment, 3));

        var line = again(order).lines().get(0);
        assertThat(line.shipped().amount()).isEqualByComparingTo("9");
        assertThat(line.cancelled().amount()).isZero();
        assertThat(line.state()).isNotEqualTo(LineState.SHIPPED);
        assertThat(decided(order.number()))
                .containsExactly("SHORT_BACK_ORDER: the rest follows; "
                        + "A-310 Shipped short: the rest of what is worth 25 or more follows");
        assertThat(house.rows(
                        """
                        select e.kind from book.entry e join trail.decision d on d.id = any(e.decisions::bigint[])
                        where d.outcome = 'SHORT_BACK_ORDER' and d.subject = '%s/1'"""
                                .formatted(order.number())))
                .containsExactly("allocation released");
    }

    @Test
    void ofTwoLinesEachGoesItsOwnWay() {
        var order = house.order(house.takeOne(
                "northgate", House.buy("northgate", "SS-3", "TL-10026 12 EA", "TL-10031 12 EA", "TL-10032 12 EA")));

        say("keystone3pl", confirmation(shipments(order).get(0), 2));

        assertThat(again(order).lines())
                .extracting(line -> line.cancelled().amount().intValue())
                .containsExactly(2, 0, 0);
        assertThat(decided(order.number())).hasSize(3);
    }

    @Test
    void itIsExplainedFromWhatItSawAndComesOutTheSame() {
        var order = house.order(
                house.takeOne("northgate", House.buy("northgate", "SS-4", "TL-10026 12 EA", "TL-10031 12 EA")));
        say("keystone3pl", confirmation(shipments(order).get(0), 2));
        house.clock.forward(Duration.ofDays(7));

        var shelf = new BookShelf(house.demo.test.database(), new RuleBookBinder(null));
        var number = SalesOrderNumber.parse(order.number());
        var explained = new Explainer(house.demo.test.database(), shelf)
                .explain(number, order.number(), null)
                .orElseThrow();

        assertThat(explained.notes()).isEmpty();
        assertThat(explained.takings()).hasSize(2).allMatch(Explanation.Taking::proven);
        var taking = explained.takings().get(1);
        assertThat(taking.parts())
                .extracting(Explanation.Part::about, Explanation.Part::outcome)
                .containsExactly(
                        tuple(
                                "line 1 (TL-10026)",
                                "Shipped short: 2 of 12 EA, worth 10.25 USD, were not there. They are cancelled: not worth another parcel."),
                        tuple(
                                "line 2 (TL-10031)",
                                "Shipped short: 2 of 12 EA, worth 30.32 USD, were not there. They follow: the rest follows."));
        assertThat(taking.parts().get(0).counted())
                .extracting(Explanation.Proposal::what)
                .containsExactly("what was not shipped is cancelled");
        assertThat(taking.answers())
                .extracting(Explanation.RuleSays::about, Explanation.RuleSays::spoke, says -> says.rule()
                        .substring(0, 5))
                .containsExactlyInAnyOrder(
                        tuple("line 1 (TL-10026)", true, "A-300"),
                        tuple("line 1 (TL-10026)", false, "A-310"),
                        tuple("line 1 (TL-10026)", false, "A-320"),
                        tuple("line 2 (TL-10031)", false, "A-300"),
                        tuple("line 2 (TL-10031)", true, "A-310"),
                        tuple("line 2 (TL-10031)", false, "A-320"));
    }

    private static List<String> decided(String order) {
        return house.rows(
                """
                select outcome || ': ' || reason || '; ' || (firings::jsonb -> 0 ->> 'rule') from trail.decision
                where subject like '%s/%%' and outcome like 'SHORT%%' order by id"""
                        .formatted(order));
    }
}
