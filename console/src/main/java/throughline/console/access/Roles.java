package throughline.console.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** The roles of whoever makes a request. */
public final class Roles {

    private static final String PREFIX = Role.ADMIN
            .authority()
            .substring(0, Role.ADMIN.authority().length() - Role.ADMIN.name().length());

    private Roles() {}

    /** None for somebody who is not signed in. */
    public static Set<Role> of(@Nullable Authentication who) {
        return who == null
                ? Set.of()
                : who.getAuthorities().stream()
                        .map(authority -> String.valueOf(authority.getAuthority()))
                        .filter(authority -> authority.startsWith(PREFIX) && !authority.endsWith("ANONYMOUS"))
                        .map(authority -> Role.valueOf(authority.substring(PREFIX.length())))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
