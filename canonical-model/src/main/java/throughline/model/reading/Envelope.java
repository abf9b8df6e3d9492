package throughline.model.reading;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks to whom, and under which control number: one interchange (X12 ISA; EDIFACT UNB), or one message of a format that has no
 * envelope.
 *
 * @param format {@code X12}, {@code EDIFACT}, {@code SHOPIFY}, {@code WOOCOMMERCE}, {@code JSON}
 * @param version of the first group or message ({@code 004010}; {@code D:96A:UN}); null when the format has none
 * @param sender qualifier and identifier as sent ({@code ZZ:ACME}, {@code 14:5412345000013})
 * @param control the interchange control number (ISA13; UNB 0020), or the document's own id
 * @param partner our code for the sender when a partner folder claims the identifier, else null
 * @param test whether the sender marks it as a test (ISA15 T; UNB 0035 1)
 * @param acknowledgementRequested ISA14 1; UNB 0031 1
 * @param partnerVersion the version of the partner's folder that it is read with (SHA-256, 64 hexadecimal digits), or null without one
 */
public record Envelope(
        String format,
        @Nullable String version,
        String sender,
        String receiver,
        String control,
        @Nullable String partner,
        boolean test,
        boolean acknowledgementRequested,
        @Nullable String partnerVersion) {

    /** Sender and receiver of what our own people enter. */
    public static final String US = "us";

    private static final Set<String> OF_STRANGERS = Set.of("X12", "EDIFACT", "TRADACOMS");

    public Envelope {
        requireNonNull(format, "format");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(control, "control");
    }

    /** Whether our own people entered it; whatever an interchange of EDI says of its sender, nobody becomes one of us by it. */
    public boolean enteredByUs() {
        return partner == null && sender.equals(US) && receiver.equals(US) && !OF_STRANGERS.contains(format);
    }

    /** One that is read by no partner's folder. */
    public Envelope(
            String format,
            @Nullable String version,
            String sender,
            String receiver,
            String control,
            @Nullable String partner,
            boolean test,
            boolean acknowledgementRequested) {
        this(format, version, sender, receiver, control, partner, test, acknowledgementRequested, null);
    }
}
