package throughline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher keeps of one start for the next, with a Java that says it is version 25 and does nothing but what its words ask. */
class LauncherTest {

    /** Writes the cache it is told to, as Java does when it ends, and the mark of readiness when BECOMES_READY is set. */
    private static final String JAVA =
            """
            #!/bin/sh
            if [ "$1" = -version ]; then echo 'openjdk version "25.0.1"' >&2; exit 0; fi
            for word; do
                echo "$word" >> "$HEARD"
                case "$word" in
                    -XX:AOTCacheOutput=*) echo of this run > "${word#*=}" ;;
                    -Dthroughline.ready=*) [ -z "$BECOMES_READY" ] || : > "${word#*=}" ;;
                esac
            done
            """;

    @TempDir
    Path home;

    private Path app;

    @BeforeEach
    void layOut() throws IOException {
        app = Files.createDirectories(home.resolve("deploy/target/throughline"));
        Files.writeString(app.resolve("throughline-app.jar"), "");
        executable(home.resolve("throughline"), Files.readString(Path.of("..", "throughline")));
        executable(Files.createDirectories(home.resolve("java/bin")).resolve("java"), JAVA);
        // The cache has to be newer than the jar.
        Files.setLastModifiedTime(app.resolve("throughline-app.jar"), FileTime.fromMillis(1_000_000));
    }

    @Test
    void aStartThatBecameReadyIsWhatTheNextOneBeginsFrom() throws Exception {
        assertThat(up(true)).anyMatch(word -> word.startsWith("-XX:AOTCacheOutput="));

        assertThat(up(true))
                .contains("-XX:AOTCache=" + app.resolve("up-25.aot"))
                .noneMatch(word -> word.startsWith("-XX:AOTCacheOutput="));
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void aStartThatWasRefusedLeavesNothingForTheNext() throws Exception {
        up(false);

        assertThat(up(true))
                .anyMatch(word -> word.startsWith("-XX:AOTCacheOutput="))
                .noneMatch(word -> word.startsWith("-XX:AOTCache="));
        assertThat(up(false)).contains("-XX:AOTCache=" + app.resolve("up-25.aot"));
        assertThat(leftOver()).isEmpty();
    }

    @Test
    void theApplianceCollectsBesideItsWorkAndShortCommandsAsTheyStartSoonest() throws Exception {
        assertThat(up(true))
                .contains("-Xms320m", "-XX:InitiatingHeapOccupancyPercent=65", "-XX:CompileThresholdScaling=8")
                .contains("-XX:Tier4InvocationThreshold=20000", "-XX:C1MaxInlineLevel=1")
                .satisfies(words -> assertThat(collectors(words)).containsExactly("-XX:+UseG1GC"));
        assertThat(collectors(heard("bench", Map.of()))).containsExactly("-XX:+UseG1GC");
        assertThat(collectors(heard("status", Map.of()))).containsExactly("-XX:+UseSerialGC");
    }

    @Test
    void aHeapThatIsBoundedOtherwiseDoesNotBeginAboveItsBound() throws Exception {
        for (String bound : List.of("-Xmx192m", "-XX:MaxHeapSize=192m", "-XX:+UseShenandoahGC -Xmx192m")) {
            assertThat(with(bound))
                    .containsAll(List.of(bound.split(" ")))
                    .noneMatch(word -> word.startsWith("-Xms") || word.startsWith("-XX:SoftMaxHeapSize"));
        }
        assertThat(with("-Xlog:gc")).contains("-Xms320m", "-Xlog:gc");
    }

    /** Java refuses to start with two. */
    @Test
    void whoNamesACollectorHasThatOneAlone() throws Exception {
        assertThat(with("-XX:+UseShenandoahGC"))
                .contains("-Xms320m", "-XX:SoftMaxHeapSize=576m", "-XX:CompileThresholdScaling=8")
                .doesNotContain("-XX:InitiatingHeapOccupancyPercent=65")
                .satisfies(words -> assertThat(collectors(words)).containsExactly("-XX:+UseShenandoahGC"));
        assertThat(collectors(with("-XX:+UseZGC"))).containsExactly("-XX:+UseZGC");
        assertThat(collectors(with("-XX:-UseG1GC -XX:+UseShenandoahGC")))
                .containsExactly("-XX:-UseG1GC", "-XX:+UseShenandoahGC");
        assertThat(with("-XX:+UseG1GC"))
                .contains("-Xms320m", "-XX:InitiatingHeapOccupancyPercent=65")
                .satisfies(words -> assertThat(collectors(words)).containsOnly("-XX:+UseG1GC"));
        for (String command : List.of("status", "bench")) {
            assertThat(collectors(heard(command, Map.of("THROUGHLINE_JAVA_OPTS", "-XX:+UseShenandoahGC"))))
                    .containsOnly("-XX:+UseShenandoahGC");
        }
    }

    @Test
    void anOptionThatOnlyLooksLikeACollectorIsNone() throws Exception {
        assertThat(with("-XX:+UseLargePages -XX:+ExplicitGCInvokesConcurrent"))
                .contains("-XX:+UseG1GC", "-XX:InitiatingHeapOccupancyPercent=65");
    }

    private List<String> with(String options) throws Exception {
        return heard("up", Map.of("THROUGHLINE_JAVA_OPTS", options));
    }

    private static List<String> collectors(List<? extends String> words) {
        return words.stream()
                .map(String::valueOf)
                .filter(word -> word.endsWith("GC"))
                .toList();
    }

    private List<String> leftOver() throws IOException {
        try (var files = Files.list(app)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.contains(".aot."))
                    .toList();
        }
    }

    private List<String> up(boolean becomesReady) throws Exception {
        return heard("up", Map.of("BECOMES_READY", becomesReady ? "yes" : ""));
    }

    /** The words Java was started with. */
    private List<String> heard(String command, Map<String, String> environment) throws Exception {
        var heard = Files.createTempFile(home, "heard", "");
        var builder = new ProcessBuilder(home.resolve("throughline").toString(), command).inheritIO();
        builder.environment().keySet().removeAll(Set.of("THROUGHLINE_JAVA_OPTS", "BECOMES_READY"));
        builder.environment().put("JAVA_HOME", home.resolve("java").toString());
        builder.environment().put("HEARD", heard.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(heard);
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
