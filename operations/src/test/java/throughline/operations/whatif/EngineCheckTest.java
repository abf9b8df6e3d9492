package throughline.operations.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import throughline.ledger.trail.Decisions;
import throughline.operations.House;
import throughline.operations.exception.NewCase;
import throughline.operations.ruling.BookShelf;
import throughline.operations.ruling.BookText;
import throughline.operations.ruling.ManyOrders;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;

class EngineCheckTest {

    private final List<NewCase> told = new ArrayList<>();

    private EngineCheck check(House house, int every) {
        var shelf = new BookShelf(house.demo.test.database(), new RuleBookBinder(null));
        return new EngineCheck(house.demo.test.database(), shelf, every, told::add, house.clock);
    }

    @Test
    void everyTenthDecisionIsTakenAgainOnceByDroolsOwnEngineWhichAgrees() {
        try (var house = new House()) {
            var check = check(house, 10);
            house.take("northgate", House.buy("northgate", "BEFORE", "TL-10002 5 CS"));
            house.clock.forward(Duration.ofMinutes(5));
            check.look();
            house.clock.forward(Duration.ofMinutes(5));
            new ManyOrders(house).take(55);
            check.look();
            assertThat(check.standing().decisions()).as("decided a moment ago").isZero();

            house.clock.forward(Duration.ofMinutes(5));
            check.look();
            check(house, 10).look();
            check.look();

            var standing = check.standing();
            assertThat(standing.decisions())
                    .isEqualTo(Long.parseLong(
                            house.rows("select count(*) - 1 from desk.seen").get(0)));
            assertThat(standing.sampled()).isEqualTo(standing.decisions() / 10);
            assertThat(standing.differed()).isZero();
            assertThat(standing.unknown()).isZero();
            assertThat(standing.notices()).isEmpty();
            assertThat(told).isEmpty();
            assertThat(house.rows("select distinct decisions from desk.rule_time"))
                    .containsExactly("3");
            assertThat(house.rows("select rule from desk.rule_time where picos <= 0"))
                    .isEmpty();
            assertThat(house.rows("select desk from desk.rule_time group by desk order by desk"))
                    .containsExactly("allocation", "credit", "order", "pricing");

            house.clock.forward(Duration.ofMinutes(5));
            house.take("northgate", House.buy("northgate", "ALONE", "TL-10002 5 CS"));
            house.clock.forward(Duration.ofMinutes(5));
            check.look();
            assertThat(check.standing().sampled())
                    .as("at least one of a minute")
                    .isEqualTo(standing.sampled() + 1);
        }
    }

    @Test
    void aVeryLargeOrderIsNoSample() {
        try (var house = new House()) {
            var check = check(house, 1);
            check.look();
            house.clock.forward(Duration.ofMinutes(5));
            house.take("northgate", House.buy("northgate", "LARGE", "TL-10002 5 CS"));
            house.run("update desk.seen set facts = facts || decode(repeat('00', 32768), 'hex')");
            house.clock.forward(Duration.ofMinutes(5));

            check.look();

            assertThat(check.standing().decisions()).isEqualTo(1);
            assertThat(check.standing().sampled()).isZero();
        }
    }

    @Test
    void offIsOff() {
        try (var house = new House()) {
            check(house, 0).look();
            assertThat(check(house, 0).standing().lookedUntil()).isNull();
        }
    }

    @Test
    void aDecisionThatComesOutOtherwiseIsACaseForUsWithTheDecision() throws Exception {
        try (var house = new House()) {
            var check = check(house, 1);
            check.look();
            house.clock.forward(Duration.ofMinutes(5));
            house.take(
                    "northgate",
                    House.buy("northgate", "RIGHT", "TL-10002 12 CS"),
                    House.buy("northgate", "WRONG", "TL-10002 12 CS"));
            var files = new TreeMap<>(PolicyFolder.read(Path.of("..", "rules", "policy")));
            files.computeIfPresent(
                    "pricing/volume-break.drl",
                    (path, text) -> text.replace("price.discount( $line, 3 )", "price.discount( $line, 4 )"));
            var print = RuleBookBinder.fingerprint(files);
            house.demo.test.database().transact(unit -> {
                Decisions.keepRuleBook(unit, print, BookText.of(files), house.clock.instant());
                return true;
            });
            house.run(
                    "update desk.seen set rule_book = '%s' where order_number = (select max(order_number) from desk.seen)"
                            .formatted(print));
            house.clock.forward(Duration.ofMinutes(5));

            check.look();

            assertThat(check.standing().sampled()).isEqualTo(2);
            assertThat(check.standing().differed()).isEqualTo(1);
            assertThat(told).singleElement().satisfies(found -> {
                assertThat(found.code()).isEqualTo("ENGINES_DIFFER");
                assertThat(found.subject()).startsWith("SO-");
                assertThat(found.reason()).contains("comes out otherwise when it is taken again", "P-110");
            });
            assertThat(check.standing().notices()).singleElement().asString().contains("1 of 2 sampled decisions");
        }
    }
}
