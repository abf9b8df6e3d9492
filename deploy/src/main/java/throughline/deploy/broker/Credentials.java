package throughline.deploy.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.jspecify.annotations.Nullable;

/** The one user the embedded broker knows. */
public record Credentials(String user, String password) implements ActiveMQSecurityManager {

    static final String ROLE = "flow";

    @Override
    public boolean validateUser(@Nullable String name, @Nullable String secret) {
        return same(user, name) & same(password, secret);
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String name, @Nullable String secret, Set<Role> roles, CheckType check) {
        return validateUser(name, secret)
                && roles.stream().anyMatch(role -> ROLE.equals(role.getName()) && check.hasRole(role));
    }

    @Override
    public String toString() {
        return user;
    }

    /** In constant time. */
    private static boolean same(String expected, @Nullable String given) {
        return given != null && MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
    }
}
