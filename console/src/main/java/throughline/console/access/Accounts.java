package throughline.console.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import throughline.ledger.store.Database;

/**
 * The people and programs that may come in. A password is kept as a slow, salted hash, because people choose it; a token is kept as a
 * plain SHA-256, because it is 256 random bits and is checked with every request.
 */
public final class Accounts {

    /** The name of the first administrator. */
    public static final String FIRST = "admin";

    private static final int BCRYPT_STRENGTH = 11; // about 150 ms of one core
    private static final int INVITATION_BYTES = 15;
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD_BYTES = 72; // bcrypt looks at no more
    private static final String TOKEN_PREFIX = "tl_"; // so that scanners of leaked secrets can tell what it is

    private final Database database;
    private final SecureRandom random;
    private final PasswordEncoder passwords = passwordEncoder();

    public Accounts(Database database, SecureRandom random) {
        this.database = database;
        this.random = random;
    }

    static PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(BCRYPT_STRENGTH);
    }

    /**
     * Makes the administrator {@value #FIRST} when there are no accounts yet, and returns the password, which is kept nowhere: show it to
     * whoever started the appliance. Empty when there is an account already.
     */
    public Optional<String> createFirstAdministrator() {
        // Hashing takes a while, and only the first start has to.
        if (database.read(work -> work.jdbc(Accounts::exists))) {
            return Optional.empty();
        }
        var password = randomText(INVITATION_BYTES);
        var hash = hash(password);
        boolean made = database.transact(work -> work.jdbc(connection -> {
            try (var lock = connection.prepareStatement("lock table console.account in share row exclusive mode")) {
                lock.execute();
            }
            if (exists(connection)) {
                return false;
            }
            insert(connection, FIRST, hash, Set.of(Role.ADMIN), null);
            return true;
        }));
        return made ? Optional.of(password) : Optional.empty();
    }

    /**
     * Adds a person.
     *
     * @param password at least {@value #SHORTEST_PASSWORD} letters
     * @throws IllegalArgumentException when the name is taken or empty, there is no role, or the password is too short or too long
     */
    public void add(String name, String password, Set<Role> roles) {
        refuseWeak(password);
        refuseNoRoles(roles);
        if (roles.contains(Role.PARTNER)) {
            throw new IllegalArgumentException("a partner's account belongs to a partner: say which");
        }
        insertNew(name, hash(password), roles, null);
    }

    private void insertNew(String name, String hash, Set<Role> roles, @Nullable String partner) {
        var made = database.transact(
                work -> work.jdbc(connection -> insert(connection, named(name), hash, roles, partner)));
        if (!made) {
            throw new IllegalArgumentException("there is somebody named " + name(name) + " already");
        }
    }

    /**
     * Adds one of our own people, with a password that is kept nowhere: show it once.
     *
     * @return the password
     */
    public String invite(String name, Set<Role> roles) {
        var password = randomText(INVITATION_BYTES);
        add(name, password, roles);
        return password;
    }

    /**
     * Adds somebody of a partner's, who sees what that partner sent and got and nothing else.
     *
     * @return the password, which is kept nowhere: show it once
     * @throws IllegalArgumentException when the name is taken or empty
     */
    public String invitePartner(String name, String partner) {
        var password = randomText(INVITATION_BYTES);
        var hash = hash(password);
        insertNew(name, hash, Set.of(Role.PARTNER), partner);
        return password;
    }

    /** Gives somebody a new password and returns it; it is kept nowhere. */
    public String renew(String name) {
        var password = randomText(INVITATION_BYTES);
        changePassword(name, password);
        return password;
    }

    /** Gives somebody the password he wants, when he knows the one he has. False when he does not. */
    public boolean changeOwnPassword(String name, String old, String fresh) {
        if (!passwords.matches(old, person(name).getPassword())) {
            return false;
        }
        changePassword(name, fresh);
        return true;
    }

    /** The partner somebody belongs to, as it is now; empty for our own people, and for one whose account was closed. */
    public Optional<String> partnerOf(String name) {
        return database.read(work -> work.jdbc(connection -> {
            try (var select = connection.prepareStatement(
                    "select partner from console.account where name = ? and closed_at is null and partner is not null")) {
                select.setString(1, name(name));
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
                }
            }
        }));
    }

    /**
     * Somebody who may come in, or could once.
     *
     * @param partner whose person it is, or null for ours
     * @param closedAt since when nobody comes in under the name, or null
     */
    public record Account(
            String name, Set<Role> roles, @Nullable String partner, Instant createdAt, @Nullable Instant closedAt) {

        public Account {
            roles = Set.copyOf(roles);
        }
    }

    /** Everybody, by name. */
    public List<Account> all() {
        return database.read(work -> work.jdbc(connection -> {
            try (var select = connection.prepareStatement(
                            "select name, roles, partner, created_at, closed_at from console.account order by closed_at is not null, name");
                    var rows = select.executeQuery()) {
                var found = new ArrayList<Account>();
                while (rows.next()) {
                    var closed = rows.getObject(5, OffsetDateTime.class);
                    found.add(new Account(
                            rows.getString(1),
                            roles(rows.getArray(2).getArray()),
                            rows.getString(3),
                            rows.getObject(4, OffsetDateTime.class).toInstant(),
                            closed == null ? null : closed.toInstant()));
                }
                return found;
            }
        }));
    }

    private static Set<Role> roles(Object names) {
        return Arrays.stream((Object[]) names)
                .map(name -> Role.valueOf(name.toString()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Gives a person a new password. */
    public void changePassword(String name, String password) {
        refuseWeak(password);
        var hash = hash(password);
        changeOne(
                "update console.account set password = ? where name = ? and closed_at is null",
                hash,
                name(name),
                "there is nobody named " + name);
    }

    /** Nobody comes in under this name any more; what the person did stays under it. */
    public void close(String name) {
        changeOne(
                "update console.account set closed_at = now() where closed_at is null and ? = '' and name = ?",
                "",
                name(name),
                "there is nobody named " + name);
    }

    /**
     * Issues a token for a program and returns it; it is kept nowhere.
     *
     * @param name what people call the program
     * @throws IllegalArgumentException when the name has a token already
     */
    public String issueToken(String name, Set<Role> roles) {
        refuseNoRoles(roles);
        if (roles.contains(Role.PARTNER)) {
            throw new IllegalArgumentException("a partner's people come in through their own page, not with a token");
        }
        var token = TOKEN_PREFIX + randomText(32);
        var made = database.transact(work -> work.jdbc(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into console.token (digest, name, roles) values (?, ?, ?) on conflict do nothing")) {
                insert.setBytes(1, digest(token));
                insert.setString(2, named(name));
                insert.setArray(3, connection.createArrayOf("text", names(roles)));
                return insert.executeUpdate() == 1;
            }
        }));
        if (!made) {
            throw new IllegalArgumentException("there is a token named " + name(name) + " already: take another name");
        }
        return token;
    }

    /** The token of this name opens nothing any more. */
    public void revokeToken(String name) {
        changeOne(
                "update console.token set revoked_at = now() where revoked_at is null and ? = '' and name = ?",
                "",
                name(name),
                "there is no token named " + name);
    }

    /** For sign-in: the person with the password's hash. */
    UserDetails person(String typed) {
        var found = one(
                "select name, password, roles from console.account where name = ? and closed_at is null", name(typed));
        return found.orElseThrow(() -> new UsernameNotFoundException("nobody has this name"));
    }

    /** The program that a token belongs to; its name begins with {@code api:}, so that records tell programs from people. */
    Optional<UserDetails> machine(String token) {
        return one(
                "select 'api:' || name, '' as password, roles from console.token where digest = ? and revoked_at is null",
                digest(token));
    }

    /** A name as it is kept: without blanks around it, in small letters. */
    public static String name(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    private static String named(String typed) {
        var name = name(typed);
        if (name.isEmpty() || name.length() > 60) {
            throw new IllegalArgumentException("a name has 1 to 60 letters");
        }
        return name;
    }

    private Optional<UserDetails> one(String sql, Object key) {
        return database.read(work -> work.jdbc(connection -> {
            try (var select = connection.prepareStatement(sql)) {
                select.setObject(1, key);
                try (var rows = select.executeQuery()) {
                    return rows.next()
                            ? Optional.of(new User(
                                    rows.getString(1),
                                    rows.getString(2),
                                    authorities(rows.getArray(3).getArray())))
                            : Optional.empty();
                }
            }
        }));
    }

    private void changeOne(String sql, String value, String name, String otherwise) {
        int changed = database.transact(work -> work.jdbc(connection -> {
            try (var update = connection.prepareStatement(sql)) {
                update.setString(1, value);
                update.setString(2, name);
                return update.executeUpdate();
            }
        }));
        if (changed == 0) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password), "hash");
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select 1 from console.account limit 1");
                var rows = select.executeQuery()) {
            return rows.next();
        }
    }

    private static boolean insert(
            Connection connection, String name, String hash, Set<Role> roles, @Nullable String partner)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into console.account (name, password, roles, partner) values (?, ?, ?, ?) on conflict do nothing")) {
            insert.setString(1, name);
            insert.setString(2, hash);
            insert.setArray(3, connection.createArrayOf("text", names(roles)));
            insert.setString(4, partner);
            return insert.executeUpdate() == 1;
        }
    }

    private static void refuseWeak(String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("a password has at least %d letters".formatted(SHORTEST_PASSWORD));
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES) {
            throw new IllegalArgumentException("a password has at most %d bytes".formatted(LONGEST_PASSWORD_BYTES));
        }
    }

    private static void refuseNoRoles(Set<Role> roles) {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("say at least one role of " + Arrays.toString(Role.values()));
        }
    }

    private static Object[] names(Collection<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray();
    }

    private static List<SimpleGrantedAuthority> authorities(Object roles) {
        return Arrays.stream((Object[]) roles)
                .map(role ->
                        new SimpleGrantedAuthority(Role.valueOf(role.toString()).authority()))
                .toList();
    }

    private String randomText(int bytes) {
        var raw = new byte[bytes];
        random.nextBytes(raw);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
