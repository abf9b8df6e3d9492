package throughline.console.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A file that pages load, under an address that changes with its content, so that browsers may keep it for ever.
 *
 * @param integrity what the browser checks before it runs it ({@code sha512-...})
 */
public record Asset(String address, String integrity) {

    /** {@code path} below the folder of static files. */
    static Asset of(String path) {
        try (var bytes = Asset.class.getResourceAsStream("/static/" + path)) {
            if (bytes == null) {
                throw new IllegalStateException("the program is not complete: there is no " + path);
            }
            var digest = MessageDigest.getInstance("SHA-512").digest(bytes.readAllBytes());
            var integrity = Base64.getEncoder().encodeToString(digest);
            var version = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 12);
            return new Asset("/" + path + "?v=" + version, "sha512-" + integrity);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
