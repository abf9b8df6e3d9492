package throughline.routes.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;

/**
 * OpenSSH's own server on a free port of this machine, with a folder, host keys and one authorized key of each kind: what partners really
 * run. A machine without it fails the tests; `.ci/run` installs it.
 */
final class OpenSsh implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final Path log;
    private final int port;
    private final Process process;

    OpenSsh(Path folder) throws Exception {
        assertThat(PROGRAM)
                .as("OpenSSH's server is needed for this test: install the package openssh-server")
                .exists();
        this.folder = folder;
        this.log = folder.resolve("sshd.log");
        this.port = freePort();
        for (var kind : List.of("ed25519", "rsa")) {
            keygen(kind, folder.resolve("host_" + kind));
            keygen(kind, folder.resolve("client_" + kind));
        }
        Files.writeString(
                folder.resolve("authorized_keys"),
                Files.readString(folder.resolve("client_ed25519.pub"))
                        + Files.readString(folder.resolve("client_rsa.pub")));
        for (var each : List.of("home/in", "home/out", "home/archive")) {
            Files.createDirectories(folder.resolve(each));
        }
        if ("root".equals(user())) {
            // Where the server, begun by root, wants its empty folder to be.
            Files.createDirectories(Path.of("/run/sshd"));
        }
        var settings = Files.writeString(folder.resolve("sshd_config"), settings());
        process = new ProcessBuilder(PROGRAM.toString(), "-D", "-e", "-f", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        awaitGreeting();
    }

    private String settings() {
        return """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s/host_ed25519
                HostKey %s/host_rsa
                AuthorizedKeysFile %s/authorized_keys
                PidFile %s/sshd.pid
                StrictModes no
                UsePAM no
                PermitRootLogin yes
                PasswordAuthentication yes
                LogLevel VERBOSE
                Subsystem sftp internal-sftp -d %s/home
                """
                .formatted(port, folder, folder, folder, folder, folder);
    }

    int port() {
        return port;
    }

    Path home() {
        return folder.resolve("home");
    }

    /** Everything it has written about who came. */
    String said() throws IOException {
        return Files.readString(log);
    }

    String privateKey(String kind) throws IOException {
        return Files.readString(folder.resolve("client_" + kind)).strip();
    }

    /** The public host key, as a line of a known_hosts file. */
    String hostKey(String kind) throws IOException {
        var words = Files.readString(folder.resolve("host_" + kind + ".pub")).split(" ");
        return "[127.0.0.1]:%d %s %s".formatted(port, words[0], words[1]);
    }

    String fingerprint(String kind) throws Exception {
        var said = new ProcessBuilder(
                        "ssh-keygen",
                        "-l",
                        "-f",
                        folder.resolve("host_" + kind + ".pub").toString())
                .start();
        return new String(said.getInputStream().readAllBytes()).split(" ")[1];
    }

    /** A partner that is reached there. */
    Partner partner(Map<String, String> transport) throws Exception {
        var all = new java.util.HashMap<>(Map.of(
                "kind", "sftp",
                "host", "127.0.0.1",
                "port", String.valueOf(port),
                "user", user(),
                "credential", "harborview",
                "hostKey", fingerprint("ed25519"),
                "directory", "in"));
        all.putAll(transport);
        return new Partner(
                "harborview", "Harborview", List.of(), null, AcknowledgementPolicy.STANDARD, null, Map.of(), all);
    }

    static String user() {
        return System.getProperty("user.name");
    }

    static void keygen(String kind, Path file) throws Exception {
        var made = new ProcessBuilder("ssh-keygen", "-q", "-t", kind, "-N", "", "-f", file.toString()).start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        }
    }

    private void awaitGreeting() throws Exception {
        for (int i = 0; i < 100; i++) {
            try (var socket = new Socket("127.0.0.1", port)) {
                if (socket.getInputStream().read() >= 0) {
                    return;
                }
            } catch (IOException notYet) {
                assertThat(process.isAlive()).as(() -> saidAnyway()).isTrue();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("it does not greet: " + said());
    }

    private String saidAnyway() {
        try {
            return said();
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** As a server does that is started anew. */
    void dropConnections() throws InterruptedException {
        var visits = process.descendants().toList();
        visits.forEach(ProcessHandle::destroyForcibly);
        for (var each : visits) {
            each.onExit().join();
        }
    }

    @Override
    public void close() throws InterruptedException {
        dropConnections();
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
