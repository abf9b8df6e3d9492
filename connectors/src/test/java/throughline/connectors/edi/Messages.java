package throughline.connectors.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;

/** Messages in memory, and everything a reader makes of one. */
final class Messages {

    static final MessageId ID = new MessageId(new UUID(0x7000L, 1L));

    private Messages() {}

    static SealedMessage of(byte[] bytes) {
        return new SealedMessage(ID, null, "test", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    static SealedMessage of(String text) {
        return of(text.getBytes(ISO_8859_1));
    }

    static SealedMessage of(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Our own samples. */
    static List<Path> samples() {
        try (var files = Files.list(Path.of("src/test/resources/edi"))) {
            return files.filter(file -> file.toString().endsWith(".edi"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path sample(String name) {
        return Path.of("src/test/resources/edi", name);
    }

    static Partner partner(String code, String identifier, AcknowledgementPolicy policy, @Nullable Path maps) {
        var identifiers = List.of(new Partner.Identifier("X12", identifier));
        return new Partner(code, code, identifiers, maps, policy, null, Map.of(), Map.of());
    }

    static List<Piece> read(MessageReader reader, SealedMessage message) {
        try (var reading = reader.read(message)) {
            var pieces = new ArrayList<Piece>();
            reading.forEachRemaining(pieces::add);
            return pieces;
        }
    }
}
