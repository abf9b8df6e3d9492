package throughline.operations.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.operations.House;
import throughline.operations.intake.Outcome;
import throughline.operations.ordering.SalesOrderNumber;
import throughline.operations.ruling.BookShelf;
import throughline.operations.ruling.Explainer;
import throughline.operations.ruling.Explanation;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;

/** The posting policy says to which accounts a shipment and its invoice go, the trail says that it did, and nothing goes where it must not. */
class ShipmentAccountsTest extends DropShipScene {

    @AfterEach
    void asShipped() {
        house.policies = House.RULES;
    }

    @Test
    void paintIsSoldOnItsOwnAccountAndEverythingElseOnTheUsualOne() {
        var order = house.order(
                house.takeOne("northgate", House.buy("northgate", "SA-1", "TL-10226 6 EA", "TL-10031 12 EA")));
        var shipment = shipments(order).get(0);

        say("keystone3pl", confirmation(shipment, 0));

        assertThat(lines(shipment, "customer invoice"))
                .contains("Cr 4060 TL-10226", "Cr 4000 TL-10031")
                .noneMatch(line -> line.equals("Cr 4000 TL-10226"));
        assertThat(lines(shipment, "goods issue")).contains("Dr 5000 TL-10226", "Dr 5000 TL-10031");
        assertThat(decisions(shipment))
                .containsExactly("DETERMINED: paint and adhesives are a line of business of their own;"
                        + " F-100 Paint and adhesives account 4060");
    }

    @Test
    void theEntriesLeadBackToTheDecisionAndItsRuleBook() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "SA-2", "TL-10227 6 EA")));
        var shipment = shipments(order).get(0);

        say("keystone3pl", confirmation(shipment, 0));

        assertThat(house.rows(
                        """
                        select e.kind from book.entry e join trail.decision d on d.id = any(e.decisions::bigint[])
                        join trail.rule_book b on b.fingerprint = e.rule_book
                        where d.kind = 'posting' and d.subject = '%s' order by 1"""
                                .formatted(shipment)))
                .containsExactly("customer invoice", "goods issue");
    }

    @Test
    void itIsExplainedFromWhatItSawAndComesOutTheSame() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "SA-7", "TL-10229 6 EA")));
        say("keystone3pl", confirmation(shipments(order).get(0), 0));

        var shelf = new BookShelf(house.demo.test.database(), new RuleBookBinder(null));
        var explained = new Explainer(house.demo.test.database(), shelf)
                .explain(SalesOrderNumber.parse(order.number()), order.number(), null)
                .orElseThrow();

        assertThat(explained.notes()).isEmpty();
        assertThat(explained.takings()).hasSize(2).allMatch(Explanation.Taking::proven);
        assertThat(explained.takings().get(1).parts())
                .extracting(Explanation.Part::desk, Explanation.Part::about, Explanation.Part::outcome)
                .containsExactly(tuple("posting", "revenue of TL-10229", "It goes to account 4060."));
        assertThat(explained.takings().get(1).silent())
                .extracting(Explanation.RuleSays::sentence)
                .anyMatch(sentence -> sentence.contains("F-110") && sentence.contains("DE01"));
    }

    @Test
    void whereNoRuleSpeaksNothingIsDecidedAndTheUsualAccountsCount() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "SA-3", "TL-10032 6 EA")));
        var shipment = shipments(order).get(0);

        say("keystone3pl", confirmation(shipment, 0));

        assertThat(lines(shipment, "customer invoice")).contains("Cr 4000 TL-10032");
        assertThat(decisions(shipment)).isEmpty();
    }

    @Test
    void anAccountThatIsNotInTheChartIsNotBookedAndFinanceHearsOfItUntilItIsRight() throws Exception {
        refusedUntilRight("SA-4", "4999", "which is not in the chart");
    }

    @Test
    void anAccountOfTheWrongKindIsNotBooked() throws Exception {
        refusedUntilRight("SA-5", "1100", "1100 Accounts receivable, which is asset and not revenue");
    }

    @Test
    void costAndFreightHaveRolesOfTheirOwn() throws Exception {
        house.policies = changed(
                """
                rule "F-900 Cost" @policy( "FP 9" ) when
                    PostingEvent( channel == "EDI", customerGroup == "RETAIL", event == "SHIPMENT" )
                    $line : PostingLine( role == "COST_OF_GOODS_SOLD", sku == "TL-10033" )
                then posting.account( $line, "5060" ).because( "tried" ); end
                """);
        var order = house.order(
                house.takeOne("northgate", House.buy("northgate", "SA-6", "TL-10033 6 EA", "TL-10034 6 EA")));
        var shipment = shipments(order).get(0);

        say("keystone3pl", confirmation(shipment, 0));

        assertThat(lines(shipment, "goods issue")).contains("Dr 5060 TL-10033", "Dr 5000 TL-10034");
        assertThat(lines(shipment, "customer invoice")).contains("Cr 4000 TL-10033");
    }

    private static void refusedUntilRight(String number, String account, String why)
            throws IOException, PolicyException {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", number, "TL-10228 6 EA")));
        var shipment = shipments(order).get(0);
        house.policies = changed(
                """
                rule "F-901 Wrong" @policy( "FP 9" ) when $line : PostingLine( role == "REVENUE" )
                then posting.account( $line, "%s", 9 ).because( "a slip" ); end
                """
                        .formatted(account));

        var refused = say("keystone3pl", confirmation(shipment, 0));

        assertThat(refused).isInstanceOf(Outcome.Rejected.class);
        assertThat(entries(shipment)).isEmpty();
        var cases = cases(shipment, "ACCOUNT_NOT_POSTABLE");
        assertThat(cases).hasSize(1);
        assertThat(cases.get(0).desk()).isEqualTo("FINANCE");
        assertThat(cases.get(0).reason())
                .contains("Rule \"F-901 Wrong\" posts revenue of TL-10228 to account " + account)
                .contains(why);

        house.policies = House.RULES;
        assertThat(say("keystone3pl", confirmation(shipment, 0))).isInstanceOf(Outcome.Accepted.class);
        assertThat(lines(shipment, "customer invoice")).contains("Cr 4060 TL-10228");
    }

    /** The shipped policies with one more rule about postings. */
    private static throughline.rules.RuleBooks changed(String rule) throws IOException, PolicyException {
        var files = new java.util.TreeMap<>(PolicyFolder.read(Path.of("..", "rules", "policy")));
        files.put(
                "posting/more.drl",
                """
                package policy.posting
                import throughline.rules.facts.PostingEvent
                import throughline.rules.facts.PostingLine
                import throughline.rules.verbs.PostingVerbs
                global PostingVerbs posting
                """
                        + rule);
        var book = new RuleBookBinder(null).bind(files);
        return () -> book;
    }

    private static List<String> lines(String shipment, String kind) {
        return house.rows(
                """
                select distinct case when l.amount > 0 then 'Dr ' else 'Cr ' end || a.number || coalesce(' ' || l.item, '')
                from book.line l join book.entry e on e.id = l.entry join book.account a on a.id = l.account
                where a.state = '' and e.kind = '%s' and l.shipment = '%s' order by 1"""
                        .formatted(kind, shipment));
    }

    private static List<String> decisions(String shipment) {
        return house.rows(
                """
                select outcome || ': ' || reason || '; ' || string_agg((f ->> 'rule') || ' ' || (f ->> 'verb') || ' ' || (f ->> 'number'), ', ')
                from trail.decision cross join lateral jsonb_array_elements(firings::jsonb) f
                where kind = 'posting' and subject = '%s' group by id, outcome, reason order by id"""
                        .formatted(shipment));
    }
}
