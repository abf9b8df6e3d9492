package throughline.ledger.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static throughline.ledger.World.DAY;
import static throughline.ledger.World.EAST;
import static throughline.ledger.World.US;
import static throughline.ledger.World.each;
import static throughline.ledger.World.usd;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.ledger.TestDatabase;
import throughline.ledger.World;
import throughline.ledger.posting.OrderAllocated;
import throughline.ledger.posting.StockMoved;
import throughline.ledger.stock.CostKey;
import throughline.ledger.stock.StockBook;
import throughline.ledger.stock.StockKey;
import throughline.ledger.stock.StockLevels;
import throughline.ledger.stock.Valuation;
import throughline.model.value.ItemId;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;

class BooksTest {

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
    void stockAndItsValueStandInTheBookTogether() {
        world.stock("BOLT", 100, "250.00");

        assertThat(levels("BOLT").onHand()).isEqualByComparingTo("100");
        var pool = world.database().read(unit -> Valuation.pools(unit, List.of(new CostKey(US, new ItemId("BOLT")))));
        assertThat(pool.get(new CostKey(US, new ItemId("BOLT"))).value()).isEqualTo(usd("250.00"));
    }

    @Test
    void anEffectHappensOnce() {
        var first = world.stock("ONCE", 10, "10.00");

        var second = world.stock("ONCE", 10, "10.00");

        assertThat(second.already()).isTrue();
        assertThat(second.differs()).isFalse();
        assertThat(second.entry()).isEqualTo(first.entry());
        assertThat(levels("ONCE").onHand()).isEqualByComparingTo("10");
    }

    @Test
    void anotherWishUnderTheSameKeyIsNotWrittenAndIsSaidToDiffer() {
        world.stock("OTHER", 10, "10.00");

        var second = world.stock("OTHER", 11, "10.00");

        assertThat(second.already()).isTrue();
        assertThat(second.differs()).isTrue();
        assertThat(levels("OTHER").onHand()).isEqualByComparingTo("10");
    }

    @Test
    void theSameEffectTwiceInOneBatchHappensOnce() {
        world.stock("TWIN", 10, "10.00");

        var posted = world.post(allocation("SO-TWIN", "TWIN", 3), allocation("SO-TWIN", "TWIN", 3));

        assertThat(posted).extracting(Posted::already).containsExactly(false, true);
        assertThat(levels("TWIN").allocated()).isEqualByComparingTo("3");
    }

    @Test
    void whatIsNotThereCannotBeAllocated() {
        world.stock("SCARCE", 5, "5.00");

        assertThatThrownBy(() -> world.post(allocation("SO-1", "SCARCE", 3), allocation("SO-2", "SCARCE", 3)))
                .isInstanceOf(StockShortage.class)
                .hasMessage("SCARCE at WH-EAST ON_HAND: there are 2 EA and order allocated SO-2 would take 3");

        assertThat(levels("SCARCE").onHand()).isEqualByComparingTo("5");
    }

    @Test
    void aQuantityInAnotherUnitThanTheItemIsKeptInIsRefused() {
        world.stock("UNIT", 5, "5.00");
        var line = new StockMoved.Line(new ItemId("UNIT"), EAST, null, Quantity.of("1", "CS"), null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.post(
                        new OrderAllocated().postingFor(new StockMoved(US, "SO-CS", DAY, Cause.NONE, List.of(line)))))
                .withMessage("UNIT is kept in EA, not in CS: convert the quantity first");
    }

    @Test
    void nothingIsPostedIntoAClosedMonthUntilItIsOpenAgain() {
        var month = YearMonth.of(2025, 1);
        world.database().transact(unit -> {
            Periods.close(unit, US, month);
            return null;
        });
        var late = Posting.draft(
                        "opening balance", "late", US, DAY.withYear(2025).withMonth(1))
                .debit(Account.BANK, usd("1.00"), Dimensions.NONE, null)
                .credit(Account.EQUITY, usd("1.00"), Dimensions.NONE, null)
                .post();

        assertThatThrownBy(() -> world.post(late))
                .isInstanceOf(PeriodClosed.class)
                .hasMessageContaining("month 202501 is closed for US01");
        world.database().transact(unit -> {
            Periods.open(unit, US, month);
            return null;
        });
        assertThat(world.post(late).get(0).already()).isFalse();
    }

    @Test
    void anOpenItemIsTheSumOfWhatWasPostedToIt() throws SQLException {
        var about = Dimensions.NONE.party(new PartyId("C1")).openItem("INV-1", DAY.plusDays(30));
        world.post(
                Posting.draft("test", "open 1", US, DAY)
                        .debit(Account.RECEIVABLE, usd("107.17"), about, null)
                        .credit(Account.SALES, usd("107.17"), Dimensions.NONE, null)
                        .post(),
                Posting.draft("test", "open 2", US, DAY)
                        .debit(Account.BANK, usd("7.17"), Dimensions.NONE, null)
                        .credit(Account.RECEIVABLE, usd("7.17"), about, null)
                        .post());

        assertThat(one("select amount || ' ' || due_on from book.open_item where open_item = 'INV-1'"))
                .isEqualTo("100.00 2026-04-16");
    }

    @Test
    void whatACustomerOwesIsKnownByDueDayAndAPaymentNeedNotKnowIt() {
        var customer = new PartyId("C2");
        var late = Dimensions.NONE.party(customer).openItem("INV-2", DAY.minusDays(10));
        var soon = Dimensions.NONE.party(customer).openItem("INV-3", DAY.plusDays(10));
        var payment = Dimensions.NONE.party(customer).openItem("INV-2", null);
        world.post(Posting.draft("test", "owed 1", US, DAY)
                .debit(Account.RECEIVABLE, usd("30.00"), late, null)
                .debit(Account.RECEIVABLE, usd("70.00"), soon, null)
                .credit(Account.SALES, usd("100.00"), Dimensions.NONE, null)
                .post());
        world.post(Posting.draft("test", "owed 2", US, DAY)
                .debit(Account.BANK, usd("5.00"), Dimensions.NONE, null)
                .credit(Account.RECEIVABLE, usd("5.00"), payment, null)
                .post());

        var owed = world.database().read(unit -> Receivables.of(unit, List.of(customer, new PartyId("NOBODY")), DAY));

        assertThat(owed)
                .containsExactly(new Receivables.Owed(customer, "US01", usd("95.00"), usd("25.00"), DAY.minusDays(10)));
    }

    @Test
    void anEntryMayHaveManyThousandLines() {
        world.stock("MANY", 20_000, "20000.00");
        var line = new StockMoved.Line(new ItemId("MANY"), EAST, null, each(1), null);
        var many = new StockMoved(US, "SO-MANY", DAY, Cause.NONE, Collections.nCopies(20_000, line));

        world.post(new OrderAllocated().postingFor(many));

        assertThat(levels("MANY").allocated()).isEqualByComparingTo("20000");
    }

    @Test
    void theDatabaseItselfRefusesAnEntryThatDoesNotBalance() throws SQLException {
        world.stock("RAW", 5, "5.00");
        try (Connection application = test.application()) {
            assertThatThrownBy(() -> application
                            .createStatement()
                            .execute("insert into book.line (entry, line, unit, account, amount) "
                                    + "select entry, 99, unit, account, 1 from book.line limit 1"))
                    .hasMessageContaining("does not balance: off by 1");
        }
    }

    @Test
    void theDatabaseItselfRefusesStockBelowZero() throws SQLException {
        world.stock("FLOOR", 5, "5.00");
        try (Connection application = test.application()) {
            assertThatThrownBy(() -> application
                            .createStatement()
                            .execute("update book.balance set amount = -1 where account in "
                                    + "(select id from book.account where item = 'FLOOR' and state = 'ON_HAND')"))
                    .hasMessageContaining("not_below_floor");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update book.entry set about = 'x'", "delete from book.entry", "update book.line set amount = amount",
                        "delete from book.line",
                "update book.effect set entry = 1", "delete from book.effect", "update book.account set name = 'x'",
                        "delete from book.daily",
                "update trail.message set name = 'x'", "delete from trail.chunk",
                        "update trail.document set json = '{}'", "delete from trail.link"
            })
    void neitherTheApplicationNorTheOwnerChangesWhatStandsThere(String change) throws SQLException {
        try (Connection application = test.application();
                Connection owner = test.owner()) {
            assertThatThrownBy(() -> application.createStatement().execute(change))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> owner.createStatement().execute(change))
                    .hasMessageContaining("is only ever added to");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"book.entry", "book.line", "book.effect", "trail.message", "trail.decision"})
    void nobodyEmptiesATable(String table) throws SQLException {
        try (Connection application = test.application();
                Connection owner = test.owner()) {
            assertThatThrownBy(() -> application.createStatement().execute("truncate " + table))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> owner.createStatement().execute("truncate " + table))
                    .hasMessageContaining("is only ever added to");
        }
    }

    @Test
    void theApplicationCannotDisarmTheGuards() throws SQLException {
        try (Connection application = test.application()) {
            assertThatThrownBy(() ->
                            application.createStatement().execute("alter table book.line disable trigger append_only"))
                    .hasMessageContaining("must be owner");
        }
    }

    private static StockLevels levels(String item) {
        var key = StockKey.of(US, new ItemId(item), EAST);
        return world.database()
                .read(unit -> StockBook.levels(unit, List.of(key)))
                .get(key);
    }

    private static Posting allocation(String order, String item, long quantity) {
        var line = new StockMoved.Line(new ItemId(item), EAST, null, each(quantity), null);
        return new OrderAllocated().postingFor(new StockMoved(US, order, DAY, Cause.NONE, List.of(line)));
    }

    private static String one(String query) throws SQLException {
        try (Connection connection = test.application();
                var row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
