package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookAheadTest {

    private static final String BREAKS = "pricing/volume-break.drl";
    private static final String ORDERS = "pricing/order-break.drl";

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

        binder.foresee(texts(BREAKS));
        untilItIsDone();
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
        untilItIsDone();

        assertThat(books).isEmptyDirectory();
        assertThat(binder.bind(texts(BREAKS)).rules()).hasSize(4);
    }

    /** As when an older gate let them through: there is a compiled book of that name. */
    @Test
    void whatThisGateRefusesIsRefusedAlthoughItIsKeptCompiled() throws Exception {
        var wrong = new TreeMap<>(Map.of(BREAKS, "package policy.pricing\nrule \"a\" when then end"));
        new RuleBookBinder(books).bind(texts(BREAKS)).dispose();
        Path file = only();
        Files.move(
                file,
                books.resolve(file.getFileName()
                        .toString()
                        .replace(RuleBookBinder.fingerprint(texts(BREAKS)), RuleBookBinder.fingerprint(wrong))));

        binder.foresee(wrong);
        untilItIsDone();

        assertThatThrownBy(() -> binder.bind(wrong))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(BREAKS);
    }

    private static void untilItIsDone() throws InterruptedException {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("rule-book-ahead")) {
                thread.join();
            }
        }
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
