package throughline.routes;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;

/** What a partner's profile says under {@code transport}. */
public record Said(Partner partner) {

    /** @throws IOException naming the key, when it is left out */
    public String needed(String key) throws IOException {
        var value = optional(key);
        if (value == null || value.isBlank()) {
            throw new IOException("the profile of %s has no transport.%s".formatted(partner.code(), key));
        }
        return value;
    }

    public @Nullable String optional(String key) {
        return partner.transport().get(key);
    }

    public String or(String key, String otherwise) {
        return partner.transport().getOrDefault(key, otherwise);
    }

    /** @throws IOException when it is no number */
    public int number(String key, int otherwise) throws IOException {
        var value = optional(key);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IOException("transport.%s of %s is no number: %s".formatted(key, partner.code(), value), e);
        }
    }

    /** Of seconds. */
    public Duration seconds(String key, int otherwise) throws IOException {
        return Duration.ofSeconds(number(key, otherwise));
    }

    public boolean is(String kind) {
        return kind.equals(optional("kind"));
    }
}
