package throughline.connectors.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import throughline.model.lineage.MessageId;

/** JSON that is not kept as a message, with the place of each value: so that one of them can be taken out byte for byte. */
public final class LocatedText {

    private static final MessageId NONE = MessageId.parse("00000000-0000-7000-8000-000000000000");

    private final byte[] bytes;
    private final Located.Fields root;

    /** @throws IOException when the bytes are not one JSON object, or larger than any document may be */
    public LocatedText(byte[] bytes) throws IOException {
        this.bytes = bytes.clone();
        try (var parser = new LocatedParser(NONE, new ByteArrayInputStream(bytes))) {
            var parsed = parser.next();
            if (parsed == null || !(parsed.value() instanceof Located.Fields fields)) {
                throw new IOException("this is not one JSON object");
            }
            root = fields;
        } catch (LocatedParser.Unparsable wrong) {
            throw new IOException(wrong.finding().text(), wrong);
        }
    }

    public Located.Fields root() {
        return root;
    }

    /** The bytes that a value of it stands in. */
    public byte[] bytes(Located value) {
        return Arrays.copyOfRange(bytes, (int) value.offset(), (int) value.offset() + value.length());
    }
}
