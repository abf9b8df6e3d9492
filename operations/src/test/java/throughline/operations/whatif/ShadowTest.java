package throughline.operations.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.model.document.Order;
import throughline.operations.House;
import throughline.operations.governance.ChangeRefused;
import throughline.operations.governance.ChangeRefused.Kind;
import throughline.operations.governance.Governance;
import throughline.operations.governance.Person;
import throughline.operations.governance.PolicyChange;
import throughline.operations.ruling.BookShelf;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;

class ShadowTest {

    private static final Person ANNA = new Person("anna", Set.of("ANALYST"));
    private static final Person BEN = new Person("ben", Set.of("ANALYST"));
    private static final Person SAM = new Person("sam", Set.of("SERVICE"));
    private static final String VOLUME = "pricing/volume-break.drl";
    private static final String EXAMPLES = "pricing/examples/volume-break.csv";
    private static final Shadows.End USUAL = new Shadows.End(null, null);

    private static final String RUNAWAY =
            """
            package policy.pricing
            import throughline.rules.facts.Line
            import throughline.rules.verbs.PricingVerbs
            global PricingVerbs price
            rule "P-999 Every line with every other line"
                @policy( "x" )
            when
                $line : Line( cases > 1, $category : category )
                Line( category == $category )
                Line( category == $category )
                Line( category == $category )
                Line( category == $category )
                Line( category == $category )
                Line( category == $category )
                Line( category == $category )
            then
                price.discount( $line, 1 ).because( "x" );
            end
            """;

    private static House house;
    private static SortedMap<String, String> shipped;
    private static Governance governance;
    private static int numbers;

    private BookShelf shelf;
    private Shadows shadows;
    private ShadowFollower follower;

    @BeforeAll
    static void open() throws Exception {
        house = new House();
        shipped = PolicyFolder.whole(Path.of("..", "rules", "policy"));
        governance = Governance.open(house.demo.test.database(), new RuleBookBinder(null), shipped, house.clock);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void later() {
        // Nothing of what other tests decided is within the lag.
        house.clock.forward(Duration.ofHours(1));
        shelf = new BookShelf(house.demo.test.database(), new RuleBookBinder(null));
        shadows = new Shadows(house.demo.test.database(), governance.challenges(), house.clock);
        follower = follower(Duel.Limits.USUAL);
    }

    @AfterEach
    void stopAll() {
        follower.close();
        shadows.list().stream().filter(Run::running).forEach(run -> shadows.stop(ANNA, run.note()));
    }

    private ShadowFollower follower(Duel.Limits limits) {
        return new ShadowFollower(house.demo.test.database(), governance.challenges(), shelf, limits, house.clock);
    }

    private static PolicyChange draft(String percent) {
        var files = new TreeMap<String, Optional<String>>();
        files.put(
                VOLUME,
                Optional.of(with(VOLUME, "price.discount( $line, 3 )", "price.discount( $line, " + percent + " )")));
        files.put(EXAMPLES, Optional.of(with(EXAMPLES, "discount 3\n", "discount " + percent + "\n")));
        return governance.changes().create(ANNA, "Another break", "", files);
    }

    private static PolicyChange wild() {
        var files = Map.of(
                "pricing/wild.drl",
                Optional.of(RUNAWAY),
                "pricing/examples/wild.csv",
                Optional.of("example,Line.cases,expect\nevery line,2,discount 1\n"));
        return governance.changes().create(ANNA, "Wild", "", files);
    }

    private static String with(String path, String from, String to) {
        var text = shipped.get(path);
        assertThat(text).contains(from);
        return text.replace(from, to);
    }

    private static void take(int count) {
        house.take(
                "northgate",
                IntStream.range(0, count)
                        .mapToObj(i -> {
                            int number = numbers++;
                            return House.buy(
                                    "northgate",
                                    "SHADOW-" + number,
                                    "TL-10002 %d CS".formatted(1 + number % 60),
                                    "TL-10003 2 CS");
                        })
                        .toArray(Order[]::new));
    }

    private static long count(String sql) {
        return Long.parseLong(house.rows(sql).get(0));
    }

    @Test
    void everyOrderIsCountedOnceOverRestartsAndTwoFollowersAndTheSumsAreThoseOfAWhatIf() throws Exception {
        take(5);
        house.clock.forward(Duration.ofMinutes(10));
        var run = shadows.begin(ANNA, draft("15").number(), USUAL);
        take(30);
        follower.look();
        assertThat(shadows.of(run.note()).orElseThrow().done()).isEqualTo(30);

        follower.close();
        house.clock.forward(Duration.ofMinutes(1));
        take(250);
        var small = new Duel.Limits(7, 1_000_000, Duration.ofSeconds(10));
        try (var one = follower(small);
                var other = follower(small)) {
            var two = Executors.newFixedThreadPool(2);
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(one::look, two), CompletableFuture.runAsync(other::look, two))
                    .join();
            one.look();
            other.look();
            two.shutdown();
        }

        var found = shadows.of(run.note()).orElseThrow();
        assertThat(found.running()).isTrue();
        assertThat(found.done()).isEqualTo(280);
        assertThat(count("select count(*) from desk.whatif_order where run = " + run.id()))
                .isEqualTo(280);
        assertThat(found.report().changed()).isPositive();
        try (var whatIf = new WhatIf(house.demo.test.database(), governance.rules(), shelf, house.clock)) {
            var policies = new TreeMap<>(governance.changes().texts(run.note()));
            policies.keySet().removeIf(path -> !PolicyFolder.isPolicy(path));
            var asked = new Question(
                    "anna", "the same", run.from(), house.clock.instant().plusSeconds(1), Set.of(), policies);
            var same = whatIf.await(whatIf.start(asked).id());
            assertThat(found.report()).isEqualTo(same.report());
            assertThat(whatIf.orders(run.id(), true, 0, 1000)).isEqualTo(whatIf.orders(same.id(), true, 0, 1000));
            var changed = whatIf.orders(run.id(), true, 0, 1).get(0);
            var traces = whatIf.traces(run.id(), changed.order()).orElseThrow();
            assertThat(traces.after().toString()).isNotEqualTo(traces.before().toString());
        }
    }

    @Test
    void nothingButItsOwnTablesIsTouched() throws Exception {
        var run = shadows.begin(ANNA, draft("40").number(), USUAL);
        take(20);
        var before = everythingElse();

        follower.look();

        assertThat(shadows.of(run.note()).orElseThrow().report().changed()).isPositive();
        assertThat(everythingElse()).isEqualTo(before);
        assertThat(house.wrong()).isEmpty();
    }

    /** What stands in every table but those of what-if and shadow. */
    private static Map<String, List<String>> everythingElse() {
        var all = new TreeMap<String, List<String>>();
        for (var table : house.rows(
                """
                select format('%I.%I', schemaname, tablename) from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema') and tablename !~ '^(whatif|shadow)'
                  and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')""")) {
            all.put(
                    table,
                    house.rows("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %s t"
                            .formatted(table)));
        }
        assertThat(all).containsKeys("desk.sales_order", "desk.seen", "trail.decision");
        return all;
    }

    @Test
    void aRunawayIsStoppedAndSaysSoAndNobodyElseMinds() throws Exception {
        var good = shadows.begin(ANNA, draft("5").number(), USUAL);
        var wild = shadows.begin(ANNA, wild().number(), USUAL);
        var outcome = house.takeOne(
                "northgate",
                House.buy(
                        "northgate",
                        "WILD",
                        IntStream.range(0, 8).mapToObj(i -> "TL-10002 2 CS").toArray(String[]::new)));
        assertThat(house.order(outcome).lines()).hasSize(8);

        try (var careful = follower(new Duel.Limits(200, 100_000, Duration.ofSeconds(10)))) {
            careful.look();
        }

        var stopped = shadows.of(wild.note()).orElseThrow();
        assertThat(stopped.state()).isEqualTo("failed");
        assertThat(stopped.why())
                .contains(
                        "about order SO-",
                        "P-999 Every line with every other line",
                        "looked at more than 100,000 facts");
        assertThat(shadows.of(good.note()).orElseThrow().done()).isEqualTo(1);
        assertThat(shadows.notices())
                .anyMatch(notice -> notice.contains(wild.note() + " was in shadow and was stopped: about order"))
                .anyMatch(notice -> notice.contains(good.note() + " is in shadow until"));
        assertThat(house.wrong()).isEmpty();
    }

    @Test
    void oneThatProposesWithoutEndIsStoppedByTheLimitOfTheEngine() throws Exception {
        var wild = shadows.begin(ANNA, wild().number(), USUAL);
        house.takeOne(
                "northgate",
                House.buy(
                        "northgate",
                        "WILD-2",
                        IntStream.range(0, 6).mapToObj(i -> "TL-10002 2 CS").toArray(String[]::new)));

        follower.look();

        assertThat(shadows.of(wild.note()).orElseThrow().why()).contains("proposals for one order and was stopped");
    }

    @Test
    void itEndsByItselfAfterSoManyOrdersAndAtItsDate() throws Exception {
        var few = shadows.begin(ANNA, draft("6").number(), new Shadows.End(null, 7L));
        var brief = shadows.begin(
                ANNA, draft("7").number(), new Shadows.End(house.clock.instant().plusSeconds(60), null));
        take(10);
        follower.look();
        assertThat(shadows.of(few.note()).orElseThrow())
                .satisfies(run -> assertThat(run.state()).isEqualTo("done"))
                .satisfies(run -> assertThat(run.done()).isEqualTo(7));

        house.clock.forward(Duration.ofMinutes(2));
        take(10);
        follower.look();
        assertThat(shadows.of(brief.note()).orElseThrow().running()).isTrue();
        house.clock.forward(Duration.ofMinutes(2));
        follower.look();
        assertThat(shadows.of(brief.note()).orElseThrow())
                .satisfies(run -> assertThat(run.state()).isEqualTo("done"))
                .satisfies(run -> assertThat(run.done()).isEqualTo(10));
    }

    @Test
    void anEditAWithdrawalAndWhateverComesIntoForceEndIt() throws Exception {
        var edited = draft("8");
        var withdrawn = draft("9");
        var stays = draft("11");
        shadows.begin(ANNA, edited.number(), USUAL);
        shadows.begin(ANNA, withdrawn.number(), USUAL);
        shadows.begin(ANNA, stays.number(), USUAL);
        take(3);
        governance.changes().describe(ANNA, stays.number(), stays.revision(), "Another title", "");
        follower.look();
        assertThat(shadows.list()).filteredOn(Run::running).hasSize(3);

        governance
                .changes()
                .save(ANNA, edited.number(), edited.revision(), Map.of(EXAMPLES, Optional.of(shipped.get(EXAMPLES))));
        governance.changes().withdraw(ANNA, withdrawn.number(), withdrawn.revision(), "no");
        follower.look();
        assertThat(shadows.of(edited.number()).orElseThrow().why()).isEqualTo(edited.number() + " was edited");
        assertThat(shadows.of(withdrawn.number()).orElseThrow().why()).isEqualTo(withdrawn.number() + " was withdrawn");

        var now = governance.changes().find(stays.number());
        var asked = governance.changes().submit(ANNA, now.number(), now.revision(), "");
        var agreed = governance.changes().approve(BEN, now.number(), asked.revision(), "");
        follower.look();
        assertThat(shadows.of(stays.number()).orElseThrow().running()).isTrue();
        var before = governance
                        .activations()
                        .activate(BEN, now.number(), agreed.revision(), "")
                        .sequence()
                - 1;
        follower.look();
        assertThat(shadows.of(stays.number()).orElseThrow())
                .satisfies(run -> assertThat(run.why()).isEqualTo(stays.number() + " is in force"))
                .satisfies(run -> assertThat(run.done()).isEqualTo(3));
        governance.activations().rollback(BEN, before, "for the other tests");
    }

    @Test
    void whoMayEditMayAndThreeAreEnough() throws Exception {
        var one = draft("12");
        assertThatThrownBy(() -> shadows.begin(SAM, one.number(), USUAL))
                .isInstanceOfSatisfying(
                        ChangeRefused.class, no -> assertThat(no.kind()).isEqualTo(Kind.FORBIDDEN));
        var wrong = governance
                .changes()
                .create(ANNA, "Wrong", "", Map.of(VOLUME, Optional.of(with(VOLUME, "cases >= 10", "casis >= 10"))));
        assertThatThrownBy(() -> shadows.begin(ANNA, wrong.number(), USUAL))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("casis");
        assertThatThrownBy(() -> shadows.begin(
                        ANNA,
                        one.number(),
                        new Shadows.End(house.clock.instant().plus(Duration.ofDays(91)), null)))
                .isInstanceOfSatisfying(
                        ChangeRefused.class, no -> assertThat(no.kind()).isEqualTo(Kind.WRONG));

        shadows.begin(ANNA, one.number(), USUAL);
        assertThatThrownBy(() -> shadows.stop(SAM, one.number()))
                .isInstanceOfSatisfying(
                        ChangeRefused.class, no -> assertThat(no.kind()).isEqualTo(Kind.FORBIDDEN));
        assertThatThrownBy(() -> shadows.begin(BEN, one.number(), USUAL)).hasMessageContaining("is in shadow");
        shadows.begin(ANNA, draft("13").number(), USUAL);
        shadows.begin(ANNA, draft("14").number(), USUAL);
        var fourth = draft("16");
        assertThatThrownBy(() -> shadows.begin(ANNA, fourth.number(), USUAL))
                .hasMessageContaining("3 changes are in shadow already");

        assertThat(shadows.stop(BEN, one.number()).state()).isEqualTo("cancelled");
        take(2);
        follower.look();
        assertThat(shadows.of(one.number()).orElseThrow().done()).isZero();
        assertThat(shadows.begin(ANNA, fourth.number(), USUAL).running()).isTrue();
    }
}
