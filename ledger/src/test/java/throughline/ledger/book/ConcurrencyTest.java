package throughline.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.ledger.World.DAY;
import static throughline.ledger.World.EAST;
import static throughline.ledger.World.US;
import static throughline.ledger.World.each;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.ledger.TestDatabase;
import throughline.ledger.World;
import throughline.ledger.posting.CogsAt;
import throughline.ledger.posting.GoodsIssue;
import throughline.ledger.posting.OrderAllocated;
import throughline.ledger.posting.StockMoved;
import throughline.ledger.proof.Verify;
import throughline.ledger.stock.CostKey;
import throughline.ledger.stock.StockBook;
import throughline.ledger.stock.StockKey;
import throughline.ledger.stock.Valuation;
import throughline.ledger.store.DatabaseFailure;
import throughline.ledger.store.UnitOfWork;
import throughline.model.value.ItemId;

class ConcurrencyTest {

    static final int WRITERS = 6;

    static TestDatabase test;
    static World world;

    @BeforeAll
    static void open() {
        test = TestDatabase.fresh();
        world = new World(test.database());
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void ofTheLastUnitsExactlySoManyAreSoldWhoeverAsks() throws Exception {
        world.stock("HOT", 50, "100.00");
        var sold = new AtomicInteger();

        together(writer -> {
            for (int i = 0; i < 20; i++) {
                var order = "SO-%d-%d".formatted(writer, i);
                sold.addAndGet(test.database().transact(unit -> {
                    var key = StockKey.of(US, new ItemId("HOT"), EAST);
                    if (StockBook.lock(unit, List.of(key)).get(key).available().signum() == 0) {
                        return 0;
                    }
                    world.books().post(unit, List.of(allocation(order, "HOT", 1)));
                    return 1;
                }));
            }
            return null;
        });

        assertThat(sold.get()).isEqualTo(50);
        assertThat(
                        one(
                                "select sum(amount) from book.balance b join book.account a on a.id = b.account where item = 'HOT' and state = 'ALLOCATED'"))
                .isEqualTo("50");
        assertProved();
    }

    @Test
    void batchesOverTheSameItemsInAnyOrderNeverLockEachOtherOut() throws Exception {
        var items = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            items.add("MIX-" + i);
            world.stock("MIX-" + i, 10_000, "10000.00");
        }

        together(writer -> {
            var random = new Random(writer);
            for (int i = 0; i < 15; i++) {
                var shuffled = new ArrayList<>(items);
                Collections.shuffle(shuffled, random);
                var about = "MIX-%d-%d".formatted(writer, i);
                test.database().transact(unit -> {
                    shipAtCost(unit, about, shuffled);
                    return null;
                });
            }
            return null;
        });

        assertThat(one("select count(*) from book.entry where about like 'SH-MIX-%'"))
                .isEqualTo(Integer.toString(WRITERS * 15));
        assertProved();
    }

    @Test
    void theSameEffectFromManySidesHappensOnce() throws Exception {
        world.stock("SAME", 100, "100.00");
        var written = new AtomicInteger();

        together(writer -> {
            for (int i = 0; i < 10; i++) {
                var posted = world.post(allocation("SAME-" + i, "SAME", 2));
                written.addAndGet(posted.get(0).already() ? 0 : 1);
            }
            return null;
        });

        assertThat(written.get()).isEqualTo(10);
        assertThat(
                        one(
                                "select amount from book.balance b join book.account a on a.id = b.account where item = 'SAME' and state = 'ALLOCATED'"))
                .isEqualTo("20");
        assertProved();
    }

    @Test
    void moreWritersThanLanesWaitForALane() throws Exception {
        for (int i = 0; i < WRITERS; i++) {
            world.stock("LANE-" + i, 100, "100.00");
        }
        try (Connection blocker = test.owner()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("select * from book.lane where id > 1 for update");

            together(
                    writer -> {
                        for (int i = 0; i < 5; i++) {
                            world.post(allocation("LANE-%d-%d".formatted(writer, i), "LANE-" + writer, 1));
                        }
                        return null;
                    },
                    () -> {
                        Thread.sleep(300);
                        blocker.rollback();
                        return null;
                    });
        }

        assertThat(one("select count(*) from book.entry where about like 'LANE-%-%'"))
                .isEqualTo(Integer.toString(WRITERS * 5));
        assertProved();
    }

    @Test
    void whenConnectionsAreCutEvenWhileCommittingNothingIsLostAndNothingDoubled() throws Exception {
        world.stock("CUT", 100_000, "100000.00");
        var stop = new AtomicBoolean();
        var acknowledged = new AtomicInteger();
        var failures = new AtomicInteger();

        together(
                writer -> {
                    for (int i = 0; i < 60; i++) {
                        acknowledged.addAndGet(postUntilKnown("CUT-%d-%d".formatted(writer, i), failures));
                    }
                    stop.set(true);
                    return null;
                },
                () -> {
                    while (!stop.get()) {
                        killOneBackend();
                        Thread.sleep(15);
                    }
                    return null;
                });

        assertThat(failures.get()).as("connections cut under work").isPositive();
        assertThat(acknowledged.get()).isEqualTo(WRITERS * 60);
        assertThat(one("select count(*) from book.entry where about like 'CUT-%-%'"))
                .isEqualTo(Integer.toString(WRITERS * 60));
        assertThat(
                        one(
                                "select amount from book.balance b join book.account a on a.id = b.account where item = 'CUT' and state = 'ALLOCATED'"))
                .isEqualTo(Integer.toString(WRITERS * 60));
        assertProved();
    }

    private static int postUntilKnown(String order, AtomicInteger failures) {
        while (true) {
            try {
                world.post(allocation(order, "CUT", 1));
                return 1;
            } catch (DatabaseFailure cut) {
                assertThat(cut.passing()).as(cut.getMessage()).isTrue();
                failures.incrementAndGet();
            }
        }
    }

    private static void killOneBackend() throws SQLException {
        try (Connection administrator = test.administrator();
                var statement = administrator.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                            + " and usename = '%s' order by random() limit 1"
                                    .formatted(test.settings().application().user()));
        }
    }

    /** Stock, pools, posting: the order of locks that everybody keeps, with the items in any order. */
    private static void shipAtCost(UnitOfWork unit, String about, List<String> items) {
        StockBook.lock(
                unit,
                items.stream()
                        .map(item -> StockKey.of(US, new ItemId(item), EAST))
                        .toList());
        var pools = Valuation.lock(
                unit,
                items.stream().map(item -> new CostKey(US, new ItemId(item))).toList());
        var moved = items.stream()
                .map(item -> new StockMoved.Line(new ItemId(item), EAST, null, each(1), null))
                .toList();
        var issued = items.stream()
                .map(item -> new GoodsIssue.Line(
                        new ItemId(item),
                        EAST,
                        null,
                        each(1),
                        pools.get(new CostKey(US, new ItemId(item))).issue(BigDecimal.ONE),
                        Account.COST_OF_GOODS_SOLD,
                        null))
                .toList();
        world.books()
                .post(
                        unit,
                        List.of(
                                new OrderAllocated().postingFor(new StockMoved(US, about, DAY, Cause.NONE, moved)),
                                new GoodsIssue(CogsAt.SHIP)
                                        .postingFor(new GoodsIssue.Shipped(
                                                US, "SH-" + about, about, DAY, Cause.NONE, issued))));
    }

    private static Posting allocation(String order, String item, long quantity) {
        var line = new StockMoved.Line(new ItemId(item), EAST, null, each(quantity), null);
        return new OrderAllocated().postingFor(new StockMoved(US, order, DAY, Cause.NONE, List.of(line)));
    }

    private interface Writer {
        Object write(int number) throws Exception;
    }

    private static void together(Writer writer, Callable<?>... others) throws Exception {
        var pool = Executors.newCachedThreadPool();
        try {
            var tasks = new ArrayList<Callable<Object>>();
            for (int i = 0; i < WRITERS; i++) {
                var number = i;
                tasks.add(() -> writer.write(number));
            }
            for (var other : others) {
                tasks.add(other::call);
            }
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void assertProved() {
        assertThat(new Verify(test.database(), List.of()).run().checks())
                .allSatisfy(
                        check -> assertThat(check.offending()).as(check.name()).isEmpty());
    }

    private static String one(String query) throws SQLException {
        try (Connection connection = test.application();
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
