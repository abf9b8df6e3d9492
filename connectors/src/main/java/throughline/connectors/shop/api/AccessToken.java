package throughline.connectors.shop.api;

import java.io.IOException;
import java.time.Duration;

/**
 * A token of a while, as an OAuth 2 server answers it ({@code access_token}, {@code expires_in}).
 *
 * @param lasts from now on; a server that does not say so means an hour
 */
public record AccessToken(String text, Duration lasts) {

    /** @throws IOException when the server gives none; the text never holds what was shown or given */
    public static AccessToken of(Answer answer) throws IOException {
        return of(answer, "access_token", "expires_in");
    }

    /** The same for Amazon's token of restricted data ({@code restrictedDataToken}, {@code expiresIn}). */
    public static AccessToken restricted(Answer answer) throws IOException {
        return of(answer, "restrictedDataToken", "expiresIn");
    }

    private static AccessToken of(Answer answer, String name, String lasts) throws IOException {
        var said = answer.json("The token");
        var text = Answer.text(said, name);
        if (text.isBlank()) {
            throw new IOException("the answer holds no token");
        }
        return new AccessToken(text, Duration.ofSeconds(said.path(lasts).asLong(3_600)));
    }

    /** A token stands in no log, whoever writes this down. */
    @Override
    public String toString() {
        return "a token for " + lasts;
    }
}
