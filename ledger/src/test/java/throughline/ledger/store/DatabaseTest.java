package throughline.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.ledger.TestDatabase;

class DatabaseTest {

    static TestDatabase test;

    @BeforeAll
    static void open() {
        test = TestDatabase.fresh(List.of(RuleBookRow.class));
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void whatAFailedTransactionWroteDoesNotStand() {
        assertThatThrownBy(() -> test.database().transact(unit -> {
                    addRuleBook(unit, "gone");
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(ruleBooks("gone")).isZero();
    }

    @Test
    void aFailedAttemptLeavesTheRestOfItsTransactionStanding() {
        var told = new ArrayList<String>();

        test.database().transact(unit -> {
            addRuleBook(unit, "kept");
            unit.afterCommit(() -> told.add("kept"));
            assertThatThrownBy(() -> unit.attempt(part -> {
                        addRuleBook(part, "undone");
                        part.afterCommit(() -> told.add("undone"));
                        return addRuleBook(part, "kept");
                    }))
                    .hasStackTraceContaining("duplicate key");
            return null;
        });

        assertThat(ruleBooks("kept")).isEqualTo(1);
        assertThat(ruleBooks("undone")).isZero();
        assertThat(told).containsExactly("kept");
    }

    @Test
    void manyObjectsAreStoredAtOnceAndGoWithTheirTransaction() {
        var rows = IntStream.range(0, 450)
                .mapToObj(i -> RuleBookRow.of("object-" + i))
                .toList();

        test.database().transact(unit -> {
            unit.insert(rows);
            return null;
        });
        assertThatThrownBy(() -> test.database().transact(unit -> {
                    unit.insert(List.of(RuleBookRow.of("object-gone")));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        List<String> found = test.database()
                .read(unit -> unit.find(String.class, "select text from RuleBookRow where fingerprint = 'object-449'"));
        assertThat(found).containsExactly("rules");
        assertThat(ruleBooks("object-gone")).isZero();
    }

    @Test
    void objectsGoToTheServerInFewStatements() throws SQLException {
        try (var fresh = TestDatabase.fresh(List.of(RuleBookRow.class));
                Connection owner = fresh.owner()) {
            owner.createStatement()
                    .execute(
                            """
                            create table trail.statements (one int);
                            create function trail.count_statement() returns trigger language plpgsql security definer as
                                $$ begin insert into trail.statements values (1); return null; end $$;
                            create trigger count_statements after insert on trail.rule_book
                                for each statement execute function trail.count_statement()""");

            fresh.database().transact(unit -> {
                unit.insert(IntStream.range(0, 450)
                        .mapToObj(i -> RuleBookRow.of("few-" + i))
                        .toList());
                return null;
            });

            var counted = owner.createStatement().executeQuery("select count(*) from trail.statements");
            counted.next();
            assertThat(counted.getInt(1)).isBetween(1, 20);
        }
    }

    @Test
    void aRefusedBatchLeavesTheRestOfItsTransactionStandingAndQuotesNoRow() {
        test.database().transact(unit -> {
            unit.insert(List.of(RuleBookRow.of("batch-kept")));
            assertThatThrownBy(() -> unit.attempt(part -> {
                        part.insert(List.of(RuleBookRow.of("batch-undone"), RuleBookRow.of("batch-kept")));
                        return null;
                    }))
                    .isInstanceOfSatisfying(DatabaseFailure.class, refused -> assertThat(refused.sqlState())
                            .isEqualTo("23505"))
                    .hasMessageNotContaining("batch-undone");
            unit.insert(List.of(RuleBookRow.of("batch-after-1"), RuleBookRow.of("batch-after-2")));
            return null;
        });

        assertThat(ruleBooks("batch-kept")).isEqualTo(1);
        assertThat(ruleBooks("batch-undone")).isZero();
        assertThat(ruleBooks("batch-after-2")).isEqualTo(1);
    }

    @Test
    void aReaderCannotWrite() {
        assertThatThrownBy(() -> test.database().read(unit -> addRuleBook(unit, "sneaked in")))
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("read-only");
    }

    @Test
    void numbersAscendAndNeverRepeat() {
        var numbers = test.database().transact(unit -> {
            var taken = new ArrayList<Long>();
            for (int i = 0; i < 250; i++) {
                taken.add(unit.next("trail.decision_id"));
            }
            return taken;
        });

        assertThat(numbers).isSorted().doesNotHaveDuplicates().hasSize(250);
    }

    @Test
    void commitsThatDoNotWaitForTheDiskAreRefusedWhenTheDatabaseIsOpened() throws SQLException {
        var name = test.settings().application().user();
        try (var lazy = TestDatabase.fresh();
                Connection administrator = lazy.administrator()) {
            administrator
                    .createStatement()
                    .execute("alter role %s in database %s set synchronous_commit = off"
                            .formatted(name, administrator.getCatalog()));

            assertThatThrownBy(() -> Database.open(lazy.settings()).close())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("synchronous_commit=off");
        }
    }

    @Test
    void oneUserIsEnoughWhereAnAdministratorGaveUsNoMore() throws SQLException {
        try (var fresh = TestDatabase.fresh()) {
            var only = fresh.settings().owner();
            var settings = new DatabaseSettings(fresh.settings().jdbcUrl(), only, only, 2, List.of());
            try (Connection administrator = fresh.administrator()) {
                administrator
                        .createStatement()
                        .execute(
                                "drop schema book cascade; drop schema trail cascade; drop table flyway_schema_history");
                dropOtherSchemas(administrator);
            }

            try (var database = Database.open(settings)) {
                assertThat(database.<Integer>transact(unit -> addRuleBook(unit, "one")))
                        .isEqualTo(1);
                assertThatThrownBy(() -> database.transact(unit -> unit.jdbc(connection ->
                                connection.createStatement().executeUpdate("delete from trail.rule_book"))))
                        .hasMessageContaining("is only ever added to");
            }
        }
    }

    private static void dropOtherSchemas(Connection administrator) throws SQLException {
        administrator
                .createStatement()
                .execute("do $$ declare s text; begin for s in select nspname from pg_namespace"
                        + " where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public') loop"
                        + " execute format('drop schema %I cascade', s); end loop; end $$");
    }

    private static int addRuleBook(UnitOfWork unit, String fingerprint) {
        return unit.jdbc(connection -> {
            var rows = new RowSet("trail.rule_book", "fingerprint text", "text text", "first_at timestamptz");
            rows.add(fingerprint, "rules", Instant.EPOCH);
            return rows.insert(connection);
        });
    }

    private static long ruleBooks(String fingerprint) {
        return test.database()
                .read(unit -> unit.jdbc(connection -> {
                    try (var statement =
                            connection.prepareStatement("select count(*) from trail.rule_book where fingerprint = ?")) {
                        statement.setString(1, fingerprint);
                        var row = statement.executeQuery();
                        row.next();
                        return row.getLong(1);
                    }
                }));
    }
}
