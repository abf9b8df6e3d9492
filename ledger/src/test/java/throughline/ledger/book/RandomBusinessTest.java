package throughline.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.ledger.World.DAY;
import static throughline.ledger.World.EAST;
import static throughline.ledger.World.US;
import static throughline.ledger.World.each;
import static throughline.ledger.World.usd;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import throughline.ledger.TestDatabase;
import throughline.ledger.World;
import throughline.ledger.posting.AllocationReleased;
import throughline.ledger.posting.CogsAt;
import throughline.ledger.posting.Delivered;
import throughline.ledger.posting.GoodsIssue;
import throughline.ledger.posting.OpeningStock;
import throughline.ledger.posting.OrderAllocated;
import throughline.ledger.posting.PostingRule;
import throughline.ledger.posting.StockMoved;
import throughline.ledger.proof.Verify;
import throughline.ledger.stock.CostKey;
import throughline.ledger.stock.CostPool;
import throughline.ledger.stock.StockBook;
import throughline.ledger.stock.StockKey;
import throughline.ledger.stock.Valuation;
import throughline.model.value.ItemId;

/** Whatever happens in whatever order, the book says what counting on paper says, and proves itself. */
class RandomBusinessTest {

    enum Event {
        RECEIVE,
        ALLOCATE,
        RELEASE,
        SHIP,
        DELIVER,
        REPEAT_LAST
    }

    record Act(Event event, int item, int quantity) {}

    static TestDatabase test;
    static World world;
    static int run;

    @BeforeContainer
    static void open() {
        test = TestDatabase.fresh();
        world = new World(test.database());
    }

    @AfterContainer
    static void close() {
        test.close();
    }

    @Property(tries = 25)
    void theBookSaysWhatCountingOnPaperSays(@ForAll("days") List<Act> acts) {
        run++;
        var paper = new HashMap<ItemId, Paper>();
        List<Posting> last = List.of();
        var number = 0;

        for (var act : acts) {
            var item = new ItemId("R%d-%d".formatted(run, act.item()));
            if (act.event() == Event.REPEAT_LAST) {
                var again = last;
                List<Posted> answers =
                        test.database().transact(unit -> world.books().post(unit, again));
                assertThat(answers).allMatch(Posted::already);
                continue;
            }
            var about = "R%d/%d".formatted(run, ++number);
            var counted = paper.computeIfAbsent(item, any -> new Paper());
            last = act(act, item, about, counted);
        }

        paper.forEach(RandomBusinessTest::assertCounted);
        assertThat(new Verify(test.database(), List.of()).run().checks())
                .allSatisfy(
                        check -> assertThat(check.offending()).as(check.name()).isEmpty());
    }

    private List<Posting> act(Act act, ItemId item, String about, Paper counted) {
        var wanted = BigDecimal.valueOf(act.quantity());
        return test.database().transact(unit -> {
            Posting posting =
                    switch (act.event()) {
                        case RECEIVE -> {
                            counted.onHand = counted.onHand.add(wanted);
                            counted.value = counted.value.add(wanted.multiply(new BigDecimal("1.37")));
                            var line = new OpeningStock.Line(
                                    item,
                                    EAST,
                                    null,
                                    each(act.quantity()),
                                    usd(wanted.multiply(new BigDecimal("1.37")).toPlainString()));
                            yield new OpeningStock()
                                    .postingFor(new OpeningStock.Counted(US, about, DAY, List.of(line)));
                        }
                        case ALLOCATE -> moved(new OrderAllocated(), item, about, counted.take(wanted, Event.ALLOCATE));
                        case RELEASE ->
                            moved(new AllocationReleased(), item, about, counted.take(wanted, Event.RELEASE));
                        case DELIVER -> moved(new Delivered(), item, about, counted.take(wanted, Event.DELIVER));
                        case SHIP -> {
                            var quantity = counted.take(wanted, Event.SHIP);
                            var pool = Valuation.lock(unit, List.of(new CostKey(US, item)))
                                    .get(new CostKey(US, item));
                            if (quantity.signum() == 0 || pool == null) {
                                yield null;
                            }
                            var cost = pool.issue(quantity);
                            counted.value = counted.value.subtract(cost.amount());
                            var line = new GoodsIssue.Line(
                                    item,
                                    EAST,
                                    null,
                                    each(quantity.longValue()),
                                    cost,
                                    Account.COST_OF_GOODS_SOLD,
                                    null);
                            yield new GoodsIssue(CogsAt.SHIP)
                                    .postingFor(
                                            new GoodsIssue.Shipped(US, about, "SO", DAY, Cause.NONE, List.of(line)));
                        }
                        case REPEAT_LAST -> null;
                    };
            if (posting == null) {
                return List.<Posting>of();
            }
            world.books().post(unit, List.of(posting));
            return List.of(posting);
        });
    }

    private static Posting moved(PostingRule<StockMoved> rule, ItemId item, String about, BigDecimal quantity) {
        if (quantity.signum() == 0) {
            return null;
        }
        var line = new StockMoved.Line(item, EAST, null, each(quantity.longValue()), null);
        return rule.postingFor(new StockMoved(US, about, DAY, Cause.NONE, List.of(line)));
    }

    private static void assertCounted(ItemId item, Paper counted) {
        var key = StockKey.of(US, item, EAST);
        var levels = test.database()
                .read(unit -> StockBook.levels(unit, List.of(key)))
                .get(key);
        assertThat(levels.onHand()).as("%s on hand", item).isEqualByComparingTo(counted.onHand);
        assertThat(levels.allocated()).as("%s allocated", item).isEqualByComparingTo(counted.allocated);
        assertThat(levels.inTransit()).as("%s in transit", item).isEqualByComparingTo(counted.inTransit);
        Map<CostKey, CostPool> pools =
                test.database().read(unit -> Valuation.pools(unit, List.of(new CostKey(US, item))));
        pools.values().forEach(pool -> assertThat(pool.value().amount()).isEqualByComparingTo(counted.value));
    }

    @Provide
    Arbitrary<List<Act>> days() {
        return Combinators.combine(
                        Arbitraries.of(Event.class),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 40))
                .as(Act::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    /** One item as a clerk would count it. */
    private static final class Paper {

        BigDecimal onHand = BigDecimal.ZERO;
        BigDecimal allocated = BigDecimal.ZERO;
        BigDecimal inTransit = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;

        /** As much as there is, and says how much that was. */
        BigDecimal take(BigDecimal wanted, Event event) {
            switch (event) {
                case ALLOCATE -> {
                    var taken = wanted.min(onHand);
                    onHand = onHand.subtract(taken);
                    allocated = allocated.add(taken);
                    return taken;
                }
                case RELEASE -> {
                    var taken = wanted.min(allocated);
                    allocated = allocated.subtract(taken);
                    onHand = onHand.add(taken);
                    return taken;
                }
                case SHIP -> {
                    var taken = wanted.min(allocated);
                    allocated = allocated.subtract(taken);
                    inTransit = inTransit.add(taken);
                    return taken;
                }
                case DELIVER -> {
                    var taken = wanted.min(inTransit);
                    inTransit = inTransit.subtract(taken);
                    return taken;
                }
                default -> throw new IllegalArgumentException(event.name());
            }
        }
    }
}
