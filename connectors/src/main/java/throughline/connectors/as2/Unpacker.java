package throughline.connectors.as2;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import throughline.connectors.as2.As2Refused.Fault;

/** Takes an AS2 message apart: opens it, checks who signed it, decompresses it; in whatever order its sender did that. */
public final class Unpacker {

    private static final Set<String> CMS = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final int DEEPEST = 6;
    private static final byte ASN1_SEQUENCE = 0x30;

    private final Agreement agreement;
    private final KeyRing ring;
    private final long largest;
    private final Instant now;

    /** @param largest bytes that a compressed message may become */
    public Unpacker(Agreement agreement, KeyRing ring, long largest, Instant now) {
        this.agreement = agreement;
        this.ring = ring;
        this.largest = largest;
        this.now = now;
    }

    /**
     * A message, or a receipt that came as one.
     *
     * @throws As2Refused when it is not what it should be; the text is for us, the fault for the sender
     * @throws IOException when the partner's certificates cannot be read
     */
    public Unpacked unpack(Fields fields, byte[] body) throws As2Refused, IOException {
        var opening = new Opening(MimeEntity.ofHttp(fields, body));
        try {
            var unpacked = opening.all();
            if (unpacked.isReceipt()) {
                demandReceipt(unpacked);
            } else {
                demandMessage(unpacked);
            }
            return unpacked;
        } catch (As2Refused refused) {
            throw opening.encrypted ? alike(refused) : refused;
        }
    }

    /**
     * What was answered to a message of ours, where nothing but a receipt counts.
     *
     * @throws As2Refused when it is none, or not signed as agreed
     */
    public Receipt receipt(Fields fields, byte[] body) throws As2Refused, IOException {
        var unpacked = new Opening(MimeEntity.ofHttp(fields, body)).all();
        var receipt = Receipt.of(unpacked);
        demandReceipt(unpacked);
        return receipt;
    }

    /**
     * Whoever may change the bytes of somebody else's encrypted message and watch what we answer must not learn how far we came: that
     * would open it, piece by piece. So everything that is wrong within an envelope is one and the same to its sender.
     */
    private static As2Refused alike(As2Refused refused) {
        return new As2Refused(Fault.AUTHENTICATION_FAILED, String.valueOf(refused.getMessage()), refused);
    }

    private void demandReceipt(Unpacked unpacked) throws As2Refused {
        if (agreement.receipt().signed() && !unpacked.signed()) {
            throw new As2Refused(
                    Fault.INSUFFICIENT_SECURITY, "the MDN is not signed, and the profile asks for signed ones");
        }
    }

    private void demandMessage(Unpacked unpacked) throws As2Refused {
        var asked = agreement.inbound();
        if (asked.signed() && !unpacked.signed() || asked.encrypted() && !unpacked.encrypted()) {
            throw new As2Refused(
                    Fault.INSUFFICIENT_SECURITY,
                    "it is %s and %s; the profile asks for more"
                            .formatted(
                                    unpacked.signed() ? "signed" : "not signed",
                                    unpacked.encrypted() ? "encrypted" : "not encrypted"));
        }
    }

    /** One message being opened. */
    private final class Opening {

        private MimeEntity entity;
        private byte[] measured;
        private boolean signed;
        private boolean encrypted;

        Opening(MimeEntity entity) {
            this.entity = entity;
            this.measured = entity.body();
        }

        Unpacked all() throws As2Refused, IOException {
            for (int depth = 0; depth < DEEPEST; depth++) {
                if (entity.type().equals("multipart/signed")) {
                    verify();
                } else if (CMS.contains(entity.type())) {
                    open(cms());
                } else {
                    return new Unpacked(entity, measured, signed, encrypted);
                }
            }
            throw new As2Refused(Fault.UNEXPECTED, "it is wrapped more than %d times".formatted(DEEPEST));
        }

        /** Some say that it is in base64 and send it as it is: what begins as ASN.1 does is not. */
        private byte[] cms() throws As2Refused {
            var body = entity.body();
            return body.length > 0 && body[0] == ASN1_SEQUENCE ? body : entity.content();
        }

        private void open(byte[] cms) throws As2Refused {
            byte[] inner;
            switch (Cms.kind(cms)) {
                case ENVELOPED -> {
                    inner = opened(cms);
                    encrypted = true;
                }
                case COMPRESSED -> inner = Cms.inflate(cms, largest);
                default ->
                    throw new As2Refused(
                            Fault.UNEXPECTED, "it is neither encrypted, compressed nor signed as AS2 does it");
            }
            entity = MimeEntity.parse(inner);
            // What was signed is what is measured, whatever is wrapped in it.
            measured = signed ? measured : inner;
        }

        private byte[] opened(byte[] cms) throws As2Refused {
            try {
                return Cms.decrypt(cms, ring.keys(), agreement.inbound().encryptions());
            } catch (As2Refused refused) {
                encrypted = refused.fault() == Fault.AUTHENTICATION_FAILED;
                throw refused;
            }
        }

        private void verify() throws As2Refused, IOException {
            var parts = entity.parts();
            if (parts.size() != 2) {
                throw new As2Refused(
                        Fault.AUTHENTICATION_FAILED, "what is signed has two parts, not %d".formatted(parts.size()));
            }
            var content = parts.get(0);
            var signature = parts.get(1).content();
            var certificates = agreement.theirCertificates().signing(now);
            if (certificates.isEmpty()) {
                throw new As2Refused(
                        Fault.AUTHENTICATION_FAILED,
                        "%s has no certificate that is valid now".formatted(agreement.partner()));
            }
            var digests = agreement.inbound().digests();
            var bytes = content.bytes();
            try {
                Cms.verify(bytes, signature, certificates, digests);
            } catch (As2Refused refused) {
                bytes = content.canonical();
                if (refused.fault() != Fault.INTEGRITY_CHECK_FAILED
                        || content.fields().word("Content-Transfer-Encoding").equals("binary")) {
                    throw refused;
                }
                Cms.verify(bytes, signature, certificates, digests);
            }
            measured = signed ? measured : bytes;
            signed = true;
            entity = content;
        }
    }
}
