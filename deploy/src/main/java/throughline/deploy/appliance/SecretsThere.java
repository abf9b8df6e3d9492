package throughline.deploy.appliance;

import java.nio.file.Files;
import throughline.deploy.settings.Settings;
import throughline.operations.credential.CredentialBook;

/** Which secrets are there without a database: files, and what the environment gave. */
public record SecretsThere(Settings settings) {

    public boolean has(String name) {
        return Files.isRegularFile(settings.folders().secrets().resolve(name))
                || CredentialBook.isName(name)
                        && settings.doors().secrets().of(name).isPresent();
    }
}
