package throughline.deploy.life;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that visits the appliance by SFTP: its order goes in, our answer comes out, and a kill in between changes neither. */
class SftpDayTest {

    @TempDir
    Path folder;

    @Test
    void anOrderLaidIntoTheMailboxIsAnsweredThere() throws Exception {
        int port = freePort();
        try (var installation = new Installation(folder).with("THROUGHLINE_SFTP_PORT", String.valueOf(port))) {
            var key = prepare(installation);
            var calls = installation.up();
            var order = Files.write(folder.resolve("order.edi"), Purchases.order(60_001));

            sftp(port, key, "put %s in/order.edi".formatted(order));
            calls.until("trace/LIFE-60001", story -> story.path("documents").size() > 1);
            var answer = awaited(port, key);
            installation.kill();
            calls = installation.up();
            calls.until("status", status -> status.path("toSend").asLong(1) == 0);

            assertThat(sftp(port, key, "ls -1 out").lines().filter(line -> line.contains("northgate-855")))
                    .as("the answer is there once, under its name")
                    .containsExactly(answer);
            sftp(port, key, "get %s %s".formatted(answer, folder.resolve("answer.edi")), "rm " + answer);
            assertThat(Files.readString(folder.resolve("answer.edi"))).contains("LIFE-60001", "ST*855");
            assertThat(sftp(port, key, "ls -1 in")).doesNotContain("order.edi");
            assertThat(Files.readString(installation.data().resolve("log/throughline.log")))
                    .contains("host key SHA256:");
            calls.assertProved();
        }
    }

    /** Northgate as it comes, but visiting us; the installation's folder takes the place of the shipped one. */
    private Path prepare(Installation installation) throws Exception {
        var shipped = Installation.HOME.resolve("connectors/partners/northgate");
        var own = Files.createDirectories(installation.data().resolve("partners/northgate"));
        var profile = Files.readString(shipped.resolve("profile.yaml"));
        assertThat(profile).contains("transport: {kind: folder}");
        Files.writeString(own.resolve("profile.yaml"), profile.replace("{kind: folder}", "{kind: sftp-mailbox}"));
        copy(shipped.resolve("maps"), own.resolve("maps"));
        var key = folder.resolve("northgate");
        run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()), "");
        var secrets = installation.data().resolve("secrets");
        Files.createDirectories(
                secrets, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var keys = Files.copy(folder.resolve("northgate.pub"), secrets.resolve("sftp-northgate.keys"));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        return key;
    }

    static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private String awaited(int port, Path key) throws Exception {
        for (int i = 0; i < 100; i++) {
            var found = sftp(port, key, "ls -1 out")
                    .lines()
                    .filter(line -> line.startsWith("out/northgate-855") && line.endsWith(".edi"))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(200);
        }
        throw new AssertionError("there is no answer in the mailbox");
    }

    private String sftp(int port, Path key, String... commands) throws Exception {
        return run(
                new ArrayList<>(List.of(
                        "sftp",
                        "-b",
                        "-",
                        "-P",
                        String.valueOf(port),
                        "-i",
                        key.toString(),
                        "-o",
                        "IdentitiesOnly=yes",
                        "-o",
                        "StrictHostKeyChecking=no",
                        "-o",
                        "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                        "northgate@127.0.0.1")),
                String.join("\n", commands) + "\n");
    }

    private static String run(List<String> command, String input) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        }
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
