package throughline.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.ledger.World.DAY;
import static throughline.ledger.World.EAST;
import static throughline.ledger.World.US;
import static throughline.ledger.World.each;
import static throughline.ledger.World.usd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.ledger.TestDatabase;
import throughline.ledger.World;
import throughline.ledger.book.Account;
import throughline.ledger.book.Cause;
import throughline.ledger.book.Dimensions;
import throughline.ledger.book.Posting;
import throughline.ledger.posting.CogsAt;
import throughline.ledger.posting.GoodsIssue;
import throughline.ledger.posting.OrderAllocated;
import throughline.ledger.posting.StockMoved;
import throughline.ledger.trail.TrailVault;
import throughline.model.lineage.Identifiers;
import throughline.model.value.ItemId;
import throughline.model.value.PartyId;

class VerifyTest {

    TestDatabase test;
    World world;

    @BeforeEach
    void someBusiness() throws IOException {
        test = TestDatabase.fresh();
        world = new World(test.database());
        world.stock("BOLT", 100, "250.00");
        var moved = new StockMoved(
                US,
                "SO-1",
                DAY,
                Cause.NONE,
                List.of(new StockMoved.Line(new ItemId("BOLT"), EAST, null, each(40), null)));
        var issue = new GoodsIssue.Line(
                new ItemId("BOLT"), EAST, null, each(40), usd("100.00"), Account.COST_OF_GOODS_SOLD, null);
        world.post(
                new OrderAllocated().postingFor(moved),
                new GoodsIssue(CogsAt.SHIP)
                        .postingFor(new GoodsIssue.Shipped(US, "SH-1", "SO-1", DAY, Cause.NONE, List.of(issue))),
                Posting.draft("customer invoice", "INV-1", US, DAY)
                        .debit(
                                Account.RECEIVABLE,
                                usd("200.00"),
                                Dimensions.NONE.party(new PartyId("C1")).openItem("INV-1", DAY),
                                null)
                        .credit(Account.SALES, usd("200.00"), Dimensions.NONE, null)
                        .post());
        new TrailVault(test.database(), new Identifiers(World.CLOCK, new Random(1)), World.CLOCK)
                .seal("acme", "api", "order.edi", new ByteArrayInputStream("ISA*00".getBytes(StandardCharsets.UTF_8)));
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void honestBooksAreProved() {
        var report = verify();

        assertThat(report.checks())
                .allSatisfy(
                        check -> assertThat(check.offending()).as(check.name()).isEmpty());
        assertThat(report.ok()).isTrue();
        assertThat(report.checks())
                .extracting(Verify.Finding::figures)
                .contains("4 entries, 12 lines", "4 entries in 1 lanes".replace("1 lanes", lanes()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            book.line      | update book.line set party = 'C2' where party = 'C1'                                                  | the hash chain is whole in every lane
            book.line      | update book.line set source_offset = 7 where line = 1                                                 | the hash chain is whole in every lane
            book.entry     | update book.entry set about = 'INV-2' where about = 'INV-1'                                           | the hash chain is whole in every lane
            book.entry     | update book.entry set booked_at = booked_at + interval '1 microsecond' where about = 'SH-1'           | the hash chain is whole in every lane
            book.line      | update book.line set amount = amount + 0.01 where amount > 0 and party = 'C1'                         | every entry balances
            book.line      | update book.line set amount = amount * 2 where entry in (select id from book.entry where about = 'INV-1') | open items add up to their control accounts
            book.line      | update book.line set balance_after = 99 where account_seq = 1 and balance_after = 100                 | stock lines are numbered without gaps, each with its balance
            book.line      | delete from book.line where entry in (select id from book.entry where about = 'SO-1')                 | stock lines are numbered without gaps, each with its balance
            book.balance   | update book.balance set amount = 61 where amount = 60                                                 | stock balances are the sum of their lines
            book.cost_pool | update book.cost_pool set value = 149.99                                                              | cost pools add up to inventory
            book.cost_pool | update book.cost_pool set quantity = 61                                                               | cost pools hold what stands on hand and allocated
            book.open_item | update book.open_item set amount = 1                                                                  | open items add up to their control accounts
            book.due       | update book.due set amount = 1                                                                        | what is due adds up to the open items
            book.daily     | delete from book.daily where credit = 200                                                             | the trial balance is the sum of the lines, and zero
            book.effect    | delete from book.effect where key like 'goods%'                                                       | every line belongs to an entry, and every effect to one
            trail.chunk    | update trail.chunk set bytes = 'ISA*01'                                                               | every sealed byte is there
            trail.message_state | delete from trail.message_state                                                                 | everything received has come to something or is on its way
            trail.message_state | update trail.message_state set status = 'ACCEPTED', sets = 3, accepted = 2                      | the sets of every message at rest add up
            """)
    void whoeverTampersIsFound(String table, String change, String check) throws SQLException {
        try (Connection owner = test.owner()) {
            owner.createStatement().execute("alter table %s disable trigger user".formatted(table));
            assertThat(owner.createStatement().executeUpdate(change))
                    .as("rows changed")
                    .isPositive();
            owner.createStatement().execute("alter table %s enable trigger user".formatted(table));
        }

        var report = verify();

        assertThat(report.ok()).isFalse();
        assertThat(report.checks())
                .filteredOn(finding -> !finding.ok())
                .extracting(Verify.Finding::name)
                .contains(check);
    }

    @Test
    void anEntryTakenAwayWithAllItsTracesIsMissedInTheChain() throws SQLException {
        try (Connection owner = test.owner();
                var statement = owner.createStatement()) {
            for (var table : List.of("book.line", "book.entry", "book.effect", "book.daily")) {
                statement.execute("alter table %s disable trigger user".formatted(table));
            }
            statement.execute("delete from book.line where entry in (select id from book.entry where about = 'INV-1')");
            statement.execute("delete from book.entry where about = 'INV-1'");
            statement.execute("delete from book.effect where key = 'customer-invoice:INV-1'");
            statement.execute("delete from book.daily where debit = 200 or credit = 200");
            statement.execute("delete from book.open_item");
            statement.execute("delete from book.due");
        }

        assertThat(verify().checks())
                .filteredOn(finding -> !finding.ok())
                .singleElement()
                .satisfies(finding -> assertThat(finding.offending().get(0)).contains("its head says"));
    }

    @Test
    void aByteChangedFarInsideALargeMessageIsFound() throws IOException, SQLException {
        var large = new byte[3_000_000];
        new TrailVault(test.database(), new Identifiers(World.CLOCK, new Random(2)), World.CLOCK)
                .seal("acme", "api", "large.edi", new ByteArrayInputStream(large));
        assertThat(verify().ok()).isTrue();
        try (Connection owner = test.owner()) {
            owner.createStatement().execute("alter table trail.chunk disable trigger user");
            owner.createStatement().execute("update trail.chunk set bytes = set_byte(bytes, 500000, 1) where n = 2");
        }

        assertThat(verify().checks())
                .filteredOn(finding -> !finding.ok())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.offending().get(0)).contains("3000000 of 3000000 bytes, hash does not fit"));
    }

    @Test
    void checksOfOtherModulesAreRunToo() {
        var further = new SqlCheck("orders are whole", "select 'none looked at'", "select 'SO-1 is not'");

        var report = new Verify(test.database(), List.of(further)).run();

        assertThat(report.ok()).isFalse();
        assertThat(report.checks())
                .filteredOn(finding -> finding.name().equals("orders are whole"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.offending()).containsExactly("SO-1 is not"));
    }

    @Test
    void aCheckThatCannotLookHasFailedAndTheOthersGoOn() {
        var broken = new SqlCheck("broken", "select 1", "select * from nowhere");
        var fine = new SqlCheck("fine", "select 'all'", "select '' where false");

        var report = new Verify(test.database(), List.of(broken, fine)).run();

        assertThat(report.checks())
                .filteredOn(finding -> finding.name().equals("broken"))
                .extracting(Verify.Finding::ok)
                .containsExactly(false);
        assertThat(report.checks())
                .filteredOn(finding -> finding.name().equals("fine"))
                .extracting(Verify.Finding::ok)
                .containsExactly(true);
    }

    private Verify.Report verify() {
        return new Verify(test.database(), List.of()).run();
    }

    private String lanes() {
        return test.database()
                .read(unit -> unit.jdbc(connection -> {
                    var row = connection
                            .createStatement()
                            .executeQuery("select count(distinct lane) || ' lanes' from book.entry");
                    row.next();
                    return row.getString(1);
                }));
    }
}
