package throughline.ledger.server;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import throughline.ledger.store.Credentials;

/** The server's files in one folder, and the programs that create, start and stop it. */
final class Cluster {

    private static final int SECONDS_TO_START = 120;
    private static final int SECONDS_TO_STOP = 60;

    private final Path data;
    private final Path server;
    private final ServerPrograms programs;
    private final PostgresSettings settings;
    private final Unprivileged as;
    private int port;

    /** @param data the data directory; the server's own files are one level below it */
    Cluster(Path data, ServerPrograms programs, PostgresSettings settings) throws IOException {
        this.data = data;
        this.server = data.resolve("server");
        this.programs = programs;
        this.settings = settings;
        this.as = Unprivileged.choose(programs, data);
    }

    synchronized int port() {
        return port;
    }

    /** The running server's process, or -1. */
    long pid() {
        try {
            return Long.parseLong(Files.readAllLines(pidFile()).get(0).strip());
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException notThere) {
            return -1;
        }
    }

    boolean alive() {
        return isOurs(pid());
    }

    /** Stops the server that a killed process left running on these files, and clears a pid file that names somebody else's process. */
    void stopOrphan() throws IOException {
        if (!Files.exists(pidFile())) {
            return;
        }
        if (alive()) {
            as.own(server);
            stop();
        } else {
            Files.deleteIfExists(pidFile());
        }
    }

    void createIfMissing(Credentials administrator) throws IOException {
        if (Files.exists(server.resolve("PG_VERSION"))) {
            as.own(server);
            return;
        }
        // Created under another name first: what was cut short is never taken for a database.
        var unfinished = data.resolve("server.unfinished");
        Trees.delete(unfinished);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var password = Files.createTempFile(
                data,
                "first",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, administrator.password());
            as.own(unfinished);
            as.own(password);
            run(
                    "initdb",
                    "--pgdata=" + unfinished,
                    "--username=" + administrator.user(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--data-checksums",
                    "--encoding=UTF8",
                    "--locale=C",
                    settings.durable() ? "--sync-method=fsync" : "--no-sync");
        } finally {
            Files.delete(password);
        }
        Files.writeString(
                unfinished.resolve("postgresql.conf"), "\ninclude 'throughline.conf'\n", StandardOpenOption.APPEND);
        Files.move(unfinished, server, StandardCopyOption.ATOMIC_MOVE);
    }

    synchronized void start() throws IOException {
        IOException last = null;
        for (int attempt = 0; attempt < 3; attempt++) {
            port = freePort();
            try {
                startAgain();
                return;
            } catch (IOException failure) {
                // Somebody else may have taken the port between our asking for it and the server's.
                last = failure;
            }
        }
        throw new IOException(
                "the database server does not start: %s%n%s"
                        .formatted(last == null ? "" : last.getMessage(), lastWords()),
                last);
    }

    /** Starts at the port it had before: those who use it find it again. */
    synchronized void startAgain() throws IOException {
        configure();
        run(
                "pg_ctl",
                "--pgdata=" + server,
                "--wait",
                "--timeout=" + SECONDS_TO_START,
                "--log=" + server.resolve("start.log"),
                "start");
    }

    /** Stops fast; a server that does not answer is stopped hard, and recovers from its log when it starts again. */
    void stop() {
        var process = ProcessHandle.of(Math.max(0, pid()));
        for (var mode : List.of("fast", "immediate")) {
            if (!alive()) {
                break;
            }
            try {
                run("pg_ctl", "--pgdata=" + server, "--wait", "--timeout=" + SECONDS_TO_STOP, "--mode=" + mode, "stop");
            } catch (IOException stillRunning) {
                // The next mode is harder.
            }
        }
        process.ifPresent(Cluster::awaitEnd);
    }

    /** The server takes its pid file away a moment before it ends. */
    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(5, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stillThere) {
            // Stopped all the same: it holds neither files nor port any more, only its place in the system's table.
        }
    }

    private void configure() throws IOException {
        var text =
                new StringBuilder("# written at every start: changes made here are lost\nport = %d\n".formatted(port));
        settings.asConfigured()
                .forEach((name, value) -> text.append("%s = '%s'%n".formatted(name, value.replace("'", "''"))));
        var file = server.resolve("throughline.conf");
        Files.writeString(file, text);
        as.own(file);
        as.own(server.resolve("postgresql.conf"));
    }

    private void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(programs.program(program).toString());
        command.addAll(List.of(arguments));
        var output = Files.createTempFile(data, program, ".out");
        try {
            // Into a file, not a pipe: the server would inherit the pipe and keep it open.
            var builder = new ProcessBuilder(as.command(command))
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS_TO_START + 30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " takes too long");
            }
            if (process.exitValue() != 0) {
                throw new IOException("%s failed: %s"
                        .formatted(program, Files.readString(output).strip()));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(program + " was interrupted", stopped);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private String lastWords() {
        try {
            var log = server.resolve("start.log");
            var lines = Files.exists(log) ? Files.readAllLines(log, StandardCharsets.UTF_8) : List.<String>of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
        } catch (IOException unreadable) {
            return "";
        }
    }

    private Path pidFile() {
        return server.resolve("postmaster.pid");
    }

    /** Whether a process is the server of these files: a number in an old file may by now be anybody's. */
    private boolean isOurs(long pid) {
        if (pid <= 0) {
            return false;
        }
        var commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
        try {
            if (Files.exists(commandLine)) {
                return Files.readString(commandLine, StandardCharsets.ISO_8859_1)
                        .contains(server.toString());
            }
        } catch (IOException goneMeanwhile) {
            return false;
        }
        return ProcessHandle.of(pid)
                .map(process -> process.info().command().orElse("").contains("postgres"))
                .orElse(false);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
