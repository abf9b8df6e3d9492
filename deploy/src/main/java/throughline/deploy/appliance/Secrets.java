package throughline.deploy.appliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;

/** Small secrets that the appliance leaves for the commands on this machine; only its own user can read them. */
public final class Secrets {

    private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private final Path folder;

    public Secrets(Path folder) {
        this.folder = folder;
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

    private Optional<String> read(String name) throws IOException {
        var file = folder.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    private void keep(String name, String text) throws IOException {
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
        Files.writeString(fresh, text + "\n");
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
