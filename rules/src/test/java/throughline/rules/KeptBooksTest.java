package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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

    @Test
    void whatWasNotUsedForLongestAndWhatOthersLeftGoes(@TempDir Path folder) throws Exception {
        var kept = new KeptBooks(folder);
        var stranger = Files.write(folder.resolve("0a-drools-9.0.0-1.kjar"), new byte[1]);
        var left = Files.write(folder.resolve("book1.part"), new byte[1]);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        var writing = Files.write(folder.resolve("book2.part"), new byte[1]);
        for (int i = 0; i < KeptBooks.AT_MOST; i++) {
            kept.write("book-" + i, new byte[] {(byte) i});
            for (Path file : list(folder, "book-" + i + "-")) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(1_000 - i)));
            }
        }
        assertThat(kept.read("book-0")).containsExactly(0);

        kept.write("one-more", new byte[] {77});

        assertThat(kept.read("one-more")).containsExactly(77);
        assertThat(kept.read("book-0")).containsExactly(0);
        assertThat(kept.read("book-1")).isNull();
        assertThat(kept.read("book-2")).containsExactly(2);
        assertThat(stranger).doesNotExist();
        assertThat(left).doesNotExist();
        assertThat(writing).exists();
        assertThat(list(folder, "")).hasSize(KeptBooks.AT_MOST + 1);
    }

    @Test
    void aDamagedFileIsCompiledAgainAndWrittenOver(@TempDir Path folder) throws Exception {
        var files = new TreeMap<>(ShippedPolicy.BOOK.files());
        files.keySet().retainAll(List.of("pricing/volume-break.drl"));
        new RuleBookBinder(folder).bind(files).dispose();
        var file = list(folder, "").get(0);
        var whole = entries(file);
        Files.write(file, new byte[] {1, 2, 3});

        assertThat(new RuleBookBinder(folder).bind(files).rules()).hasSize(4);
        assertThat(entries(file)).isEqualTo(whole).isNotEmpty();
    }

    /** By name: how well the bytes of an entry are packed depends on the moment that is written in them. */
    private static List<String> entries(Path kjar) throws IOException {
        try (var zip = new ZipFile(kjar.toFile())) {
            return zip.stream().map(ZipEntry::getName).sorted().toList();
        }
    }

    private static List<Path> list(Path folder, String prefix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }
}
