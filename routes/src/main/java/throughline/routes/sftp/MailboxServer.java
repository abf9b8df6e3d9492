package throughline.routes.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import throughline.connectors.Partners;
import throughline.operations.intake.Doorway;

/**
 * Our own SFTP server, where partners lay and fetch files: each finds its own two folders there and nothing else. No shell, no commands,
 * no forwarding.
 */
public final class MailboxServer implements AutoCloseable {

    private static final Duration TO_LOG_IN = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final int LOGINS_ON_A_CONNECTION = 6;
    private static final int VISITS_OF_ONE_PARTNER = 8;

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Takes takes;

    /**
     * Where it stands.
     *
     * @param port 0 for any free one
     * @param folder of all mailboxes
     * @param hostKey the file of its private key, made when there is none
     */
    public record Place(String address, int port, Path folder, Path hostKey) {}

    public MailboxServer(Place place, Partners partners, Visitors visitors, Doorway doorway, Clock clock)
            throws IOException {
        var logins = new Logins(partners, visitors, clock);
        this.takes = new Takes(place.folder(), doorway);
        server.setHost(place.address());
        server.setPort(place.port());
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey(place.hostKey())));
        server.setPublickeyAuthenticator(logins::key);
        server.setPasswordAuthenticator(logins::password);
        server.setShellFactory(null);
        server.setCommandFactory(null);
        server.setAgentFactory(null);
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
        server.setGlobalRequestHandlers(List.of(KeepAliveHandler.INSTANCE, NoMoreSessionsHandler.INSTANCE));
        server.setSubsystemFactories(List.of(new Mailboxes(takes)));
        server.setFileSystemFactory(new Homes(takes));
        CoreModuleProperties.AUTH_TIMEOUT.set(server, TO_LOG_IN);
        CoreModuleProperties.IDLE_TIMEOUT.set(server, IDLE);
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, LOGINS_ON_A_CONNECTION);
        CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, VISITS_OF_ONE_PARTNER);
        SftpModuleProperties.SFTP_VERSION.set(server, 3);
    }

    /** Listens from now on. */
    public void start() throws IOException {
        takes.prepare();
        server.start();
    }

    /** Where it listens. */
    public int port() {
        return server.getPort();
    }

    /** The fingerprint that partners have to know it by. */
    public String fingerprint() throws IOException {
        try {
            return KeyUtils.getFingerPrint(
                    server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }

    private static KeyPair hostKey(Path file) throws IOException {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                var fresh = Files.createTempFile(
                        file.getParent(),
                        "sftp-host",
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try (var out = Files.newOutputStream(fresh)) {
                    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(
                            KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256), "throughline", null, out);
                }
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            }
            try (var in = Files.newInputStream(file)) {
                return SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(file.toString()), in, null)
                        .iterator()
                        .next();
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("the host key %s cannot be used".formatted(file), e);
        }
    }

    /** The visits of partners, each with its own mailbox. */
    private static final class Mailboxes extends SftpSubsystemFactory {

        private final Takes takes;

        Mailboxes(Takes takes) {
            this.takes = takes;
        }

        @Override
        public Command createSubsystem(ChannelSession channel) {
            return new Mailbox(channel, this, takes);
        }
    }

    /** Where each partner is at home; it sees nothing above. */
    private static final class Homes extends VirtualFileSystemFactory {

        private final Takes takes;

        Homes(Takes takes) {
            this.takes = takes;
        }

        @Override
        public Path getUserHomeDir(SessionContext session) throws IOException {
            var home = takes.home(session.getUsername());
            Files.createDirectories(home.resolve("in"));
            Files.createDirectories(home.resolve("out"));
            return home;
        }
    }

    /** Takes what was laid into a mailbox: out of reach first, then sealed, then gone. */
    static final class Takes {

        private final Path folder;
        private final Doorway doorway;

        Takes(Path folder, Doorway doorway) {
            this.folder = folder;
            this.doorway = doorway;
        }

        /** A user is a partner's code by now, which is a plain name. */
        Path home(String partner) {
            return folder.resolve(partner);
        }

        /** What was out of reach when we ended was never answered: its sender finds it where it laid it, and sends it again. */
        void prepare() throws IOException {
            Files.createDirectories(taking());
            try (var left = Files.list(taking())) {
                for (var each : left.toList()) {
                    try (var files = Files.list(each)) {
                        for (var file : files.toList()) {
                            var in = home(each.getFileName().toString()).resolve("in");
                            Files.move(
                                    file,
                                    in.resolve(file.getFileName() + ".part"),
                                    StandardCopyOption.REPLACE_EXISTING);
                        }
                    }
                }
            }
        }

        void take(String partner, String name) throws IOException {
            var file = home(partner).resolve("in").resolve(name);
            var claims = Files.createDirectories(taking().resolve(partner));
            var claim = claims.resolve(UUID.randomUUID() + "-" + name);
            Files.move(file, claim, StandardCopyOption.ATOMIC_MOVE);
            try (var bytes = Files.newInputStream(claim)) {
                doorway.receive(partner, SftpShelves.CHANNEL, name, bytes);
            } catch (IOException | RuntimeException e) {
                Files.move(claim, file, StandardCopyOption.ATOMIC_MOVE);
                throw new IOException("it could not be taken, and has to be sent again", e);
            }
            Files.delete(claim);
        }

        private Path taking() {
            return folder.resolve(".taking");
        }
    }
}
