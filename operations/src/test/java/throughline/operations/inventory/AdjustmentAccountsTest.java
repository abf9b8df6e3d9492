package throughline.operations.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.operations.House;
import throughline.operations.exception.CaseFilter;
import throughline.operations.intake.Outcome;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;

/** What gains or loses with adjusted stock, where a posting rule speaks of it. */
class AdjustmentAccountsTest {

    private static final String KEYSTONE = "keystone3pl";

    private final House house = new House();

    @AfterEach
    void theBooksAreRight() {
        assertThat(house.wrong()).isEmpty();
        house.close();
    }

    @Test
    void theReasonAndTheCategoryMayHaveAnAccountOfTheirOwnAndTheEntryNamesTheDecision() throws Exception {
        rule("5060");

        var outcome = house.takeOne(
                KEYSTONE,
                AdjustmentDeskTest.adjustment("ADJ-1", "WH-EAST", "TL-10002 -12 EA 07", "TL-10002 -12 EA AA"));

        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        assertThat(accounts())
                .as("destroyed goods have a rule, counted ones have none, and both entries are of one decision")
                .containsExactly("SA-0000001/1 5060 posting", "SA-0000001/2 5030 posting");
    }

    @Test
    void aLineThatPolicySendsWhereItCannotGoWaitsUntilThatIsRight() throws Exception {
        rule("4000");

        var outcome = house.takeOne(
                KEYSTONE,
                AdjustmentDeskTest.adjustment("ADJ-2", "WH-EAST", "TL-10002 -12 EA 07", "TL-10002 -12 EA AA"));

        assertThat(outcome).isInstanceOf(Outcome.Held.class);
        assertThat(accounts()).containsExactly("SA-0000001/2 5030 posting");
        var waiting = house.operations.cases().list(CaseFilter.LIVE, 10, 0).get(0);
        assertThat(waiting.code()).isEqualTo("ACCOUNT_NOT_POSTABLE");
        assertThat(waiting.desk()).isEqualTo("FINANCE");
        assertThat(waiting.reason())
                .contains("Rule \"F-902 Destroyed\" posts inventory adjustment of TL-10002 to account 4000 Sales,"
                        + " which is revenue and not expense");

        rule("5060");
        house.operations.cases().release(waiting.id(), "fay", "the rule is mended");

        assertThat(accounts()).containsExactly("SA-0000001/1 5060 posting", "SA-0000001/2 5030 posting");
    }

    private void rule(String account) throws Exception {
        var files = new TreeMap<>(PolicyFolder.read(Path.of("..", "rules", "policy")));
        files.put(
                "posting/more.drl",
                """
                package policy.posting
                import throughline.rules.facts.PostingEvent
                import throughline.rules.facts.PostingLine
                import throughline.rules.verbs.PostingVerbs
                global PostingVerbs posting
                rule "F-902 Destroyed" @policy( "FP 9" ) when
                    PostingEvent( event == "ADJUSTMENT", entity == "US01" )
                    $line : PostingLine( role == "INVENTORY_ADJUSTMENT", reason == "07", category == "Fasteners" )
                then posting.account( $line, "%s" ).because( "tried" ); end
                """
                        .formatted(account));
        var book = new RuleBookBinder(null).bind(files);
        house.policies = () -> book;
    }

    /** Of each entry, what gained or lost, and the desk of the decision that it names. */
    private java.util.List<String> accounts() {
        return house.rows(
                """
                select e.about || ' ' || a.number || coalesce(' ' || d.kind, '') from book.entry e
                join book.line l on l.entry = e.id join book.account a on a.id = l.account
                left join trail.decision d on d.id = any(e.decisions::bigint[])
                where e.kind = 'stock adjustment' and a.state = '' and a.number <> '1200' order by 1""");
    }
}
