package throughline.operations.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import throughline.operations.House;
import throughline.operations.exception.NewCase;

class RuleWatchTest {

    private static final String DAYS =
            """
            insert into desk.desk_day (day, desk, decisions) select date '%1$s' - n, 'pricing', 100 from generate_series(1, 14) n;
            insert into desk.rule_day (day, rule, desk, firings, decisions)
              select date '%1$s' - n, rule, 'pricing', 10, 10 from generate_series(1, 14) n, (values ('usual'), ('jumps')) as r (rule);
            insert into desk.desk_day (day, desk, decisions) values ('%1$s', 'pricing', 200);
            insert into desk.rule_day (day, rule, desk, firings, decisions) values
              ('%1$s', 'usual', 'pricing', 58, 58), ('%1$s', 'jumps', 'pricing', 64, 64),
              ('%1$s', 'rare', 'pricing', 19, 19), ('%1$s', 'new', 'pricing', 20, 20);
            update desk.rule_tally set counted_until = '%2$s'""";

    @Test
    void aRuleThatSpokeThreeTimesAsOftenAsUsualIsToldOnceWhenItsDayIsCounted() {
        try (var house = new House()) {
            var yesterday =
                    LocalDate.ofInstant(house.clock.instant(), ZoneOffset.UTC).minusDays(1);
            var midnight = yesterday.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            house.run(DAYS.formatted(yesterday, midnight.minusSeconds(1)));
            var told = new ArrayList<NewCase>();
            var watch = new RuleWatch(house.demo.test.database(), told::add, house.clock);

            watch.look();
            assertThat(told).as("a second of the day is not counted yet").isEmpty();

            house.run("update desk.rule_tally set counted_until = '%s'".formatted(midnight));
            watch.look();
            watch.look();

            assertThat(told)
                    .extracting(NewCase::reason)
                    .containsExactly(
                            "On %s rule jumps spoke in 64 of 200 decisions of the desk pricing; in the two weeks before, in 10.0 percent of them."
                                    .concat(" Was that meant?")
                                    .formatted(yesterday),
                            "On %s rule new spoke in 20 of 200 decisions of the desk pricing; in the two weeks before, in 0.0 percent of them."
                                    .concat(" Was that meant?")
                                    .formatted(yesterday));
            assertThat(told).allSatisfy(each -> assertThat(each.code()).isEqualTo("POLICY_PRICING"));

            house.clock.forward(Duration.ofDays(1));
            watch.look();
            assertThat(told).hasSize(2);
        }
    }
}
