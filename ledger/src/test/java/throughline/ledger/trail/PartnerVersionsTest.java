package throughline.ledger.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.ledger.TestDatabase;
import throughline.ledger.trail.PartnerVersions.Author;
import throughline.ledger.trail.PartnerVersions.Version;

class PartnerVersionsTest {

    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);

    private static TestDatabase test;
    private static PartnerVersions versions;

    @BeforeAll
    static void open() {
        test = TestDatabase.fresh();
        versions = new PartnerVersions(test.database(), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @Test
    void aVersionIsAddedWhenItIsNotTheNewestAndAgainWhenItComesBack() {
        assertThat(versions.add("acme", ONE, Map.of("profile.yaml", "name: A\n"), Author.UNKNOWN))
                .isTrue();
        assertThat(versions.add("acme", ONE, Map.of("profile.yaml", "name: A\n"), new Author("ines", "again")))
                .isFalse();
        assertThat(versions.add("acme", TWO, Map.of("profile.yaml", "name: B\n"), new Author("ines", "a new name")))
                .isTrue();
        assertThat(versions.add("acme", ONE, Map.of("profile.yaml", "name: A\n"), new Author("leo", "back")))
                .isTrue();

        assertThat(versions.of("acme", 10)).extracting(Version::version).containsExactly(ONE, TWO, ONE);
        assertThat(versions.of("acme", 10)).extracting(Version::who).containsExactly("leo", "ines", null);
        assertThat(versions.of("acme", 1)).hasSize(1);
        assertThat(versions.of("other", 10)).isEmpty();
    }

    @Test
    void itsFilesAreFoundByPartnerAndVersionOnly() {
        versions.add("two-files", TWO, Map.of("profile.yaml", "a\"\\b\nü", "maps/x12-850.xml", "<x/>"), Author.UNKNOWN);

        assertThat(versions.files("two-files", TWO))
                .hasValue(Map.of("profile.yaml", "a\"\\b\nü", "maps/x12-850.xml", "<x/>"));
        assertThat(versions.files("two-files", ONE)).isEmpty();
        assertThat(versions.files("nobody", TWO)).isEmpty();
    }

    @Test
    void whatAFolderSaidCannotBeTakenBack() throws SQLException {
        versions.add("kept", ONE, Map.of("profile.yaml", "a"), Author.UNKNOWN);

        try (var connection = test.owner();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update trail.partner_version set files = '{}'"))
                    .hasMessageContaining("only ever added to");
        }
    }
}
