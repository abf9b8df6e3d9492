package throughline.connectors.as2;

/** A message as it goes over the wire: header fields, a body, and what the receiver must have found when it has the same bytes. */
public final class Packed {

    private final Fields fields;
    private final byte[] body;
    private final Mic mic;

    Packed(Fields fields, byte[] body, Mic mic) {
        this.fields = fields;
        this.body = body;
        this.mic = mic;
    }

    public Fields fields() {
        return fields;
    }

    /** A copy. */
    public byte[] body() {
        return body.clone();
    }

    public Mic mic() {
        return mic;
    }
}
