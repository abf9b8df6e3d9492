package throughline.operations.credential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;

/**
 * Credentials by name, encrypted in the database under a key that lies on this machine alone: a copy of the database tells none of them.
 */
public final class CredentialBook {

    /** In bytes of UTF-8: a private key fits well. */
    public static final int LONGEST = 64 * 1024;

    private static final int NONCE_BYTES = 12;
    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** What lies among the secrets and is shown to no partner, whatever a profile says. */
    private static final Pattern OUR_OWN = Pattern.compile("address|shop-.*|upload-.*|sftp-.*|as2-.*|credential-key.*");

    private static final String PUT =
            """
            insert into desk.credential (key, nonce, sealed, set_at, set_by, name) values (?, ?, ?, ?, ?, ?)
            on conflict (name) do update set key = excluded.key, nonce = excluded.nonce, sealed = excluded.sealed,
                set_at = excluded.set_at, set_by = excluded.set_by""";
    private static final String AGAIN = "update desk.credential set key = ?, nonce = ?, sealed = ? where name = ?";
    private static final String ALL = "select name, key, nonce, sealed, set_at, set_by from desk.credential";

    private final Database database;
    private final Keys keys;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    /** Where our keys are kept. */
    public interface Keys {

        /**
         * The newest first; the first one is made when there is none.
         *
         * @throws IOException when they cannot be read, or others could read them; the text never holds one
         */
        List<CredentialKey> all() throws IOException;

        /** From now on these are all; readers find the old ones or the new ones, never half of them. */
        void replace(List<CredentialKey> all) throws IOException;
    }

    public CredentialBook(Database database, Keys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A credential without what it is.
     *
     * @param readable whether the key that it is encrypted under is here
     */
    public record Held(String name, Instant setAt, String setBy, boolean readable) {}

    /** @param nonce and bytes in hexadecimal digits */
    private record Sealed(String name, String key, String nonce, String bytes, Instant setAt, String setBy) {}

    /** Whether a credential may be called so. */
    public static boolean isName(String name) {
        return PLAIN.matcher(name).matches() && !OUR_OWN.matcher(name).matches();
    }

    /**
     * Keeps one, in the place of the one that was kept under that name.
     *
     * @param who by whom, for people
     * @throws IllegalArgumentException when the name or the secret cannot be; the text never holds the secret
     */
    public void set(String name, String secret, String who) throws IOException {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "'%s' cannot be a credential's name: use small letters, digits and hyphens, at most 40"
                            .formatted(name));
        }
        var plain = secret.strip().getBytes(StandardCharsets.UTF_8);
        if (plain.length == 0 || plain.length > LONGEST) {
            throw new IllegalArgumentException(
                    "a credential has 1 to %,d bytes; this one has %,d".formatted(LONGEST, plain.length));
        }
        var key = keys.all().get(0);
        var nonce = nonce();
        var sealed = key.encrypt(nonce, beside(name), plain);
        database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(PUT)) {
                statement.setString(1, key.id());
                statement.setBytes(2, nonce);
                statement.setBytes(3, sealed);
                statement.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
                statement.setString(5, who);
                statement.setString(6, name);
                return statement.executeUpdate();
            }
        }));
    }

    /**
     * The secret.
     *
     * @return nothing when none is kept under that name
     * @throws IOException when it cannot be read; the text says why, without it
     */
    public Optional<String> of(String name) throws IOException {
        var found = database.read(unit -> unit.jdbc(connection -> rows(connection, ALL + " where name = ?", name)));
        return found.isEmpty() ? Optional.empty() : Optional.of(text(plain(found.get(0), keys.all())));
    }

    /** By name. */
    public List<Held> all() throws IOException {
        var ids = keys.all().stream().map(CredentialKey::id).toList();
        return database.read(unit -> unit.jdbc(connection -> rows(connection, ALL + " order by name", null))).stream()
                .map(each -> new Held(each.name(), each.setAt(), each.setBy(), ids.contains(each.key())))
                .toList();
    }

    /** Whether one is kept under that name. */
    public boolean has(String name) {
        return database.read(unit -> unit.jdbc(
                connection -> !rows(connection, ALL + " where name = ?", name).isEmpty()));
    }

    /** What is wrong with them, for operators; empty when each can be read. */
    public List<String> problems() {
        try {
            return all().stream()
                    .filter(each -> !each.readable())
                    .map(each ->
                            "the credential '%s' cannot be read: the key that it is encrypted under is not in the file credential-key among the secrets"
                                    .formatted(each.name()))
                    .toList();
        } catch (IOException noKey) {
            return List.of("credentials in the database: " + noKey.getMessage());
        }
    }

    /** Whether there was one. */
    public boolean remove(String name) {
        return database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement("delete from desk.credential where name = ?")) {
                statement.setString(1, name);
                return statement.executeUpdate() == 1;
            }
        }));
    }

    /**
     * Encrypts all of them anew under a new key, and forgets the old one. Whoever ends in between leaves both keys behind, and each
     * credential under one of them.
     *
     * @return how many
     * @throws IOException when one of them cannot be read; then nothing has changed
     */
    public synchronized int rekey() throws IOException {
        var old = keys.all();
        var fresh = CredentialKey.random(random);
        var all = database.read(unit -> unit.jdbc(connection -> rows(connection, ALL, null)));
        for (var each : all) {
            plain(each, old);
        }
        var both = new ArrayList<>(List.of(fresh));
        both.addAll(old);
        keys.replace(both);
        int count = again(fresh, both);
        keys.replace(List.of(fresh));
        return count;
    }

    private int again(CredentialKey fresh, List<CredentialKey> known) throws IOException {
        try {
            return database.transact(unit -> unit.jdbc(connection -> {
                var all = rows(connection, ALL + " for update", null);
                for (var each : all) {
                    again(connection, each, fresh, known);
                }
                return all.size();
            }));
        } catch (UncheckedIOException unreadable) {
            throw Objects.requireNonNull(unreadable.getCause());
        }
    }

    private void again(Connection connection, Sealed each, CredentialKey fresh, List<CredentialKey> known)
            throws SQLException {
        var nonce = nonce();
        byte[] plain;
        try {
            plain = plain(each, known);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        try (var statement = connection.prepareStatement(AGAIN)) {
            statement.setString(1, fresh.id());
            statement.setBytes(2, nonce);
            statement.setBytes(3, fresh.encrypt(nonce, beside(each.name()), plain));
            statement.setString(4, each.name());
            statement.executeUpdate();
        }
    }

    private static byte[] plain(Sealed each, List<CredentialKey> known) throws IOException {
        var key = known.stream()
                .filter(one -> one.id().equals(each.key()))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        ("the credential '%s' is encrypted under the key %s, and the file credential-key among the secrets"
                                        + " holds %s: put the right key there, or set the credential again")
                                .formatted(
                                        each.name(),
                                        each.key(),
                                        String.join(
                                                ", ",
                                                known.stream()
                                                        .map(CredentialKey::id)
                                                        .toList()))));
        try {
            return key.decrypt(HEX.parseHex(each.nonce()), beside(each.name()), HEX.parseHex(each.bytes()));
        } catch (GeneralSecurityException changed) {
            throw new IOException(
                    "the credential '%s' was changed in the database by somebody else, and is not used: set it again"
                            .formatted(each.name()));
        }
    }

    private static List<Sealed> rows(Connection connection, String sql, @Nullable String name) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            if (name != null) {
                statement.setString(1, name);
            }
            var found = new ArrayList<Sealed>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Sealed(
                            row.getString(1),
                            row.getString(2),
                            HEX.formatHex(row.getBytes(3)),
                            HEX.formatHex(row.getBytes(4)),
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            row.getString(6)));
                }
            }
            return found;
        }
    }

    /** Each encryption has one of its own: under one key none may come twice. */
    private byte[] nonce() {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }

    /** So that one credential cannot be put in the place of another. */
    private static byte[] beside(String name) {
        return ("throughline credential " + name).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] plain) {
        return new String(plain, StandardCharsets.UTF_8);
    }
}
