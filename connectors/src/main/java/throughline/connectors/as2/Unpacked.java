package throughline.connectors.as2;

import java.util.Optional;

/** A payload that came by AS2, and how it was protected on its way. */
public final class Unpacked {

    private final MimeEntity entity;
    private final byte[] payload;
    private final byte[] measured;
    private final boolean signed;
    private final boolean encrypted;

    Unpacked(MimeEntity entity, byte[] measured, boolean signed, boolean encrypted) throws As2Refused {
        this.entity = entity;
        this.payload = entity.content();
        this.measured = measured;
        this.signed = signed;
        this.encrypted = encrypted;
    }

    /** A copy, byte for byte what the sender put in. */
    public byte[] payload() {
        return payload.clone();
    }

    /** The file name that the sender gave it, as it said it: it is shown to people and no path. */
    public Optional<String> name() {
        return entity.fields().parameter("Content-Disposition", "filename").or(() -> entity.fields()
                .parameter("Content-Type", "name"));
    }

    /** What the receipt says that we received. */
    public Mic mic(Digest digest) {
        return digest.mic(measured);
    }

    public boolean signed() {
        return signed;
    }

    public boolean encrypted() {
        return encrypted;
    }

    /** Whether it is not a payload but a receipt for one of ours. */
    public boolean isReceipt() {
        return entity.type().equals("multipart/report");
    }

    MimeEntity entity() {
        return entity;
    }
}
