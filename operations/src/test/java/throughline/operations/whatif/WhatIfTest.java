package throughline.operations.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.operations.House;
import throughline.operations.ruling.BookShelf;
import throughline.operations.ruling.ManyOrders;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;

class WhatIfTest {

    private static final int ORDERS = Integer.getInteger("throughline.whatif.orders", 1_000);

    private static House house;
    private static WhatIf whatIf;
    private static Map<String, String> shipped;

    @BeforeAll
    static void aMonth() throws IOException, PolicyException {
        house = new House();
        new ManyOrders(house).take(ORDERS);
        shipped = PolicyFolder.read(Path.of("..", "rules", "policy"));
        RuleBook book = new RuleBookBinder(null).bind(shipped);
        var shelf = new BookShelf(house.demo.test.database(), new RuleBookBinder(null));
        whatIf = new WhatIf(house.demo.test.database(), () -> book, shelf, house.clock);
    }

    @AfterAll
    static void close() {
        whatIf.close();
        house.close();
    }

    @Test
    void theUnchangedBookChangesNothing() throws Exception {
        var run = ran(shipped);

        assertThat(run.state()).isEqualTo("done");
        assertThat(run.done())
                .isEqualTo(run.total())
                .isEqualTo(count("select count(distinct order_number) from desk.seen"));
        assertThat(run.report().skipped()).isEmpty();
        assertThat(run.report().changed()).isZero();
        assertThat(run.report().amounts()).isNotEmpty().allSatisfy(sum -> {
            assertThat(sum.netAfter()).isEqualTo(sum.netBefore()).isPositive();
            assertThat(sum.prices()).isZero();
            assertThat(sum.goods()).isZero();
        });
        assertThat(run.report().moves()).noneMatch(Report.Moved::changed);
        assertThat(run.report().rules())
                .extracting(Report.Rule::rule)
                .contains("A-230 Scarce goods: tier C takes half of what a warehouse has")
                .as("asked when goods are shipped short, and not here")
                .noneMatch(rule -> rule.startsWith("A-3"));
        assertThat(whatIf.orders(run.id(), true, 0, 10)).isEmpty();
    }

    @Test
    void theSumsOfTheRunAreThoseOfItsOrdersAndWhatOrdersWereChargedThen() throws Exception {
        long begun = System.nanoTime();
        var run = ran(with(
                "pricing/base-price.drl",
                "price.discount( $line, 2 ).because( \"tier A\" )",
                "price.discount( $line, 15 ).because( \"tier A\" )"));
        System.out.printf(
                "what-if over %d orders: %d ms in the run, %d ms with compiling the draft%n",
                run.total(), run.millis(), (System.nanoTime() - begun) / 1_000_000);
        assertThat(run.millis()).isLessThan(60_000);

        var sql = house.rows(
                """
                select currency || ' ' || count(*) || ' ' || count(*) filter (where changed) || ' ' || sum(prices) || ' ' || sum(net_before) || ' '
                  || sum(net_after) || ' ' || sum(cost) || ' ' || count(*) filter (where places_before <> places_after)
                from desk.whatif_order where run = %d group by currency order by currency"""
                        .formatted(run.id()));
        assertThat(run.report().amounts().stream().map(sum -> "%s %d %d %d %d %d %d %d"
                        .formatted(
                                sum.currency(),
                                sum.orders(),
                                sum.changed(),
                                sum.prices(),
                                sum.netBefore(),
                                sum.netAfter(),
                                sum.cost(),
                                sum.goods())))
                .containsExactlyElementsOf(sql);
        assertThat(moves(run, "credit")).containsExactlyElementsOf(matrix(run, "hold"));
        assertThat(moves(run, "approval")).containsExactlyElementsOf(matrix(run, "approval"));
        assertThat(run.report().changed()).isPositive();
        assertThat(run.report().amounts()).anyMatch(sum -> sum.netAfter() < sum.netBefore());
        assertThat(house.rows("select sum(net_before) from desk.whatif_order where run = " + run.id()))
                .as("what it takes for the decision of then is what the order desk charged")
                .isEqualTo(house.rows(
                        "select sum(l.net) from desk.sales_order_line l join desk.whatif_order w on w.order_number = l.order_number"
                                + " where w.run = %d and l.item is not null".formatted(run.id())));
        assertThat(house.rows(
                        "select count(*) from desk.whatif_order w where run = %d and hold_before <> (select d.outcome"
                                        .formatted(run.id())
                                + " from trail.decision d join desk.sales_order o on o.document = d.document"
                                + " where o.number = w.order_number and d.kind = 'credit')"))
                .containsExactly("0");
    }

    @Test
    void whereGoodsComeFromIsWhatTheOrderDeskSetAside() throws Exception {
        try (var small = new House()) {
            var orders = List.of(
                    House.buy("northgate", "G-1", "TL-10002 5 CS", "TL-10020 24 EA"),
                    House.buy("northgate", "G-2", "TL-10003 8 EA"),
                    House.buy("lakeshore", "G-3", "TL-10160 10 EA"),
                    House.buy("northgate", "G-4", "TL-10255 6000 EA"));
            orders.forEach(order -> small.takeOne(order.sender().code(), order));
            var shelf = new BookShelf(small.demo.test.database(), new RuleBookBinder(null));
            try (var tried = new WhatIf(small.demo.test.database(), () -> null, shelf, small.clock)) {
                var run = tried.await(tried.start(question(small, shipped)).id());
                var places = tried.orders(run.id(), false, 0, 100).stream()
                        .map(each -> each.before().places())
                        .toList();

                assertThat(places)
                        .containsExactlyElementsOf(
                                small.rows(
                                        """
                                select string_agg(line || ': ' || case when allocated > 0 then item else 'nothing' end || coalesce(places, '')
                                  || case when back_ordered > 0 then ', ' || trim_scale(back_ordered) || ' later' else '' end
                                  || case when cancelled > 0 then ', ' || trim_scale(cancelled) || ' cancelled' else '' end, '; ' order by line)
                                from desk.sales_order_line l left join lateral (
                                  select string_agg(' ' || trim_scale(quantity) || ' from ' || warehouse, '' order by warehouse) as places
                                  from (select warehouse, sum(quantity) as quantity from desk.allocation a where a.order_number = l.order_number
                                    and a.line = l.line group by warehouse) w) p on true
                                group by order_number order by order_number"""));
            }
        }
    }

    @Test
    void holdsApprovalsAndDeadRulesAreCountedAndOneOrderIsSeenFromBothSides() throws Exception {
        var draft = with("pricing/approvals.csv", "PP-2026 7.1,0,12", "PP-2026 7.1,0,60");
        draft.put(
                "pricing/never.drl",
                """
                package policy.pricing
                import throughline.rules.facts.Line
                import throughline.rules.verbs.PricingVerbs
                global PricingVerbs price
                rule "Z-1 Never"
                when
                    $line : Line( cases > 100000 )
                then
                    price.discount( $line, 1 ).because( "never" );
                end
                """);
        var run = ran(draft);

        assertThat(run.report().dead()).contains("Z-1 Never");
        assertThat(run.report().moves())
                .anyMatch(moved -> moved.kind().equals("approval")
                        && moved.before().equals("NONE")
                        && moved.after().equals("SALES_MANAGER")
                        && moved.orders() > 0);
        var changed = whatIf.orders(run.id(), true, 0, 1).get(0);
        assertThat(changed.after().approvals()).isGreaterThan(changed.before().approvals());
        var traces = whatIf.traces(run.id(), changed.order()).orElseThrow();
        assertThat(traces.before().toString()).doesNotContain("It waits for the sales manager");
        assertThat(traces.after().toString()).contains("It waits for the sales manager");
        assertThat(whatIf.traces(run.id(), 999_999_999L)).isEmpty();
    }

    @Test
    void onlyTheOrdersOfASelectionAreLookedAt() throws Exception {
        var some = house.rows("select distinct order_number from desk.seen order by 1 limit 3").stream()
                .map(Long::valueOf)
                .toList();
        var now = house.clock.instant();

        var run = whatIf.await(whatIf.start(new Question(
                        "anna", "three", now.minus(Duration.ofDays(1)), now.plusSeconds(1), Set.copyOf(some), shipped))
                .id());

        assertThat(whatIf.orders(run.id(), false, 0, 10))
                .extracting(Compared::order)
                .containsExactlyElementsOf(some);
        assertThat(run.total()).isEqualTo(3);
        assertThat(run.note()).isEqualTo("three");
    }

    @Test
    void aDraftThatDoesNotPassTheGatesIsNotTried() {
        var before = count("select count(*) from desk.whatif");

        assertThatThrownBy(() ->
                        whatIf.start(question(house, with("pricing/volume-break.drl", "cases >= 10", "casis >= 10"))))
                .isInstanceOf(PolicyException.class)
                .satisfies(refused -> assertThat(
                                ((PolicyException) refused).mistakes().get(0).text())
                        .contains("did you mean \"cases\""));
        assertThat(count("select count(*) from desk.whatif")).isEqualTo(before);
    }

    @Test
    void aRunIsStoppedAndSaysSoAndLeavesStockOrdersAndBooksAlone() throws Exception {
        var before = world();
        var runs = new ArrayList<Run>();
        for (int i = 0; i < 3; i++) {
            runs.add(whatIf.start(question(house, shipped)));
        }

        whatIf.cancel(runs.get(2).id());

        assertThat(whatIf.await(runs.get(2).id()).state()).isEqualTo("cancelled");
        assertThat(whatIf.await(runs.get(0).id()).state()).isEqualTo("done");
        assertThat(whatIf.list()).extracting(Run::id).contains(runs.get(2).id());
        assertThat(world()).isEqualTo(before);
        assertThat(house.wrong()).isEmpty();
    }

    @Test
    void aRunThatTheApplianceDidNotEndIsNoRunningOne() {
        house.run(
                "insert into desk.whatif (id, asked_by, asked_at, note, from_at, until_at, draft, draft_fingerprint, state, total)"
                        + " values (999999, 'anna', now(), '', now(), now(), '', 'x', 'running', 5)");

        assertThat(whatIf.find(999_999).orElseThrow().state()).isEqualTo("failed");
        assertThat(whatIf.find(999_999).orElseThrow().why()).contains("stopped");
    }

    private static List<String> world() {
        return house.rows(
                """
                select 'orders ' || count(*) || ' ' || sum(net) || ' ' || sum(runs) from desk.sales_order
                union all select 'lines ' || sum(allocated) || ' ' || sum(back_ordered) from desk.sales_order_line
                union all select 'entries ' || count(*) from book.entry
                union all select 'decisions ' || count(*) from trail.decision
                union all select 'books ' || count(*) from trail.rule_book
                union all select 'cases ' || count(*) from desk.case_
                union all select 'outbox ' || count(*) from desk.outbox
                union all select 'exposure ' || sum(open_orders) from desk.exposure""");
    }

    private static Run ran(Map<String, String> draft) throws Exception {
        return whatIf.await(whatIf.start(question(house, draft)).id());
    }

    private static Question question(House of, Map<String, String> draft) {
        var now = of.clock.instant();
        return new Question("anna", "", now.minus(Duration.ofDays(30)), now.plusSeconds(1), Set.of(), draft);
    }

    private static TreeMap<String, String> with(String file, String from, String to) {
        var files = new TreeMap<>(shipped);
        var text = files.get(file);
        assertThat(text).contains(from);
        files.put(file, text.replace(from, to));
        return files;
    }

    private static List<String> moves(Run run, String kind) {
        return run.report().moves().stream()
                .filter(moved -> moved.kind().equals(kind))
                .map(moved -> "%s %s %d".formatted(moved.before(), moved.after(), moved.orders()))
                .sorted()
                .toList();
    }

    private static List<String> matrix(Run run, String column) {
        return house
                .rows(
                        ("select %1$s_before || ' ' || %1$s_after || ' ' || count(*) from desk.whatif_order where run = %2$d"
                                        + " group by %1$s_before, %1$s_after")
                                .formatted(column, run.id()))
                .stream()
                .sorted()
                .toList();
    }

    private static long count(String sql) {
        return Long.parseLong(house.rows(sql).get(0));
    }
}
