package throughline.deploy.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import throughline.operations.credential.CredentialBook;
import throughline.operations.credential.CredentialKey;

/**
 * The keys that credentials in the database are encrypted under: the file {@code credential-key} among the secrets, one on each line, the
 * newest first. There is one but for the moment in which they are changed. The first is made on the first start.
 */
public final class OwnCredentialKeys implements CredentialBook.Keys {

    static final String FILE = "credential-key";

    private final Path folder;

    public OwnCredentialKeys(Path folder) {
        this.folder = folder;
    }

    /** Makes the first one when there is none. */
    void ensure() throws IOException {
        if (!Files.exists(folder.resolve(FILE))) {
            new Secrets(folder)
                    .keepIfNew(FILE, CredentialKey.random(new SecureRandom()).text());
        }
    }

    @Override
    public List<CredentialKey> all() throws IOException {
        ensure();
        var file = folder.resolve(FILE);
        Secrets.refuseIfOpen(file);
        var keys = new ArrayList<CredentialKey>();
        for (var line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                keys.add(key(line));
            }
        }
        if (keys.isEmpty()) {
            throw new IOException(file + " is empty: put the key there that it held");
        }
        return keys;
    }

    private CredentialKey key(String line) throws IOException {
        try {
            return CredentialKey.of(line);
        } catch (IllegalArgumentException none) {
            throw new IOException(
                    "%s does not hold a key: %s".formatted(folder.resolve(FILE), none.getMessage()), none);
        }
    }

    @Override
    public void replace(List<CredentialKey> all) throws IOException {
        new Secrets(folder)
                .keep(
                        FILE,
                        String.join("\n", all.stream().map(CredentialKey::text).toList()));
    }
}
