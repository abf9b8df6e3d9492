package throughline.routes.sftp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;
import throughline.routes.PartnerSecrets;

/**
 * Our way into partners' SFTP servers. Nothing of the machine's own user counts here, no known hosts, no keys, no agent: only what the
 * profile says. A server that shows another host key than the profile's learns nothing of our credential.
 */
public final class SftpServers implements AutoCloseable {

    private static final AttributeRepository.AttributeKey<Pin> PIN = new AttributeRepository.AttributeKey<>();

    private final PartnerSecrets secrets;
    private final Patience patience;
    private final SshClient client;
    private final Map<SftpPlace, SftpClient> kept = new ConcurrentHashMap<>();
    private final Map<SftpPlace, String> signsWith = new ConcurrentHashMap<>();

    public SftpServers(PartnerSecrets secrets, Patience patience) {
        this.secrets = secrets;
        this.patience = patience;
        this.client = client(patience);
    }

    /**
     * How long we wait for servers.
     *
     * @param greeting to connect, and again to be let in
     * @param silence for an answer; a connection that is not used for so long is closed
     */
    public record Patience(Duration greeting, Duration silence) {

        public static final Patience USUAL = new Patience(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    /** What one connection has to find, and what it found instead. */
    private static final class Pin {
        final HostKeys keys;
        final String algorithms;
        volatile @Nullable PublicKey refused;

        Pin(HostKeys keys, String algorithms) {
            this.keys = keys;
            this.algorithms = algorithms;
        }
    }

    /** What is done on a server. */
    @FunctionalInterface
    interface Visit<T> {
        T on(SftpClient server) throws IOException, InterruptedException;
    }

    /** Goes to the server on a connection of its own. */
    <T> T visit(SftpPlace place, Visit<T> visit) throws IOException, InterruptedException {
        try (var server = open(place)) {
            return visit.on(server);
        }
    }

    /**
     * Goes to the server on the connection of the last such visit, if it is still there; it is kept open for a moment afterwards. What is
     * done there must bear being done twice: a connection that turns out to be dead is replaced, and the visit begins anew.
     */
    <T> T revisit(SftpPlace place, Visit<T> visit) throws IOException, InterruptedException {
        var old = kept.remove(place);
        if (old != null && old.isOpen()) {
            try {
                var result = visit.on(old);
                keep(place, old);
                return result;
            } catch (IOException maybeDead) {
                old.close();
                if (Thread.currentThread().isInterrupted()) {
                    throw maybeDead;
                }
            }
        }
        var server = open(place);
        try {
            var result = visit.on(server);
            keep(place, server);
            return result;
        } catch (IOException | InterruptedException | RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    private void keep(SftpPlace place, SftpClient server) throws IOException {
        var other = kept.put(place, server);
        if (other != null && other != server) {
            other.close();
        }
    }

    private SftpClient open(SftpPlace place) throws IOException {
        var keys = HostKeys.of(place.hostKey());
        var secret = secrets.of(place.credential());
        var algorithms = new ArrayList<>(keys.algorithms());
        var known = signsWith.get(place);
        if (known != null && algorithms.remove(known)) {
            algorithms.add(0, known);
        }
        PublicKey refused = null;
        IOException last = null;
        for (var each : algorithms) {
            var pin = new Pin(keys, each);
            try {
                var server = open(place, pin, secret);
                signsWith.put(place, each);
                return server;
            } catch (IOException failure) {
                last = failure;
                refused = pin.refused == null ? refused : pin.refused;
                if (pin.refused == null && !hasNoSuchKey(failure)) {
                    throw failure;
                }
            }
        }
        throw refused == null
                ? new IOException("%s has no key of the kind that the profile names".formatted(place.address()), last)
                : new IOException(
                        "%s shows the host key %s, which is not the profile's; nothing was sent, and no credential shown"
                                .formatted(place.address(), KeyUtils.getFingerPrint(refused)),
                        last);
    }

    private SftpClient open(SftpPlace place, Pin pin, String secret) throws IOException {
        ClientSession session = null;
        try {
            session = client.connect(
                            place.user(),
                            place.host(),
                            place.port(),
                            AttributeRepository.ofKeyValuePair(PIN, pin),
                            null)
                    .verify(patience.greeting())
                    .getClientSession();
            show(session, secret, place.credential());
            session.auth().verify(patience.greeting());
            return SftpClientFactory.instance().createSftpClient(session).singleSessionInstance();
        } catch (IOException failure) {
            if (session != null) {
                session.close(true);
            }
            throw pin.refused != null || hasNoSuchKey(failure)
                    ? failure
                    : new IOException(
                            "%s does not let %s in: %s".formatted(place.address(), place.user(), said(failure)),
                            failure);
        }
    }

    private static void show(ClientSession session, String secret, String name) throws IOException {
        if (!secret.startsWith("-----BEGIN")) {
            session.addPasswordIdentity(secret);
            return;
        }
        for (var key : keys(secret, name)) {
            session.addPublicKeyIdentity(key);
        }
    }

    private static Iterable<KeyPair> keys(String secret, String name) throws IOException {
        try (var text = new ByteArrayInputStream((secret + "\n").getBytes(StandardCharsets.US_ASCII))) {
            return SecurityUtils.loadKeyPairIdentities(null, NamedResource.ofName(name), text, null);
        } catch (GeneralSecurityException e) {
            // What the library says may quote the key.
            throw new IOException(
                    "the private key '%s' cannot be read; it must be in OpenSSH or PEM form, without a password"
                            .formatted(name));
        }
    }

    private static boolean hasNoSuchKey(IOException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (String.valueOf(each.getMessage()).contains("Unable to negotiate")) {
                return true;
            }
        }
        return false;
    }

    private static String said(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static SshClient client(Patience patience) {
        var client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setAgentFactory(null);
        client.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        client.setServerKeyVerifier((session, address, key) -> accept(session, key));
        client.addSessionListener(new SessionListener() {
            @Override
            public void sessionNegotiationOptionsCreated(Session session, Map<KexProposalOption, String> proposal) {
                var pin = ((ClientSession) session).getConnectionContext().getAttribute(PIN);
                if (pin != null) {
                    proposal.put(KexProposalOption.SERVERKEYS, pin.algorithms);
                }
            }
        });
        CoreModuleProperties.IDLE_TIMEOUT.set(client, patience.silence());
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, patience.silence().multipliedBy(2));
        CoreModuleProperties.WAIT_FOR_SPACE_TIMEOUT.set(client, patience.silence());
        CoreModuleProperties.AUTH_TIMEOUT.set(client, patience.greeting().multipliedBy(2));
        client.start();
        return client;
    }

    private static boolean accept(ClientSession session, PublicKey key) {
        var pin = session.getConnectionContext().getAttribute(PIN);
        if (pin == null || !pin.keys.accept(key)) {
            if (pin != null) {
                pin.refused = key;
            }
            return false;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        for (var server : List.copyOf(kept.values())) {
            server.close();
        }
        client.stop();
    }
}
