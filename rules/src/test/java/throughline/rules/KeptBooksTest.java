package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptBooksTest {

    private static final int TURNS = 40;

    @TempDir
    static Path books;

    @Test
    void loadingABookDoesNotMindThatAnotherOfTheSameTextsIsGivenUpAtThatMoment() throws Exception {
        var binder = new RuleBookBinder(books);
        var files = new TreeMap<>(ShippedPolicy.BOOK.files());
        files.keySet().retainAll(List.of("pricing/volume-break.drl"));
        binder.bind(files).dispose();
        Callable<Integer> loads = () -> {
            int rules = 0;
            for (int i = 0; i < TURNS; i++) {
                var book = binder.bind(files);
                rules += book.rules().size();
                book.dispose();
            }
            return rules;
        };

        var pool = Executors.newFixedThreadPool(3);
        try {
            var seen = new ArrayList<Integer>();
            for (var turn : pool.invokeAll(List.of(loads, loads, loads))) {
                seen.add(turn.get());
            }
            assertThat(seen).containsOnly(TURNS * 4);
        } finally {
            pool.shutdownNow();
        }
    }
}
