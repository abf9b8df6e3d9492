package throughline.routes.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.Crypt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.model.lineage.MessageId;
import throughline.operations.intake.Doorway;
import throughline.routes.CuttingLine;
import throughline.routes.outbound.FolderTransport;

/** Partners visit our own SFTP server: with OpenSSH's program where it can say what is to be tried, and with our own client. */
class MailboxServerTest {

    @TempDir
    Path folder;

    private final Map<String, String> received = new ConcurrentHashMap<>();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private volatile boolean doorIsShut;
    private MailboxServer server;
    private SftpServers client;

    @BeforeEach
    void start() throws Exception {
        for (var partner : List.of("harborview", "meridian")) {
            OpenSsh.keygen("ed25519", folder.resolve(partner));
        }
        OpenSsh.keygen("rsa", folder.resolve("harborview_rsa"));
        server = server();
        server.start();
        client = new SftpServers(secrets::get, new SftpServers.Patience(Duration.ofSeconds(10), Duration.ofSeconds(5)));
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        server.close();
    }

    private MailboxServer server() throws IOException {
        return new MailboxServer(
                new MailboxServer.Place(
                        "127.0.0.1", 0, folder.resolve("sftp"), folder.resolve("secrets/sftp-host-key")),
                new TwoPartners(),
                new FilesOfVisitors(),
                new Door(),
                Clock.systemUTC());
    }

    @Test
    void whatAPartnerPutsIntoItsMailboxIsTakenAndGone() throws Exception {
        var file = Files.writeString(folder.resolve("order.edi"), "an order");

        assertThat(sftp("harborview", "put %s in/order.edi".formatted(file)).code())
                .isZero();
        assertThat(sftp("harborview_rsa", "put %s in/second.edi".formatted(file))
                        .code())
                .isZero();

        assertThat(received).containsEntry("harborview order.edi", "an order").containsKey("harborview second.edi");
        assertThat(OpenSsh.names(mailbox("harborview", "in"))).isEmpty();
    }

    @Test
    void aFileThatIsRenamedWhenItIsWholeIsTakenThenAndNotBefore() throws Exception {
        var file = Files.writeString(folder.resolve("order.edi"), "an order");

        assertThat(sftp("harborview", "put %s in/order.edi.part".formatted(file), "ls -1 in")
                        .out())
                .contains("in/order.edi.part");
        assertThat(received).isEmpty();
        assertThat(sftp("harborview", "rename in/order.edi.part in/order.edi").code())
                .isZero();

        assertThat(received).containsOnlyKeys("harborview order.edi");
    }

    @Test
    void whatIsPutTwiceIsTakenTwiceAndLeftToTheIntakeToTellApart() throws Exception {
        var file = Files.writeString(folder.resolve("order.edi"), "an order");

        sftp("harborview", "put %s in/order.edi".formatted(file));
        sftp("harborview", "put -p %s in/order.edi".formatted(file));

        assertThat(order).containsExactly("harborview order.edi", "harborview order.edi");
    }

    @Test
    void anUploadThatIsCutIsNeverRead() throws Exception {
        var large = new byte[2_000_000];
        new Random(11).nextBytes(large);
        secrets.put("harborview", Files.readString(folder.resolve("harborview")).strip());
        try (var line = new CuttingLine(server.port(), 700_000)) {
            var place = place("harborview", line.port());
            assertThatThrownBy(() -> client.visit(place, visit -> {
                        try (var out = visit.write("in/large.edi")) {
                            out.write(large);
                        }
                        return "";
                    }))
                    .isInstanceOf(IOException.class);
            assertThat(line.cuts()).isPositive();
        }
        Thread.sleep(500);
        assertThat(received).isEmpty();
        assertThat(Files.size(mailbox("harborview", "in").resolve("large.edi"))).isLessThan(large.length);

        client.visit(place("harborview", server.port()), visit -> {
            try (var out = visit.write("in/large.edi")) {
                out.write(large);
            }
            return "";
        });
        assertThat(order).containsExactly("harborview large.edi");
    }

    @Test
    void whatCannotBeSealedIsNotAnsweredWithYes() throws Exception {
        var file = Files.writeString(folder.resolve("order.edi"), "an order");
        doorIsShut = true;

        var refused = sftp("harborview", "put %s in/order.edi".formatted(file));
        doorIsShut = false;
        var accepted = sftp("harborview", "put %s in/order.edi".formatted(file));

        assertThat(refused.code()).isNotZero();
        assertThat(accepted.code()).isZero();
        assertThat(order).containsExactly("harborview order.edi");
    }

    @Test
    void whatWeOweAPartnerLiesInItsOutAndIsItsToFetchAndRemove() throws Exception {
        var transport = new FolderTransport(partner -> mailbox(partner, "out"));
        transport.send(partner("harborview"), "harborview-855-000000001.edi", "an answer".getBytes(UTF_8));
        var into = folder.resolve("fetched.edi");

        var fetched = sftp(
                "harborview",
                "get out/harborview-855-000000001.edi %s".formatted(into),
                "rm out/harborview-855-000000001.edi");

        assertThat(fetched.code()).as(fetched.out()).isZero();
        assertThat(into).hasContent("an answer");
        assertThat(OpenSsh.names(mailbox("harborview", "out"))).isEmpty();
    }

    @Test
    void nothingButItsOwnTwoFoldersIsWithinAPartnersReach() throws Exception {
        Files.createDirectories(mailbox("meridian", "out"));
        Files.writeString(mailbox("meridian", "out").resolve("theirs.edi"), "not yours");
        Files.writeString(folder.resolve("secret.txt"), "not yours");
        sftp("harborview", "ls");
        Files.createSymbolicLink(mailbox("harborview", "out").resolve("link"), folder.resolve("secret.txt"));
        Files.createSymbolicLink(mailbox("harborview", "in").resolve("up"), folder);
        var mine = Files.writeString(folder.resolve("mine.edi"), "mine");
        var attempts = List.of(
                "get ../meridian/out/theirs.edi " + folder.resolve("a"),
                "get /../meridian/out/theirs.edi " + folder.resolve("a"),
                "get out/../../meridian/out/theirs.edi " + folder.resolve("a"),
                "get %s %s".formatted(folder.resolve("secret.txt"), folder.resolve("a")),
                "get /etc/passwd " + folder.resolve("a"),
                "get out/link " + folder.resolve("a"),
                "get in/up/secret.txt " + folder.resolve("a"),
                "ls in/up",
                "ls in/up/sftp/meridian/out",
                "cd in/up",
                "put %s ../meridian/in/x.edi".formatted(mine),
                "put %s out/x.edi".formatted(mine),
                "put %s x.edi".formatted(mine),
                "put %s in/up/x.edi".formatted(mine),
                "symlink /etc/passwd in/y.edi",
                "ln out/link in/y.edi",
                "mkdir in/z",
                "rmdir in",
                "rename in out/in",
                "rm ../meridian/out/theirs.edi");

        for (var attempt : attempts) {
            assertThat(sftp("harborview", attempt).code()).as(attempt).isNotZero();
        }

        assertThat(folder.resolve("a")).doesNotExist();
        assertThat(folder.resolve("x.edi")).doesNotExist();
        assertThat(mailbox("meridian", "out").resolve("theirs.edi")).exists();
        assertThat(received).isEmpty();
        assertThat(sftp("harborview", "pwd").out()).contains("Remote working directory: /");
    }

    @Test
    void onlyAKnownPartnerWithItsOwnKeyComesIn() throws Exception {
        assertThat(ssh(folder.resolve("meridian"), "meridian", "ls").code()).isZero();
        assertThat(ssh(folder.resolve("meridian"), "harborview", "ls").code()).isNotZero();
        assertThat(ssh(folder.resolve("harborview"), "stranger", "ls").code()).isNotZero();
    }

    @Test
    void aPasswordIsComparedWithItsHashAndGuessingEnds() throws Exception {
        Files.writeString(folder.resolve("harborview.password"), Crypt.crypt("correct horse", "$6$saltsalt"));
        secrets.put("harborview", "correct horse");
        var place = place("harborview", server.port());
        boolean inside = client.visit(place, visit -> visit.stat("in").isDirectory());
        assertThat(inside).isTrue();

        secrets.put("harborview", "wrong horse");
        for (int i = 0; i < 12; i++) {
            assertThatThrownBy(() -> client.visit(place, visit -> "in"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not let harborview in");
        }
        secrets.put("harborview", "correct horse");

        assertThatThrownBy(() -> client.visit(place, visit -> "in"))
                .as("even the right one, from an address that guessed too often")
                .isInstanceOf(IOException.class);
    }

    @Test
    void thereIsNoShellNoCommandAndNoForwarding() throws Exception {
        var port = OpenSsh.freePort();
        var command = command("ssh", folder.resolve("harborview"), "harborview");
        command.add("id");
        assertThat(run(command, "").out()).doesNotContain("uid=");
        command = command("ssh", folder.resolve("harborview"), "harborview");
        command.add(1, "-R");
        command.add(2, port + ":127.0.0.1:22");
        command.add(3, "-o");
        command.add(4, "ExitOnForwardFailure=yes");
        command.add(5, "-N");
        assertThat(run(command, "").code()).isNotZero();
    }

    @Test
    void theHostKeyStaysAndOnlyItsOwnerReadsIt() throws Exception {
        var before = server.fingerprint();

        server.close();
        server = server();
        server.start();

        assertThat(server.fingerprint()).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("secrets/sftp-host-key"))))
                .isEqualTo("rw-------");
    }

    private Path mailbox(String partner, String which) {
        return folder.resolve("sftp").resolve(partner).resolve(which);
    }

    private SftpPlace place(String user, int port) throws IOException {
        return new SftpPlace("127.0.0.1", port, user, user, server.fingerprint(), "in", null);
    }

    private static Partner partner(String code) {
        return new Partner(code, code, List.of(), null, AcknowledgementPolicy.STANDARD, null, Map.of(), Map.of());
    }

    private record Ran(int code, String out) {}

    /** OpenSSH's sftp, with these commands; the first that fails ends it. */
    private Ran sftp(String key, String... commands) throws Exception {
        return ssh(folder.resolve(key), key.replace("_rsa", ""), commands);
    }

    private Ran ssh(Path key, String user, String... commands) throws Exception {
        var command = command("sftp", key, user);
        command.add(1, "-b");
        command.add(2, "-");
        return run(command, String.join("\n", commands) + "\n");
    }

    private List<String> command(String program, Path key, String user) {
        var port = program.equals("sftp") ? "-P" : "-p";
        return new ArrayList<>(List.of(
                program,
                port,
                String.valueOf(server.port()),
                "-i",
                key.toString(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "BatchMode=yes",
                "-o",
                "StrictHostKeyChecking=no",
                "-o",
                "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                user + "@127.0.0.1"));
    }

    private static Ran run(List<String> command, String input) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(UTF_8));
        } catch (IOException itEndedBefore) {
            // Its exit code says more.
        }
        var out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), out);
    }

    private final class Door implements Doorway {

        @Override
        public MessageId receive(String partner, String channel, String name, InputStream bytes) throws IOException {
            if (doorIsShut) {
                throw new IOException("the disk is full");
            }
            received.put(partner + " " + name, new String(bytes.readAllBytes(), UTF_8));
            order.add(partner + " " + name);
            return new MessageId(new java.util.UUID(0, order.size()));
        }

        @Override
        public void again(MessageId message, String partner) {
            throw new AssertionError("nobody asks for this");
        }
    }

    private static final class TwoPartners implements Partners {

        @Override
        public Optional<Partner> bySender(String format, String identifier) {
            return Optional.empty();
        }

        @Override
        public Optional<Partner> byCode(String code) {
            return List.of("harborview", "meridian").contains(code) ? Optional.of(partner(code)) : Optional.empty();
        }
    }

    private final class FilesOfVisitors implements Visitors {

        @Override
        public List<String> keys(String partner) throws IOException {
            var keys = new ArrayList<String>();
            for (var name : List.of(partner + ".pub", partner + "_rsa.pub")) {
                if (Files.exists(folder.resolve(name))) {
                    keys.addAll(Files.readAllLines(folder.resolve(name)));
                }
            }
            return keys;
        }

        @Override
        public Optional<String> passwordHash(String partner) throws IOException {
            var file = folder.resolve(partner + ".password");
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        }
    }
}
