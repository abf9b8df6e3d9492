package throughline.connectors.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/**
 * Makes an AS2 message of a payload as agreed with its receiver: compressed, then signed, then encrypted (RFC 4130, RFC 5402). The same
 * payload gives the same MIC each time, so a message may be packed anew when it has to go again.
 */
public final class Packer {

    private static final Digest WHERE_NOTHING_IS_SIGNED = Digest.SHA_256;

    private final Agreement agreement;
    private final KeyRing ring;
    private final Instant now;

    public Packer(Agreement agreement, KeyRing ring, Instant now) {
        this.agreement = agreement;
        this.ring = ring;
        this.now = now;
    }

    /**
     * @param messageId with its angle brackets; the same one whenever the same payload goes again
     * @param name a file name for the payload
     * @throws IOException when we have no valid key, or the partner no valid certificate
     */
    public Packed pack(String messageId, String name, byte[] payload) throws IOException {
        var outbound = agreement.outbound();
        var entity = payload(name, payload);
        var signature = outbound.signature();
        var digest = signature == null ? WHERE_NOTHING_IS_SIGNED : signature;
        boolean bare = signature == null && outbound.encryption() == null && !outbound.compressed();
        var measured = bare ? entity.body() : entity.bytes();
        if (outbound.compressed()) {
            entity = cms("compressed-data", "smime.p7z", Cms.compress(entity.bytes()));
        }
        if (signature != null) {
            measured = entity.bytes();
            entity = signed(entity, ring.signing(now), signature);
        }
        if (outbound.encryption() != null) {
            entity = cms(
                    "enveloped-data", "smime.p7m", Cms.encrypt(entity.bytes(), certificate(), outbound.encryption()));
        }
        return new Packed(head(messageId, name, entity.fields(), digest), entity.body(), digest.mic(measured));
    }

    private X509Certificate certificate() throws IOException {
        return agreement
                .theirCertificates()
                .encrypting(now)
                .orElseThrow(() -> new IOException(
                        "%s has no valid certificate that we can encrypt for; './throughline partner check %s' says more"
                                .formatted(agreement.partner(), agreement.partner())));
    }

    private MimeEntity payload(String name, byte[] payload) {
        var outbound = agreement.outbound();
        boolean wrapped = outbound.signature() != null || outbound.encryption() != null || outbound.compressed();
        boolean base64 = outbound.base64() && wrapped;
        var type = outbound.contentType() == null ? type(payload) : outbound.contentType();
        return MimeEntity.of(
                Fields.of(Map.of(
                        "Content-Type",
                        type,
                        "Content-Transfer-Encoding",
                        base64 ? "base64" : "binary",
                        "Content-Disposition",
                        "attachment; filename=\"%s\"".formatted(name))),
                base64 ? MimeEntity.base64(payload) : payload);
    }

    /** By what it begins with (RFC 1767). */
    private static String type(byte[] payload) {
        var start = new String(payload, 0, Math.min(3, payload.length), ISO_8859_1);
        return switch (start) {
            case "ISA" -> "application/EDI-X12";
            case "UNA", "UNB" -> "application/EDIFACT";
            default -> start.startsWith("{") ? "application/json" : "application/octet-stream";
        };
    }

    private static MimeEntity cms(String kind, String name, byte[] bytes) {
        return MimeEntity.of(
                Fields.of(Map.of(
                        "Content-Type", "application/pkcs7-mime; smime-type=%s; name=\"%s\"".formatted(kind, name),
                        "Content-Transfer-Encoding", "binary",
                        "Content-Disposition", "attachment; filename=\"%s\"".formatted(name))),
                bytes);
    }

    static MimeEntity signed(MimeEntity entity, KeyRing.OwnKey own, Digest digest) {
        var signature = MimeEntity.of(
                Fields.of(Map.of(
                        "Content-Type", "application/pkcs7-signature; name=\"smime.p7s\"; smime-type=signed-data",
                        "Content-Transfer-Encoding", "base64",
                        "Content-Disposition", "attachment; filename=\"smime.p7s\"")),
                MimeEntity.base64(Cms.sign(entity.bytes(), own, digest)));
        return MimeEntity.multipart(
                "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=" + digest.word(),
                List.of(entity, signature));
    }

    private Fields head(String messageId, String name, Fields content, Digest digest) {
        var head = envelope(agreement.ours(), agreement.theirs(), messageId, now)
                .with("Subject", name)
                .with("Content-Type", content.value("Content-Type", "application/octet-stream"));
        var disposition = content.value("Content-Disposition");
        return asking(
                disposition.isPresent() ? head.with("Content-Disposition", disposition.get()) : head,
                agreement.receipt(),
                digest);
    }

    /** What stands on everything that we send. */
    static Fields envelope(String ours, String theirs, String messageId, Instant now) {
        return Fields.of(Map.of(
                "AS2-Version",
                "1.2",
                "AS2-From",
                Fields.inQuotes(ours),
                "AS2-To",
                Fields.inQuotes(theirs),
                "Message-ID",
                messageId,
                "MIME-Version",
                "1.0",
                "User-Agent",
                "Throughline",
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))));
    }

    private static Fields asking(Fields head, Agreement.Receipt receipt, Digest digest) {
        if (receipt.when() == Agreement.When.NEVER) {
            return head;
        }
        var asking = head.with("Disposition-Notification-To", "as2@throughline.invalid");
        if (receipt.signed()) {
            asking = asking.with(
                    "Disposition-Notification-Options",
                    "signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, "
                            + digest.word());
        }
        var url = receipt.when() == Agreement.When.ASYNC ? receipt.url() : null;
        return url == null ? asking : asking.with("Receipt-Delivery-Option", url.toString());
    }
}
