package throughline.operations.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.operations.House;
import throughline.operations.ordering.SalesOrder;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;

/** What the pricing policy says of carriage is what the invoice says. */
class FreightByRuleTest extends DropShipScene {

    @AfterEach
    void asShipped() {
        house.policies = House.RULES;
    }

    @Test
    void anOrderThatTravelsFreeIsNotBilledForCarriageHoweverLittleOfItIsShippedAtOnce() {
        var order = house.order(house.takeOne("lakeshore", House.buy("lakeshore", "FR-1", "TL-10226 60 EA")));

        say(null, confirmation(shipments(order).get(0), 50));

        assertThat(house.rows("select freight from desk.sales_order where number = " + digits(order.number())))
                .containsExactly("FREE");
        assertThat(billed(order, "goods < 1500 and freight = 0")).isTrue();
    }

    @Test
    void aRuleMayBillCarriageThatTheTariffWouldGiveForNothing() throws Exception {
        var usual = house.order(house.takeOne("harborview", House.buy("harborview", "FR-2", "TL-10228 20 EA")));
        say("keystone3pl", confirmation(shipments(usual).get(0), 0));
        assertThat(billed(usual, "goods > 1500 and freight = 0")).isTrue();
        var files = new TreeMap<>(PolicyFolder.read(Path.of("..", "rules", "policy")));
        files.put(
                "pricing/more.drl",
                """
                package policy.pricing
                import throughline.rules.facts.Customer
                import throughline.rules.facts.Order
                import throughline.rules.verbs.PricingVerbs
                global PricingVerbs price
                rule "P-990 Carriage" @policy( "PP 9" ) when Customer( group == "CARE" ) $order : Order( channel == "EDI" )
                then price.billFreight( $order ).because( "tried" ); end
                """);
        var book = new RuleBookBinder(null).bind(files);
        house.policies = () -> book;

        var order = house.order(house.takeOne("harborview", House.buy("harborview", "FR-3", "TL-10228 20 EA")));
        say("keystone3pl", confirmation(shipments(order).get(0), 0));

        assertThat(billed(order, "goods > 1500 and freight > 12.50")).isTrue();
    }

    private static boolean billed(SalesOrder order, String how) {
        return house.rows("select (%s)::text from desk.invoice where order_number = %s"
                        .formatted(how, digits(order.number())))
                .equals(java.util.List.of("true"));
    }
}
