package throughline.operations.exception;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells cases of one cause from those of another: the same code, at the same kind of place, in the same words once numbers, keys and quoted
 * values are taken out of them. Whoever has mended a cause replays everything under its fingerprint.
 */
final class CauseFingerprint {

    private static final int DIGITS = 12;

    private CauseFingerprint() {}

    static String of(Case found) {
        var span = found.where();
        var cause = "%s|%s|%s".formatted(found.code(), span == null ? "" : span.segment(), common(found.reason()));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(cause.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is left of a sentence when everything that differs from case to case is gone. */
    private static String common(String reason) {
        return reason.replaceAll("'[^']*'", "#")
                .replaceAll("\\S*\\d\\S*", "#")
                .replaceAll("\\b[A-Z][A-Z_]+\\b,?", "#")
                .replaceAll("#([\\s,]*#)+", "#");
    }
}
