package throughline.connectors.as2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.as2.As2Refused.Fault;

/** Writes the receipt (MDN) for a message that came in: that we have it, or why we do not take it (RFC 4130 7.4, RFC 8098). */
public final class ReceiptWriter {

    private static final String AUTOMATIC = "automatic-action/MDN-sent-automatically; ";

    private final String ours;
    private final String theirs;
    private final KeyRing ring;
    private final Instant now;

    /**
     * @param ours our AS2 identifier, as the message has it
     * @param theirs its sender's
     */
    public ReceiptWriter(String ours, String theirs, KeyRing ring, Instant now) {
        this.ours = ours;
        this.theirs = theirs;
        this.ring = ring;
        this.now = now;
    }

    /** We have it for good. */
    public Packed taken(String original, ReceiptWish wish, Mic mic) throws IOException {
        return write(
                original,
                wish,
                "processed",
                "The message was received and is kept; it will be processed. That it was read is said by its own acknowledgement.",
                mic);
    }

    /** We do not take it. */
    public Packed refused(String original, ReceiptWish wish, Fault fault) throws IOException {
        return write(
                original,
                wish,
                "processed/error: " + fault.modifier(),
                "The message was not taken: %s.".formatted(fault.words()),
                null);
    }

    private Packed write(String original, ReceiptWish wish, String disposition, String words, @Nullable Mic mic)
            throws IOException {
        var report = MimeEntity.multipart(
                "multipart/report; report-type=disposition-notification",
                List.of(
                        text("text/plain; charset=us-ascii", sentence(original, words)),
                        text("message/disposition-notification", notification(original, wish, disposition, mic))));
        var entity = wish.signed() ? Packer.signed(report, ring.signing(now), wish.digest()) : report;
        var fields = Packer.envelope(ours, theirs, "<mdn-%s>".formatted(original.replaceAll("[<>]", "")), now)
                .with("Subject", "MDN")
                .with("Content-Type", entity.fields().value("Content-Type", ""));
        return new Packed(fields, entity.body(), mic == null ? wish.digest().mic(entity.bytes()) : mic);
    }

    private String sentence(String original, String words) {
        return "To %s about the message %s, received %s.\r\n%s\r\n"
                .formatted(theirs, original, now.truncatedTo(ChronoUnit.SECONDS), words);
    }

    private String notification(String original, ReceiptWish wish, String disposition, @Nullable Mic mic) {
        var text = "Reporting-UA: Throughline\r\nOriginal-Recipient: rfc822; %1$s\r\nFinal-Recipient: rfc822; %1$s\r\n"
                        .formatted(Fields.inQuotes(ours))
                + "Original-Message-ID: %s\r\nDisposition: %s%s\r\n".formatted(original, AUTOMATIC, disposition);
        return mic == null ? text : text + "Received-Content-MIC: %s, %s\r\n".formatted(mic.base64(), wish.micWord());
    }

    private static MimeEntity text(String type, String text) {
        return MimeEntity.of(
                Fields.of(Map.of("Content-Type", type, "Content-Transfer-Encoding", "7bit")), text.getBytes(US_ASCII));
    }
}
