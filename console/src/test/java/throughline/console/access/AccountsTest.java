package throughline.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import throughline.ledger.TestDatabase;

class AccountsTest {

    private static TestDatabase database;
    private static Accounts accounts;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        accounts = new Accounts(database.database(), new SecureRandom());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theFirstAdministratorIsMadeOnceAndItsPasswordIsShownOnce() {
        var fresh = TestDatabase.fresh();
        try (fresh) {
            var first = new Accounts(fresh.database(), new SecureRandom());

            var password = first.createFirstAdministrator();

            assertThat(password).hasValueSatisfying(text -> assertThat(text).hasSize(20));
            assertThat(first.createFirstAdministrator()).isEmpty();
            var admin = first.person("Admin ");
            assertThat(Accounts.passwordEncoder().matches(password.orElseThrow(), admin.getPassword()))
                    .isTrue();
            assertThat(admin.getAuthorities()).extracting(Object::toString).containsExactly("ROLE_ADMIN");
        }
    }

    @Test
    void aTokenOpensUntilItIsRevokedAndIsNotInTheDatabase() throws SQLException {
        var token = accounts.issueToken("shop", Set.of(Role.SERVICE));

        assertThat(accounts.machine(token))
                .hasValueSatisfying(machine -> assertThat(machine.getUsername()).isEqualTo("api:shop"));
        assertThat(accounts.machine(token + "x")).isEmpty();
        try (var connection = database.owner();
                var rows = connection.createStatement().executeQuery("select t::text from console.token t")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).doesNotContain(token.substring(3));
        }
        accounts.revokeToken("shop");
        assertThat(accounts.machine(token)).isEmpty();
    }

    @Test
    void aNameIsTakenOnce() {
        accounts.add("Ines", "correct horse battery", Set.of(Role.FINANCE));

        assertThatThrownBy(() -> accounts.add("ines", "another long password", Set.of(Role.ANALYST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ines already");
    }

    @Test
    void aShortPasswordIsRefusedAndSoIsOneWhoseEndWouldNotCount() {
        assertThatThrownBy(() -> accounts.add("kim", "short", Set.of(Role.ANALYST)))
                .hasMessageContaining("at least 12");
        assertThatThrownBy(() -> accounts.add("kim", "ü".repeat(40), Set.of(Role.ANALYST)))
                .hasMessageContaining("at most 72 bytes");
    }

    @Test
    void whoIsClosedIsNobody() {
        accounts.add("leo", "correct horse battery", Set.of(Role.ANALYST));

        accounts.close("leo");

        assertThatThrownBy(() -> accounts.person("leo")).isInstanceOf(UsernameNotFoundException.class);
    }

    @Test
    void whatPeopleDidCannotBeTakenBack() throws SQLException {
        var deeds = new Deeds(database.database());
        deeds.record("ines", "stop route", "inbound", null);

        assertThat(deeds.of("inbound")).singleElement().satisfies(deed -> assertThat(deed.who())
                .isEqualTo("ines"));
        try (var connection = database.owner();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("delete from console.deed"))
                    .hasMessageContaining("append-only");
        }
    }
}
