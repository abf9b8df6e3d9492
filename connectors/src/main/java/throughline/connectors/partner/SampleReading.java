package throughline.connectors.partner;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Formats;
import throughline.connectors.Partners;
import throughline.connectors.json.CanonicalJson;
import throughline.connectors.json.JsonFindingCode;
import throughline.connectors.json.ReadingJson;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Envelope;
import throughline.model.reading.Finding;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;
import throughline.model.reading.Severity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What we make of a sample file: the documents in it, or why we refuse it, as the file beside it should say. */
final class SampleReading {

    /** Every sample is read as this message, so that what we read is the same every time. */
    private static final MessageId MESSAGE = MessageId.parse("0190b5e7-a100-7000-8000-000000000001");

    static final String EXPECTED = ".expected.json";
    static final String FAULT = ".fault.json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of a shop that names itself in its channel alone, and of files of records, which never say whose they are. */
    private static final Set<String> NAMING_NOBODY =
            Set.of(JsonFindingCode.SHOP_NOT_NAMED.name(), "FORMAT_NOT_SPOKEN", "FORMAT_UNKNOWN");

    private final MessageReader reader;
    private final String partner;

    /** @param partner whose samples they are: who sent a message that does not say it itself */
    SampleReading(Partners partners, String partner) {
        this.reader = Formats.reader(partners);
        this.partner = partner;
    }

    /**
     * A sample, read.
     *
     * @param envelopes of its interchanges
     * @param broken what is wrong with it outside of any set
     */
    record Sample(Path file, List<Envelope> envelopes, List<ReadSet> sets, List<Finding> broken) {

        Sample {
            envelopes = List.copyOf(envelopes);
            sets = List.copyOf(sets);
            broken = List.copyOf(broken);
        }

        boolean refused() {
            return sets.stream().anyMatch(ReadSet::rejected);
        }

        /** Its message does not say who sends it: with us it comes by the partner's own channel. */
        boolean namesNobody() {
            return Stream.concat(sets.stream().flatMap(set -> set.findings().stream()), broken.stream())
                    .anyMatch(finding -> NAMING_NOBODY.contains(finding.code()));
        }

        /** Where what we read of it, or why we refuse it, has to be written down. */
        Path saying() {
            return beside(file, refused() ? FAULT : EXPECTED);
        }

        Path notSaying() {
            return beside(file, refused() ? EXPECTED : FAULT);
        }

        @Nullable
        Finding worst() {
            return sets.stream()
                    .flatMap(set -> set.findings().stream())
                    .filter(finding -> finding.severity().compareTo(Severity.ERROR) >= 0)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The samples of a folder, by name. */
    static List<Path> files(Path folder) throws IOException {
        var samples = folder.resolve("samples");
        if (!Files.isDirectory(samples)) {
            return List.of();
        }
        try (var files = Files.list(samples)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !says(file, EXPECTED) && !says(file, FAULT) && !hidden(file))
                    .sorted()
                    .toList();
        }
    }

    /** The files of a folder that say what a sample means or why it is refused, by name. */
    static List<Path> sayings(Path folder) throws IOException {
        var samples = folder.resolve("samples");
        if (!Files.isDirectory(samples)) {
            return List.of();
        }
        try (var files = Files.list(samples)) {
            return files.filter(file -> says(file, EXPECTED) || says(file, FAULT))
                    .sorted()
                    .toList();
        }
    }

    static Path beside(Path sample, String ending) {
        return sample.resolveSibling(stem(sample) + ending);
    }

    static String stem(Path file) {
        var name = file.getFileName().toString();
        for (var ending : List.of(EXPECTED, FAULT)) {
            if (name.endsWith(ending)) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    Sample read(Path file) throws IOException {
        var sample = read(file, null);
        return sample.namesNobody() ? read(file, partner) : sample;
    }

    private Sample read(Path file, @Nullable String channel) throws IOException {
        var envelopes = new ArrayList<Envelope>();
        var sets = new ArrayList<ReadSet>();
        var broken = new ArrayList<Finding>();
        try (var reading = reader.read(sealed(file, channel))) {
            while (reading.hasNext()) {
                var piece = reading.next();
                if (piece instanceof Piece.Opened opened) {
                    envelopes.add(opened.envelope());
                } else if (piece instanceof Piece.Taken taken) {
                    sets.add(taken.set());
                } else if (piece instanceof Piece.Closed closed) {
                    broken.addAll(closed.findings());
                } else if (piece instanceof Piece.Unreadable unreadable) {
                    broken.addAll(unreadable.findings());
                }
            }
        }
        return new Sample(file, envelopes, sets, broken);
    }

    /** What the file beside the sample has to say. */
    String text(Sample sample) throws IOException {
        return sample.refused() ? pretty(faults(sample)) : pretty(documents(sample));
    }

    JsonNode tree(Sample sample) throws IOException {
        return JSON.readTree(text(sample));
    }

    static JsonNode tree(Path saying) throws IOException {
        return JSON.readTree(Files.readString(saying));
    }

    /** The message of a sample as it comes to us: by the partner's own channel when it does not say itself who sends it. */
    SealedMessage asSent(Path file) throws IOException {
        return sealed(file, read(file, null).namesNobody() ? partner : null);
    }

    private static SealedMessage sealed(Path file, @Nullable String channel) throws IOException {
        var bytes = Files.readAllBytes(file);
        return new SealedMessage(
                MESSAGE, channel, file.getFileName().toString(), bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private ObjectNode documents(Sample sample) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var file = sample.file();
        // Read by its channel, it has nothing to say any more of a sender that is missing.
        new ReadingJson(new CanonicalJson()).write(file.getFileName().toString(), reader, asSent(file), bytes);
        return (ObjectNode) JSON.readTree(bytes.toString(StandardCharsets.UTF_8));
    }

    /** What goes on all the same, what we refuse, why, and at which byte. */
    private static ObjectNode faults(Sample sample) {
        var fault = JSON.createObjectNode();
        var taken = fault.putArray("taken");
        var refused = fault.putArray("refused");
        for (var set : sample.sets()) {
            if (!set.rejected()) {
                var document = set.document();
                taken.add(document == null ? set.control() : document.number().value());
                continue;
            }
            var one = refused.addObject().put("type", set.type()).put("control", set.control());
            var why = one.putArray("why");
            set.findings().stream()
                    .filter(finding -> finding.severity().compareTo(Severity.WARNING) >= 0)
                    .forEach(finding -> why(why.addObject(), finding));
        }
        return fault;
    }

    private static void why(ObjectNode why, Finding finding) {
        why.put("code", finding.code())
                .put("text", finding.text())
                .put("who", finding.who().name())
                .put("place", finding.place());
        var span = finding.span();
        if (span != null) {
            why.put("offset", span.offset()).put("length", span.length());
        }
    }

    private static String pretty(ObjectNode json) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json).replace("\r\n", "\n") + "\n";
    }

    private static boolean says(Path file, String ending) {
        return Objects.toString(file.getFileName()).endsWith(ending);
    }

    private static boolean hidden(Path file) {
        return Objects.toString(file.getFileName()).startsWith(".");
    }
}
