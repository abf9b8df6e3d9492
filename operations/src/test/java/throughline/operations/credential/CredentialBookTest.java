package throughline.operations.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.ledger.TestDatabase;

class CredentialBookTest {

    private static final String SECRET = "correct horse battery staple";

    private final TestDatabase test = TestDatabase.fresh();
    private final OnPaper keys = new OnPaper();
    private final CredentialBook book = new CredentialBook(
            test.database(), keys, Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC));

    @AfterEach
    void close() {
        test.close();
    }

    /** Keys as they would stand in the file. */
    private static final class OnPaper implements CredentialBook.Keys {

        private List<CredentialKey> all = List.of(CredentialKey.random(new SecureRandom()));
        private final List<List<CredentialKey>> written = new ArrayList<>();
        private int fails = -1;

        @Override
        public List<CredentialKey> all() {
            return all.stream().map(key -> CredentialKey.of(key.text())).toList();
        }

        @Override
        public void replace(List<CredentialKey> next) throws IOException {
            if (written.size() == fails) {
                throw new IOException("the power is gone");
            }
            written.add(next);
            all = next;
        }
    }

    private String stored() throws SQLException {
        try (var connection = test.owner();
                var row = connection
                        .createStatement()
                        .executeQuery(
                                "select string_agg(c::text || encode(sealed, 'escape'), '') from desk.credential c")) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = test.owner()) {
            connection.createStatement().executeUpdate(sql);
        }
    }

    @Test
    void whatIsKeptComesBackAndTheDatabaseDoesNotTellIt() throws Exception {
        book.set("harborview", SECRET + "\n", "ines");
        book.set("meridian", "-----BEGIN PRIVATE KEY-----\nline\n-----END PRIVATE KEY-----\n", "ines");

        assertThat(book.of("harborview")).contains(SECRET);
        assertThat(book.of("meridian")).contains("-----BEGIN PRIVATE KEY-----\nline\n-----END PRIVATE KEY-----");
        assertThat(book.of("nobody")).isEmpty();
        assertThat(stored())
                .doesNotContain("horse")
                .doesNotContain("PRIVATE")
                .doesNotContain(keys.all.get(0).text());
        assertThat(book.all())
                .containsExactly(
                        new CredentialBook.Held("harborview", Instant.parse("2026-03-02T10:00:00Z"), "ines", true),
                        new CredentialBook.Held("meridian", Instant.parse("2026-03-02T10:00:00Z"), "ines", true));
    }

    @Test
    void aNewSecretTakesThePlaceOfTheOldOneAndOneCanBeForgotten() throws Exception {
        book.set("harborview", "old", "ines");
        book.set("harborview", SECRET, "otto");

        assertThat(book.of("harborview")).contains(SECRET);
        assertThat(book.all())
                .singleElement()
                .extracting(CredentialBook.Held::setBy)
                .isEqualTo("otto");
        assertThat(book.remove("harborview")).isTrue();
        assertThat(book.remove("harborview")).isFalse();
        assertThat(book.of("harborview")).isEmpty();
        assertThat(book.has("harborview")).isFalse();
    }

    @Test
    void theSameSecretNeverLooksTheSame() throws Exception {
        book.set("a", SECRET, "ines");
        book.set("b", SECRET, "ines");
        try (var connection = test.owner();
                var row = connection
                        .createStatement()
                        .executeQuery("select count(distinct nonce), count(distinct sealed) from desk.credential")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(2);
            assertThat(row.getInt(2)).isEqualTo(2);
        }
    }

    @Test
    void whatSomebodyChangedInTheDatabaseIsNotUsed() throws Exception {
        book.set("a", SECRET, "ines");
        book.set("b", "another", "ines");

        run("update desk.credential x set sealed = y.sealed, nonce = y.nonce from desk.credential y"
                + " where x.name = 'a' and y.name = 'b'");
        assertThatThrownBy(() -> book.of("a")).isInstanceOf(IOException.class).hasMessageContaining("'a' was changed");
        run("update desk.credential set sealed = set_byte(sealed, 0, get_byte(sealed, 0) # 1) where name = 'b'");
        assertThatThrownBy(() -> book.of("b")).isInstanceOf(IOException.class).hasMessageContaining("'b' was changed");
    }

    @Test
    void aKeyThatDoesNotFitIsSaidByName() throws Exception {
        book.set("harborview", SECRET, "ines");
        var right = keys.all.get(0);
        keys.all = List.of(CredentialKey.random(new SecureRandom()));

        assertThatThrownBy(() -> book.of("harborview"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("encrypted under the key " + right.id())
                .hasMessageContaining("holds " + keys.all.get(0).id())
                .hasMessageNotContaining(right.text());
        assertThat(book.all())
                .singleElement()
                .extracting(CredentialBook.Held::readable)
                .isEqualTo(false);
        assertThat(book.problems()).singleElement().asString().contains("'harborview'");
        assertThatThrownBy(book::rekey).isInstanceOf(IOException.class);
        assertThat(keys.written).isEmpty();
        keys.all = List.of(right);
        assertThat(book.of("harborview")).contains(SECRET);
        assertThat(book.problems()).isEmpty();
    }

    @Test
    void underANewKeyTheyAreAllReadAndTheOldOneOpensNothing() throws Exception {
        book.set("a", SECRET, "ines");
        book.set("b", "another", "ines");
        var old = keys.all.get(0);

        assertThat(book.rekey()).isEqualTo(2);

        assertThat(keys.all).hasSize(1).doesNotContain(old);
        assertThat(book.of("a")).contains(SECRET);
        assertThat(book.of("b")).contains("another");
        keys.all = List.of(old);
        assertThatThrownBy(() -> book.of("a")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whoeverEndsInTheMiddleOfAChangeOfKeysLosesNothing(int after) throws Exception {
        book.set("a", SECRET, "ines");
        keys.fails = after;

        assertThatThrownBy(book::rekey).hasMessageContaining("the power is gone");

        assertThat(book.of("a")).contains(SECRET);
        keys.fails = -1;
        book.rekey();
        assertThat(book.of("a")).contains(SECRET);
        assertThat(keys.all).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Harborview", "../x", "shop-acme", "sftp-acme.keys", "credential-key", "as2-2026", "a b"})
    void aNameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> book.set(name, SECRET, "ines"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("horse");
    }

    @Test
    void nothingAndFarTooMuchAreNoSecrets() {
        assertThatThrownBy(() -> book.set("a", " \n", "ines")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.set("a", "x".repeat(CredentialBook.LONGEST + 1), "ines"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65,537");
    }

    @Test
    void aKeyIsWrittenNowhereByAccident() {
        var key = CredentialKey.random(new SecureRandom());

        assertThat(key.toString()).isEqualTo("key " + key.id()).doesNotContain(key.text());
        assertThatThrownBy(() -> CredentialKey.of("c2hvcnQ=")).isInstanceOf(IllegalArgumentException.class);
    }
}
