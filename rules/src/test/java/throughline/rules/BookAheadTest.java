package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookAheadTest {

    private static final String BREAKS = "pricing/volume-break.drl";
    private static final String ORDERS = "pricing/order-break.drl";

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

    @TempDir
    Path books;

    private RuleBookBinder binder;

    @BeforeEach
    void start() {
        binder = new RuleBookBinder(books);
    }

    /** The file is taken away once it has been read: a book that were not taken from there would be compiled, and kept again. */
    @Test
    void theBookThatWasForeseenIsTheOneThatIsAskedFor() throws Exception {
        new RuleBookBinder(books).bind(texts(BREAKS)).dispose();
        Path file = only();
        Files.setLastModifiedTime(file, LONG_AGO);

        binder.foresee(texts(BREAKS));
        for (int i = 0; i < 1_000 && Files.getLastModifiedTime(file).equals(LONG_AGO); i++) {
            Thread.sleep(10);
        }
        Files.delete(file);

        assertThat(binder.bind(texts(BREAKS)).rules()).hasSize(4);
        assertThat(books).isEmptyDirectory();
        assertThat(binder.bind(texts(BREAKS)).rules()).hasSize(4);
        assertThat(books).isNotEmptyDirectory();
    }

    @Test
    void whoAsksForOthersGetsThem() throws Exception {
        new RuleBookBinder(books).bind(texts(BREAKS)).dispose();

        binder.foresee(texts(BREAKS));

        assertThat(binder.bind(texts(ORDERS)).files()).isEqualTo(texts(ORDERS));
        assertThat(binder.bind(texts(BREAKS)).files()).isEqualTo(texts(BREAKS));
    }

    @Test
    void nothingIsCompiledAhead() throws Exception {
        binder.foresee(texts(BREAKS));

        assertThat(binder.bind(texts(ORDERS)).rules()).isNotEmpty();
        assertThat(only()).exists();
        assertThat(binder.bind(texts(BREAKS)).rules()).hasSize(4);
    }

    @Test
    void aMistakeIsToldToWhoeverAsks() {
        var wrong = Map.of(BREAKS, "package policy.pricing\nrule \"a\" when then end");

        binder.foresee(wrong);

        assertThatThrownBy(() -> binder.bind(wrong))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(BREAKS);
    }

    private Path only() throws IOException {
        try (var files = Files.list(books)) {
            return files.reduce((one, other) -> {
                        throw new AssertionError("two books are kept");
                    })
                    .orElseThrow();
        }
    }

    private static TreeMap<String, String> texts(String path) {
        var files = new TreeMap<>(ShippedPolicy.files());
        files.keySet().retainAll(List.of(path));
        return files;
    }
}
