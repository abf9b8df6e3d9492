package throughline.connectors.as2;

import org.jspecify.annotations.Nullable;

/** A message is not taken: what its sender is told in the MDN, and what our own people are. */
public final class As2Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public As2Refused(Fault fault, String words) {
        this(fault, words, null);
    }

    As2Refused(Fault fault, String words, @Nullable Throwable cause) {
        super(words, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** The modifiers of a disposition (RFC 4130 7.5, RFC 5402 5), and what each says in words. */
    public enum Fault {
        AUTHENTICATION_FAILED("authentication-failed", "we cannot be sure that it is yours"),
        DECRYPTION_FAILED("decryption-failed", "it is not encrypted for a certificate of ours"),
        DECOMPRESSION_FAILED("decompression-failed", "it cannot be decompressed"),
        INTEGRITY_CHECK_FAILED("integrity-check-failed", "it was changed on its way"),
        INSUFFICIENT_SECURITY("insufficient-message-security", "we agreed on more security than it has"),
        UNKNOWN_RELATIONSHIP("unknown-trading-relationship", "we do not know each other under these identifiers"),
        UNEXPECTED("unexpected-processing-error", "it could not be processed");

        private final String modifier;
        private final String words;

        Fault(String modifier, String words) {
            this.modifier = modifier;
            this.words = words;
        }

        public String modifier() {
            return modifier;
        }

        /** What its sender may know: nothing that helps one who tries out what passes. */
        String words() {
            return words;
        }
    }
}
