package throughline.deploy.appliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import throughline.deploy.settings.Settings;
import throughline.operations.credential.CredentialBook;
import throughline.routes.sftp.Visitors;

/**
 * Small secrets that the appliance leaves for the commands on this machine, and those that operators put there for it; only its own user
 * can read them.
 */
public final class Secrets implements Visitors {

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private final Path folder;

    public Secrets(Path folder) {
        this.folder = folder;
    }

    /** Where else a credential may be kept. */
    @FunctionalInterface
    interface Elsewhere {
        Optional<String> of(String name) throws IOException;
    }

    /**
     * What we show a partner: the file of that name, which nobody but its owner may read, else what the environment gave, else what the
     * database keeps.
     *
     * @param given by name, from {@code THROUGHLINE_SECRET_...}
     * @throws IOException when there is none, or others may read it
     */
    String credential(String name, Settings.GivenSecrets given, Elsewhere kept) throws IOException {
        if (!CredentialBook.isName(name)) {
            throw new IOException(
                    "'%s' cannot be a credential's name: use small letters, digits and hyphens".formatted(name));
        }
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            var found = given.of(name);
            return found.isPresent()
                    ? found.get()
                    : kept.of(name)
                            .orElseThrow(() -> new IOException(
                                    "there is no credential '%s': put it into %s, into %s, or keep it with './throughline credential set %s'"
                                            .formatted(name, file, Settings.GivenSecrets.key(name), name)));
        }
        refuseIfOpen(file);
        var secret = Files.readString(file).strip();
        if (secret.isEmpty()) {
            throw new IOException("%s is empty".formatted(file));
        }
        return secret;
    }

    /** Public keys are no secret, but whoever can write the file comes in: it is looked at like one. */
    @Override
    public List<String> keys(String partner) throws IOException {
        var file = visitor(partner, ".keys");
        return file.isPresent() ? Files.readAllLines(file.get()) : List.of();
    }

    @Override
    public Optional<String> passwordHash(String partner) throws IOException {
        var file = visitor(partner, ".password");
        return file.isPresent() ? Optional.of(Files.readString(file.get()).strip()) : Optional.empty();
    }

    private Optional<Path> visitor(String partner, String kind) throws IOException {
        var file = folder.resolve("sftp-" + partner + kind);
        if (!PLAIN.matcher(partner).matches() || !Files.exists(file)) {
            return Optional.empty();
        }
        refuseIfOpen(file);
        return Optional.of(file);
    }

    static void refuseIfOpen(Path file) throws IOException {
        var open = EnumSet.copyOf(OTHERS);
        open.retainAll(Files.getPosixFilePermissions(file));
        if (!open.isEmpty()) {
            throw new IOException("%s is open to others: give it the mode 600".formatted(file));
        }
    }

    /** The token that the commands show to the running appliance. */
    public Optional<String> commandToken() throws IOException {
        return read("cli.token");
    }

    void keepCommandToken(String token) throws IOException {
        keep("cli.token", token);
    }

    /** Where the running appliance is reached. */
    public Optional<String> address() throws IOException {
        return read("address");
    }

    void keepAddress(String address) throws IOException {
        keep("address", address);
    }

    /** What a web shop signs its webhooks with: the file {@code shop-<partner>}, put there by an operator. */
    Optional<String> shop(String partner) {
        if (!PLAIN.matcher(partner).matches()) {
            return Optional.empty();
        }
        try {
            return read("shop-" + partner).filter(secret -> !secret.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a partner's own program shows when it brings a file: the file {@code upload-<partner>}, which nobody else may read. */
    Optional<String> upload(String partner) {
        var file = folder.resolve("upload-" + partner);
        if (!PLAIN.matcher(partner).matches() || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            refuseIfOpen(file);
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> read(String name) throws IOException {
        var file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /** Keeps it unless there is one of that name; whether it was new. */
    boolean keepIfNew(String name, String text) throws IOException {
        var fresh = written(name, text);
        try {
            Files.move(fresh, folder.resolve(name));
            return true;
        } catch (FileAlreadyExistsException old) {
            Files.delete(fresh);
            return false;
        }
    }

    void keep(String name, String text) throws IOException {
        Files.move(
                written(name, text),
                folder.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /** Beside its place, for us alone. */
    private Path written(String name, String text) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        var fresh = Files.createTempFile(
                folder,
                name,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(fresh, text + "\n");
    }
}
