package throughline.operations.exception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.model.reading.Actor;
import throughline.operations.House;

class CasesTest {

    private static House house;
    private static Cases cases;

    @BeforeAll
    static void open() {
        house = new House();
        cases = house.operations.cases();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void everyActionKeepsWhoWhenAndWhy() {
        var id = cases.open(found("MESSAGE_FAILED", "the route stopped", null));

        cases.assign(id, "bert", "anna");
        var closed = cases.close(id, "bert", "restarted by hand");
        var reopened = cases.reopen(id, "anna", "it happened again");

        assertThat(closed.state()).isEqualTo(new CaseState.Closed("bert", house.clock.instant(), "restarted by hand"));
        assertThat(reopened.reopened()).isEqualTo(1);
        assertThat(reopened.history())
                .extracting(Case.Action::what)
                .containsExactly("opened", "routed", "assigned", "closed", "reopened");
        assertThat(reopened.history())
                .extracting(Case.Action::by)
                .containsExactly("throughline", "throughline", "anna", "bert", "anna");
    }

    @Test
    void aDecidedCaseCannotBeDecidedAgain() {
        var id = cases.open(found("MESSAGE_FAILED", "poison", null));
        cases.close(id, "anna", "looked at it");

        assertThatThrownBy(() -> cases.close(id, "bert", "me too"))
                .isInstanceOf(CaseRefused.class)
                .hasMessageContaining("decided already");
        assertThatThrownBy(() -> cases.assign(id, "bert", "anna")).isInstanceOf(CaseRefused.class);
    }

    @Test
    void aDecisionNeedsItsReason() {
        var id = cases.open(found("MESSAGE_FAILED", "poison", null));

        assertThatThrownBy(() -> cases.release(id, "anna", " "))
                .isInstanceOf(CaseRefused.class)
                .hasMessageContaining("say why");
    }

    @Test
    void theSameThingFoundTwiceIsOneCaseWhileItLives() {
        var first = cases.open(found("SEND_FAILED", "door shut", "door"));
        assertThat(cases.open(found("SEND_FAILED", "door still shut", "door"))).isEqualTo(first);

        cases.close(first, "anna", "door opened");

        assertThat(cases.open(found("SEND_FAILED", "door shut again", "door"))).isNotEqualTo(first);
    }

    @Test
    void casesAreFoundByDeskCodeTextAndDeadline() {
        var id = cases.open(found("ACKNOWLEDGEMENT_OVERDUE", "100 % of the needle_in the haystack", null));

        assertThat(cases.list(
                        new CaseFilter(
                                "EDI", "ACKNOWLEDGEMENT_OVERDUE", null, null, null, true, false, "% OF THE needle_"),
                        10,
                        0))
                .extracting(Case::id)
                .containsExactly(id);
        assertThat(cases.list(new CaseFilter(null, null, null, null, null, true, true, "needle"), 10, 0))
                .isEmpty();
        assertThat(cases.counts()).anyMatch(count -> count.desk().equals("EDI") && count.live() == 1);

        house.clock.forward(Duration.ofHours(9));

        assertThat(cases.list(new CaseFilter(null, null, null, null, null, true, true, "needle"), 10, 0))
                .extracting(Case::id)
                .containsExactly(id);
        assertThat(cases.escalate()).isPositive();
        assertThat(cases.find(id).orElseThrow().history())
                .extracting(Case.Action::what)
                .containsExactly("opened", "routed", "escalated");
        assertThat(cases.find(id).orElseThrow().desk()).isEqualTo("EDI");
        assertThat(cases.escalate()).isZero();
    }

    @Test
    void aCaseSaysWhichRulesRoutedItAndGoesOnToAnotherDeskWhenItIsLate() {
        var id = cases.open(found("PARTNER_UNKNOWN", "nobody knows the sender", null));
        cases.assign(id, "erik", "erik");
        var due = cases.find(id).orElseThrow().dueAt();

        assertThat(cases.find(id).orElseThrow().history().get(1).why())
                .isEqualTo(
                        "to EDI, because a question to the sender (X-040 Unknown partners and repeated control numbers);"
                                + " within 2 h, because a whole interchange waits (X-040 Unknown partners and repeated control numbers);"
                                + " then to IT for 4 h, because a whole interchange still waits"
                                + " (X-930 Late: what no partner can be asked about goes to IT)");
        assertThat(house.rows(
                        "select jsonb_array_length(routing::jsonb) || ' ' || length(rule_book) from desk.case_ where id = "
                                + id.number()))
                .containsExactly("3 64");

        house.clock.forward(Duration.ofHours(3));
        cases.escalate();

        var late = cases.find(id).orElseThrow();
        assertThat(late.desk()).isEqualTo("IT");
        assertThat(late.dueAt()).isEqualTo(due.plus(Duration.ofHours(4)));
        assertThat(late.state()).isEqualTo(new CaseState.Open());
        assertThat(late.history().get(late.history().size() - 1).why())
                .isEqualTo("Not decided by its deadline: it goes from EDI to IT, which has 4 h");
        house.clock.forward(Duration.ofHours(9));
        cases.escalate();
        assertThat(cases.find(id).orElseThrow().desk()).isEqualTo("IT");
    }

    private static NewCase found(String code, String reason, String key) {
        return new NewCase(code, Actor.OPERATOR, reason, null, null, null, null, null, key);
    }
}
