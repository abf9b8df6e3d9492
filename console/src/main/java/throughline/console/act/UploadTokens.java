package throughline.console.act;

import java.util.Optional;

/** What a partner's own program shows when it brings us a file by HTTPS; from the settings. */
@FunctionalInterface
public interface UploadTokens {

    /** Shorter ones could be guessed, and let nobody in. */
    int SHORTEST = 24;

    /** Empty for a partner that has none: then nothing it brings so is taken. */
    Optional<String> token(String partner);
}
