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
import throughline.model.reading.Finding;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;

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

    /** An interchange of one group around sets written with {@code *}, {@code >} and {@code ~}, in the separators given. */
    static String x12(String element, String component, String terminator, String sets) {
        int count = sets.split("ST\\*", -1).length - 1;
        var text =
                "ISA*00*          *00*          *ZZ*HARBOUR        *ZZ*THROUGHLINE    *261124*0930*U*00401*000000101*1*P*>~"
                        + "GS*PO*HARBOUR*THROUGHLINE*20261124*0930*7*X*004010~" + sets
                        + "GE*%d*7~IEA*1*000000101~".formatted(count);
        var written = new StringBuilder();
        for (char here : text.toCharArray()) {
            switch (here) {
                case '*' -> written.append(element);
                case '>' -> written.append(component);
                case '~' -> written.append(terminator);
                default -> written.append(here);
            }
        }
        return written.toString();
    }

    static Partner partner(String code, String identifier, AcknowledgementPolicy policy, @Nullable Path maps) {
        var identifiers = List.of(new Partner.Identifier("X12", identifier));
        return new Partner(code, code, identifiers, maps, policy, null, Map.of(), Map.of());
    }

    /** Of sets, interchanges and whatever could not be read. */
    static List<Finding> findings(List<Piece> pieces) {
        var findings = new ArrayList<Finding>();
        for (var piece : pieces) {
            if (piece instanceof Piece.Taken taken) {
                findings.addAll(taken.set().findings());
            } else if (piece instanceof Piece.Closed closed) {
                findings.addAll(closed.findings());
            } else if (piece instanceof Piece.Unreadable unreadable) {
                findings.addAll(unreadable.findings());
            }
        }
        return findings;
    }

    static String text(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ReadSet> sets(MessageReader reader, SealedMessage message) {
        return read(reader, message).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .toList();
    }

    static List<Piece> read(MessageReader reader, SealedMessage message) {
        try (var reading = reader.read(message)) {
            var pieces = new ArrayList<Piece>();
            reading.forEachRemaining(pieces::add);
            return pieces;
        }
    }
}
