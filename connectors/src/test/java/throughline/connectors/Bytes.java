package throughline.connectors;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SealedMessage;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;

/** Messages in memory, and the bytes that a span points at. */
public final class Bytes {

    public static final MessageId MESSAGE = MessageId.parse("0190b5e7-a100-7000-8000-000000000001");

    private Bytes() {}

    public static SealedMessage sealed(byte[] bytes) {
        return sealed(null, bytes);
    }

    public static SealedMessage sealed(@Nullable String partner, byte[] bytes) {
        return new SealedMessage(MESSAGE, partner, "test", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static List<Piece> pieces(MessageReader reader, SealedMessage message) {
        try (var reading = reader.read(message)) {
            var pieces = new ArrayList<Piece>();
            reading.forEachRemaining(pieces::add);
            return pieces;
        }
    }

    public static String at(byte[] bytes, SourceSpan span) {
        return new String(
                Arrays.copyOfRange(bytes, (int) span.offset(), (int) span.offset() + span.length()),
                StandardCharsets.UTF_8);
    }
}
