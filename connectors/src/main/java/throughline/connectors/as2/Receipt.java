package throughline.connectors.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.connectors.as2.As2Refused.Fault;

/**
 * What a partner's receipt (MDN) says of a message of ours.
 *
 * @param original the Message-ID it is about
 * @param disposition as it says it
 * @param mic of what it received, or null when it does not say
 * @param words it has for people; may be empty
 */
public record Receipt(String original, String disposition, @Nullable Mic mic, String words) {

    private static final int LONGEST = 500;

    /** @throws As2Refused when it is none, or does not say what it is about */
    public static Receipt of(Unpacked unpacked) throws As2Refused {
        if (!unpacked.isReceipt()) {
            throw new As2Refused(Fault.UNEXPECTED, "the answer is no MDN");
        }
        var words = "";
        Fields notification = null;
        for (var part : unpacked.entity().parts()) {
            var text = new String(part.content(), ISO_8859_1);
            if (part.type().equals("message/disposition-notification")) {
                notification = Fields.parse(text);
            } else if (part.type().equals("text/plain")) {
                words = text.replaceAll("\\s+", " ")
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
            }
        }
        if (notification == null) {
            throw new As2Refused(Fault.UNEXPECTED, "the MDN has no disposition notification in it");
        }
        return new Receipt(
                notification
                        .value("Original-Message-ID")
                        .orElseThrow(() -> new As2Refused(Fault.UNEXPECTED, "the MDN names no message")),
                notification
                        .value("Disposition")
                        .orElseThrow(() -> new As2Refused(Fault.UNEXPECTED, "the MDN has no disposition")),
                notification.value("Received-Content-MIC").flatMap(Mic::parse).orElse(null),
                words.substring(0, Math.min(LONGEST, words.length())));
    }

    /**
     * Why the message has not arrived as we sent it; nothing when it has.
     *
     * @param sent what we know to have sent
     * @param measured whether a receipt without a MIC is none
     */
    public Optional<String> complaint(Mic sent, boolean measured) {
        var modifier = disposition
                .substring(disposition.indexOf(';') + 1)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s*/\\s*", "/");
        if (!modifier.equals("processed") && !modifier.startsWith("processed/warning")) {
            return Optional.of("it did not take it: %s%s".formatted(disposition, words.isEmpty() ? "" : " - " + words));
        }
        if (mic == null) {
            return measured ? Optional.of("its MDN does not say what it received (no MIC)") : Optional.empty();
        }
        return mic.equals(sent)
                ? Optional.empty()
                : Optional.of("it received something else: we sent %s, it received %s".formatted(sent, mic));
    }
}
