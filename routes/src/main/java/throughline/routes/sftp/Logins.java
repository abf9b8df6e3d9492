package throughline.routes.sftp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.codec.digest.Crypt;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.connectors.Partners;

/** Who is let into our SFTP server: known partners with their own key or password, and nobody who guesses. */
final class Logins {

    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);

    /** So many wrong passwords from one address within {@link #MEMORY} and none from there is looked at any more. */
    private static final int MOST_FAILURES = 10;

    private static final Duration MEMORY = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;

    private final Partners partners;
    private final Visitors visitors;
    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    Logins(Partners partners, Visitors visitors, Clock clock) {
        this.partners = partners;
        this.visitors = visitors;
        this.clock = clock;
    }

    boolean key(String user, PublicKey shown, ServerSession session) {
        if (partners.byCode(user).isEmpty()) {
            return false;
        }
        try {
            for (var line : visitors.keys(user)) {
                var key = line.isBlank() || line.startsWith("#")
                        ? null
                        : PublicKeyEntry.parsePublicKeyEntry(line.strip());
                if (key != null && KeyUtils.compareKeys(key.resolvePublicKey(session, null, null), shown)) {
                    return true;
                }
            }
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            LOG.warn("the SFTP keys of {} cannot be read: {}", user, e.getMessage());
        }
        return false;
    }

    boolean password(String user, String shown, ServerSession session) {
        var address = address(session);
        if (tooMany(address)) {
            return false;
        }
        boolean right = right(user, shown);
        if (!right) {
            failed(address);
            LOG.info(
                    "a login to the SFTP server as {} from {} was refused",
                    known(user) ? user : "somebody unknown",
                    address);
        }
        return right;
    }

    private boolean known(String user) {
        return partners.byCode(user).isPresent();
    }

    private boolean right(String user, String shown) {
        try {
            var stored = known(user) ? visitors.passwordHash(user).orElse(null) : null;
            if (stored == null || !(stored.startsWith("$6$") || stored.startsWith("$5$"))) {
                return false;
            }
            return MessageDigest.isEqual(
                    Crypt.crypt(shown, stored).getBytes(StandardCharsets.US_ASCII),
                    stored.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("the SFTP password of {} cannot be read: {}", user, e.getMessage());
            return false;
        }
    }

    private synchronized boolean tooMany(String address) {
        var times = failures.get(address);
        if (times == null) {
            return false;
        }
        var since = clock.instant().minus(MEMORY);
        times.removeIf(each -> each.isBefore(since));
        return times.size() >= MOST_FAILURES;
    }

    private synchronized void failed(String address) {
        failures.computeIfAbsent(address, unseen -> new ArrayDeque<>()).add(clock.instant());
    }

    private static String address(ServerSession session) {
        return session.getClientAddress() instanceof InetSocketAddress socket && socket.getAddress() != null
                ? socket.getAddress().getHostAddress()
                : "nowhere";
    }
}
