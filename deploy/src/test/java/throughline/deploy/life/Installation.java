package throughline.deploy.life;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One installation with its own data folder, started by the launcher in a process of its own. */
final class Installation implements AutoCloseable {

    static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    private final Path data;
    private final Path log;
    private final Map<String, String> settings = new TreeMap<>();
    private Process process;

    Installation(Path folder) {
        data = folder.resolve("data");
        log = folder.resolve("up.log");
        settings.put("THROUGHLINE_DATA", data.toString());
        settings.put("THROUGHLINE_HTTP_PORT", "0");
        freshBuild();
    }

    /** What a command printed, and its exit code. */
    record Ran(int code, String out, String err) {

        List<JsonNode> json() {
            return out.lines().map(JSON::readTree).toList();
        }
    }

    Installation with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    Path data() {
        return data;
    }

    /** Everything the running process has printed. */
    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, and returns when it says that it is ready. */
    Calls up() throws IOException, InterruptedException {
        Files.createDirectories(log.getParent());
        process = builder("up")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var until = Instant.now().plus(LONGEST_START);
        while (!printed().contains("Throughline is ready: ")) {
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                throw new AssertionError("it did not start:\n" + printed());
            }
            Thread.sleep(50);
        }
        return calls();
    }

    /** The way in to the running appliance, with the token it leaves for commands. */
    Calls calls() throws IOException {
        var secrets = data.resolve("secrets");
        return new Calls(
                Files.readString(secrets.resolve("address")).strip(),
                Files.readString(secrets.resolve("cli.token")).strip());
    }

    /** As a power cut would, as far as this process is concerned. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks it to stop, as Ctrl-C does; the exit code. The first stop on Java 25 also writes down what later starts begin from. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not stop:\n" + printed());
        }
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    /** Runs one of the launcher's commands to its end. */
    Ran run(String... words) throws IOException, InterruptedException {
        return typed("", words);
    }

    /** The same, with something to read on its standard input. */
    Ran typed(String input, String... words) throws IOException, InterruptedException {
        var out = Files.createTempFile("throughline", ".out");
        var err = Files.createTempFile("throughline", ".err");
        try {
            return typed(input, out, err, words);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private Ran typed(String input, Path out, Path err, String... words) throws IOException, InterruptedException {
        var command = builder(words)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try (var in = command.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedAlready) {
            // What a command does not read is no matter.
        }
        if (!command.waitFor(5, TimeUnit.MINUTES)) {
            command.destroyForcibly();
            throw new AssertionError(String.join(" ", words) + " does not end:\n" + Files.readString(err));
        }
        return new Ran(command.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** The process id of its PostgreSQL server; there is one as long as it runs. */
    long databasePid() throws IOException {
        var file = data.resolve("postgres/server/postmaster.pid");
        return Long.parseLong(Files.readAllLines(file).get(0).strip());
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroy();
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }

    private ProcessBuilder builder(String... words) {
        var command = new ArrayList<String>();
        command.add(HOME.resolve("throughline").toString());
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(HOME.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("THROUGHLINE_"));
        builder.environment().putAll(settings);
        return builder;
    }

    /**
     * The launcher builds when a source is newer than what was built; here it has just been built, from these sources. Touched no more than
     * once, because what the launcher keeps of one start for the next holds for the very same file.
     */
    private static void freshBuild() {
        var built = HOME.resolve("deploy/target/throughline/throughline-app.jar");
        try {
            if (Files.getLastModifiedTime(built).compareTo(newestSource()) < 0) {
                Files.setLastModifiedTime(built, FileTime.from(Instant.now()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime newestSource() throws IOException {
        var newest = modified(HOME.resolve("pom.xml"));
        try (var modules = Files.list(HOME)) {
            for (var sources : modules.map(module -> module.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (var files = Files.walk(sources)) {
                    newest = files.filter(Files::isRegularFile)
                            .map(Installation::modified)
                            .reduce(newest, (one, other) -> one.compareTo(other) > 0 ? one : other);
                }
            }
        }
        return newest;
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
