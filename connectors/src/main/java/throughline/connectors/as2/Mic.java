package throughline.connectors.as2;

import java.util.Optional;

/**
 * The digest of what was sent or received (RFC 4130 7.3.1): when both sides have the same one, both have the same bytes.
 *
 * @param base64 of the digest
 */
public record Mic(String base64, Digest algorithm) {

    /** As {@code Received-Content-MIC} says it: the digest, a comma, the algorithm in either spelling. */
    public static Optional<Mic> parse(String said) {
        int comma = said.lastIndexOf(',');
        return comma < 0
                ? Optional.empty()
                : Digest.named(said.substring(comma + 1))
                        .map(digest -> new Mic(said.substring(0, comma).replaceAll("\\s", ""), digest));
    }

    @Override
    public String toString() {
        return base64 + ", " + algorithm.word();
    }
}
