package throughline.operations.ruling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.ledger.trail.Decisions;
import throughline.model.value.ItemId;
import throughline.operations.House;
import throughline.operations.exception.CaseFilter;
import throughline.rules.OrderQuestion;
import throughline.rules.RuleBookBinder;
import throughline.rules.facts.Customer;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;

class RerunTest {

    private static final int ORDERS = 600;

    private static House house;
    private static BookShelf shelf;

    @BeforeAll
    static void aMonth() {
        house = new House();
        shelf = new BookShelf(house.demo.test.database(), new RuleBookBinder(null));
        new ManyOrders(house).take(ORDERS);
        house.clock.forward(Duration.ofDays(1));
        house.operations.cases().list(CaseFilter.LIVE, 60, 0).forEach(each -> {
            try {
                house.operations.cases().release(each.id(), "anna", "agreed");
            } catch (RuntimeException stillWrong) {
                // it waits for something else, too
            }
        });
        house.rows("select distinct item from desk.sales_order_line where back_ordered > 0 limit 5")
                .forEach(item -> house.operations.orders().retryBackOrders(new ItemId(item)));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void everyDecisionAboutAnyOrderIsTakenTheSameAgainFromWhatItSawAndFromItsBook() {
        var different = new ArrayList<String>();
        int again = 0;
        for (var kept : all()) {
            var recorded = house.demo.test.database().read(unit -> Decisions.of(unit, kept.decisions()));
            assertThat(recorded.values())
                    .allSatisfy(one -> assertThat(one.ruleBook()).isEqualTo(kept.ruleBook()));
            try (var loan = shelf.borrow(kept.ruleBook())) {
                assertThat(loan.book().fingerprint()).isEqualTo(kept.ruleBook());
                for (var difference : Rerun.differences(loan.book(), kept, recorded)) {
                    different.add(kept.order() + ": " + difference);
                }
            }
            again++;
        }
        assertThat(different).isEmpty();
        assertThat(again).isGreaterThan(ORDERS);
        assertThat(house.rows("select count(*) from trail.decision"))
                .isEqualTo(house.rows("select sum(cardinality(decisions::bigint[])) from desk.seen"));
    }

    @Test
    void whatAnOrderWasChargedFollowsFromWhatWasSeen() {
        int compared = 0;
        for (var kept : all()) {
            var prices = house.rows("select line || ' ' || net from desk.sales_order_line where order_number = "
                    + kept.order() + " and item is not null");
            if (!kept.seen().whole()
                    || house.rows("select 1 from desk.seen where whole and order_number = " + kept.order())
                                    .size()
                            > 1) {
                continue;
            }
            try (var loan = shelf.borrow(kept.ruleBook())) {
                var again = Ruling.of(loan.book(), kept.seen(), kept.at()).lines().stream()
                        .map(line -> line.index() + " " + line.net().minor())
                        .toList();
                assertThat(prices).as("order %d", kept.order()).containsExactlyInAnyOrderElementsOf(again);
            }
            compared++;
        }
        assertThat(compared).isGreaterThan(ORDERS / 2);
    }

    @Test
    void aBookIsMadeAgainOnlyFromTheTextWithItsFingerprint() {
        var files = new TreeMap<String, String>(Map.of(
                "pricing/a.drl", "package policy.pricing\n// pricing/b.drl 3\nx\n", "pricing/b.drl", "package p"));
        var fingerprint = RuleBookBinder.fingerprint(files);

        assertThat(BookText.files(fingerprint, BookText.of(files))).contains(files);
        assertThat(BookText.files(fingerprint, "// pricing/a.drl\npackage policy.pricing\n\n// pricing/b.drl\nother\n"))
                .isEmpty();
        var plain = new TreeMap<String, String>(Map.of("pricing/a.drl", "rule\n", "credit/b.drl", "rule 2\n"));
        assertThat(BookText.files(
                        RuleBookBinder.fingerprint(plain), "// credit/b.drl\nrule 2\n\n// pricing/a.drl\nrule\n\n"))
                .contains(plain);
        assertThatThrownBy(() -> shelf.borrow("0".repeat(64))).hasMessageContaining("no rule book");
    }

    @Test
    void whatWasSeenIsReadBackAsItWasToTheLastDecimal() {
        var seen = new Seen(
                new Seen.Head("US01", "USD", "CREDIT_HOLD PRICE_APPROVAL/2"),
                new OrderQuestion(
                        new Customer("C\t1", "!GROUP", "A\\N", true, false, true, false, true, false),
                        new Order("EDI", new BigDecimal("1.50E+3"), 1, -3, true, "US01"),
                        List.of(new Line(
                                0, "", "\\N", new BigDecimal("7.000"), 0, BigDecimal.ONE, BigDecimal.TEN, null, true))),
                List.of(),
                List.of(new Seen.Bought(
                        1,
                        "line\n1",
                        BigDecimal.ONE,
                        "EA",
                        new BigDecimal("0.10"),
                        BigDecimal.ONE,
                        BigDecimal.ZERO,
                        BigDecimal.ONE)),
                null,
                List.of(),
                List.of(),
                Seen.Earlier.NONE);

        try (var text = new SeenText()) {
            assertThat(SeenText.unpack(text.pack(seen))).isEqualTo(seen);
        }
    }

    @Test
    void aFieldThatRulesMayAskTodayAndThatWasNotKeptIsSaid() {
        var lines = new FactLines(List.of(Seen.Head.class));

        assertThatThrownBy(() -> lines.read("!Head\tcurrency\tapprovals\nUSD\t\n"))
                .isInstanceOf(UnreadableFacts.class)
                .hasMessageContaining("\"entity\" of Head");
        assertThat(lines.read("!Head\tgone\tapprovals\tcurrency\tentity\nx\t\tUSD\tUS01\n"))
                .containsExactly(new Seen.Head("US01", "USD", ""));
    }

    @Test
    void factsAreForgottenAfterTheirTimeAndDecisionsAreNot() {
        try (var small = new House()) {
            small.takeOne("northgate", House.buy("northgate", "OLD-1", "TL-10002 5 CS"));
            var before = small.clock.instant().plusSeconds(1);
            small.clock.forward(Duration.ofDays(40));
            small.takeOne("northgate", House.buy("northgate", "NEW-1", "TL-10002 5 CS"));

            var forgotten = small.demo.test.database().transact(unit -> SeenRows.forget(unit, before));

            assertThat(forgotten).isEqualTo(1);
            assertThat(small.rows("select count(*) from desk.seen")).containsExactly("1");
            assertThat(small.rows("select count(*) from trail.decision")).containsExactly("8");
        }
    }

    private static List<SeenRows.Kept> all() {
        var all = new ArrayList<SeenRows.Kept>();
        for (var number : house.rows("select number from desk.sales_order order by number")) {
            all.addAll(house.demo.test.database().read(unit -> SeenRows.of(unit, Long.parseLong(number))));
        }
        return all;
    }
}
