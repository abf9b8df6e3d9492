package throughline.operations.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import throughline.operations.House;
import throughline.operations.ruling.BookShelf;
import throughline.operations.ruling.ManyOrders;
import throughline.operations.ruling.SeenRows;
import throughline.rules.RuleBookBinder;

@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RuleTallyTest {

    private static final String SPOKEN =
            """
            select f ->> 'rule' || ' ' || count(*) || ' ' || count(distinct d.id)
            from (select id, decided_at, firings from trail.decision union all select -id, opened_at, routing from desk.case_) d
            cross join lateral jsonb_array_elements(d.firings::jsonb) f where d.decided_at <= '%s' group by f ->> 'rule' order by 1""";

    private static House house;
    private static RuleTally tally;
    private static Instant first;

    @BeforeAll
    static void twoDays() {
        house = new House();
        new ManyOrders(house).take(120);
        first = house.clock.instant();
        house.clock.forward(Duration.ofDays(1));
        house.take(
                "northgate",
                House.buy("northgate", "DAY-2", "TL-10002 5 CS", "TL-10020 24 EA"),
                House.buy("northgate", "DAY-2B", "TL-10003 60 CS"));
        tally = new RuleTally(
                house.demo.test.database(),
                new BookShelf(house.demo.test.database(), new RuleBookBinder(null)),
                house.clock);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    @Order(1)
    void everyFiringIsCountedOnceHoweverOftenSomebodyLooks() {
        tally.count(first);
        tally.count(first);
        assertThat(counted()).isNotEmpty().containsExactlyElementsOf(house.rows(SPOKEN.formatted(first)));

        tally.look();
        assertThat(counted())
                .as("what was decided a moment ago is left for the next look")
                .containsExactlyElementsOf(house.rows(SPOKEN.formatted(first)));

        house.clock.forward(Duration.ofMinutes(5));
        tally.look();
        tally.look();
        assertThat(counted()).containsExactlyElementsOf(house.rows(SPOKEN.formatted(house.clock.instant())));
        assertThat(house.rows("select count(distinct day) from desk.rule_day")).containsExactly("2");
        assertThat(house.rows("select sum(decisions) from desk.desk_day"))
                .isEqualTo(
                        house.rows("select (select count(*) from trail.decision) + (select count(*) from desk.case_)"));
        assertThat(house.rows("select count(*) from desk.rule_day where desk = 'exception' and rule like 'X-%'"))
                .isNotEqualTo(List.of("0"));
    }

    @Test
    @Order(2)
    void whatPricingRulesCameToIsWhatLiesBetweenListAndWhatWasCharged() {
        house.clock.forward(Duration.ofMinutes(5));
        tally.look();

        var insight = new RuleInsight(house.demo.test.database(), house.clock).all();
        var often = insight.values().stream()
                .filter(each -> each.days().size() == 2 && each.desk().equals("pricing"))
                .findFirst()
                .orElseThrow();
        assertThat(often.last())
                .isEqualTo(house.clock.instant().atZone(ZoneOffset.UTC).toLocalDate());
        assertThat(often.firings())
                .isEqualTo(often.days().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());

        long told = insight.values().stream()
                .flatMap(each -> each.money().stream())
                .filter(each -> each.kind().equals("price"))
                .mapToLong(RuleInsight.Amount::amount)
                .sum();
        assertThat(told).isNegative();
        long lines = Long.parseLong(
                house.rows("select count(*) from desk.sales_order_line").get(0));
        assertThat(told - charged())
                .as("apart from rounding, less than a minor unit for each line")
                .isBetween(-lines, lines);

        var rebates =
                Objects.requireNonNull(insight.get("P-250 Rebate by agreement")).money();
        assertThat(rebates).extracting(RuleInsight.Amount::kind).containsOnly("promised");
        long promised = rebates.stream().mapToLong(RuleInsight.Amount::amount).sum();
        long stored = Long.parseLong(house.rows(
                        "select sum(round(net * split_part(rebates, '=', 2)::numeric / 100))::bigint from desk.sales_order_line where rebates is not null")
                .get(0));
        assertThat(promised - stored)
                .as("apart from rounding a half, less than a minor unit for each line")
                .isBetween(-lines, lines);
        assertThat(promised).isPositive();
    }

    /** What was charged, less what the list says, in minor units: from the stored lines and the stored facts. */
    private static long charged() {
        var list = new AtomicLong();
        house.demo
                .test
                .database()
                .read(unit -> SeenRows.first(
                        unit, Instant.EPOCH, house.clock.instant().plusSeconds(1), kept -> {
                            var seen = kept.seen();
                            seen.question()
                                    .lines()
                                    .forEach(line -> list.addAndGet(line.listPrice()
                                            .multiply(line.quantity())
                                            .movePointRight(2)
                                            .setScale(0, RoundingMode.HALF_EVEN)
                                            .longValueExact()));
                            return true;
                        }));
        var charged = house.rows(
                """
                select sum(net) from desk.sales_order_line l where item is not null
                and exists (select from desk.seen s where s.order_number = l.order_number and s.whole)""");
        return Long.parseLong(charged.get(0)) - list.get();
    }

    private static List<String> counted() {
        return house.rows(
                "select rule || ' ' || sum(firings) || ' ' || sum(decisions) from desk.rule_day group by rule order by rule");
    }
}
