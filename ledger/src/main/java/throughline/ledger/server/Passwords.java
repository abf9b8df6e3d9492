package throughline.ledger.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import throughline.ledger.store.Credentials;

/** The passwords of the embedded server's three users, made once and kept where only the owner of the data directory can read. */
record Passwords(Credentials administrator, Credentials owner, Credentials application) {

    static Passwords in(Path file) throws IOException {
        var kept = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                kept.load(in);
            }
        } else {
            var random = new SecureRandom();
            for (var user : new String[] {"administrator", "owner", "application"}) {
                var bytes = new byte[24];
                random.nextBytes(bytes);
                kept.setProperty(user, HexFormat.of().formatHex(bytes));
            }
            keep(kept, file);
        }
        return new Passwords(
                new Credentials("postgres", kept.getProperty("administrator", "")),
                new Credentials("throughline_owner", kept.getProperty("owner", "")),
                new Credentials("throughline", kept.getProperty("application", "")));
    }

    private static void keep(Properties passwords, Path file) throws IOException {
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "passwords", null, mine);
        try (var out = Files.newOutputStream(unfinished)) {
            passwords.store(out, "passwords of the embedded database server");
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
