package throughline.connectors.partner;

import static java.util.Map.entry;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.AcknowledgementPolicy.Functional;
import throughline.connectors.Partner;
import throughline.connectors.Terms;
import throughline.model.document.BusinessDocument;

/** Makes a partner of a folder's {@code profile.yaml}. What it does not understand is an error with its line: nothing is guessed. */
final class ProfileReader {

    private static final Map<String, Set<String>> VERSIONS =
            Map.of("X12", Set.of("004010", "005010"), "EDIFACT", Set.of("D:96A:UN", "D:01B:UN"), "JSON", Set.of("1"));
    private static final Map<String, Map<String, String>> MESSAGES = Map.of(
            "X12",
            Map.ofEntries(
                    entry("OrderResponse", "855"),
                    entry("ShipmentInstruction", "940"),
                    entry("DespatchAdvice", "856"),
                    entry("Invoice", "810"),
                    entry("ApplicationResponse", "997"),
                    // Of the messages about goods.
                    entry("Order", "850"),
                    entry("OrderChange", "860"),
                    entry("ReceiptAdvice", "861"),
                    entry("InstructionForReturns", "180"),
                    // Of money and transport.
                    entry("CreditNote", "812"),
                    entry("RemittanceAdvice", "820"),
                    entry("ForwardingInstructions", "204"),
                    entry("ForwardingResponse", "990"),
                    entry("ApplicationAdvice", "824"),
                    // Of the messages about stock.
                    entry("InventoryReport", "846"),
                    entry("PriceCatalogue", "832")),
            "EDIFACT",
            Map.ofEntries(
                    entry("OrderResponse", "ORDRSP"),
                    entry("DespatchAdvice", "DESADV"),
                    entry("Invoice", "INVOIC"),
                    entry("ApplicationResponse", "CONTRL"),
                    // Of the messages about goods.
                    entry("Order", "ORDERS"),
                    entry("OrderChange", "ORDCHG"),
                    entry("ReceiptAdvice", "RECADV"),
                    // Of money and transport.
                    entry("RemittanceAdvice", "REMADV"),
                    entry("ApplicationAdvice", "APERAK"),
                    entry("TransportStatus", "IFTSTA"),
                    entry("ForwardingInstructions", "IFTMIN"),
                    // Of the messages about stock.
                    entry("InventoryReport", "INVRPT"),
                    entry("SalesReport", "SLSRPT"),
                    entry("PriceCatalogue", "PRICAT")),
            "JSON",
            Map.ofEntries(
                    entry("OrderResponse", "OrderResponse"),
                    entry("ShipmentInstruction", "ShipmentInstruction"),
                    entry("DespatchAdvice", "DespatchAdvice"),
                    entry("Invoice", "Invoice"),
                    // Of the messages about goods.
                    entry("Order", "Order"),
                    entry("OrderChange", "OrderChange"),
                    entry("ReceiptAdvice", "ReceiptAdvice"),
                    entry("InstructionForReturns", "InstructionForReturns"),
                    // Of money and transport.
                    entry("CreditNote", "CreditNote"),
                    entry("RemittanceAdvice", "RemittanceAdvice"),
                    entry("ForwardingInstructions", "ForwardingInstructions"),
                    entry("ForwardingResponse", "ForwardingResponse"),
                    entry("ApplicationAdvice", "ApplicationAdvice"),
                    entry("TransportStatus", "TransportStatus"),
                    // Of the messages about stock.
                    entry("InventoryReport", "InventoryReport"),
                    entry("SalesReport", "SalesReport"),
                    entry("PriceCatalogue", "PriceCatalogue")));
    /** What a profile may ask for by {@code message} instead of the usual one. */
    private static final Map<String, String> OTHER_MESSAGES = Map.of("865", "OrderResponse", "943", "DespatchAdvice");

    private static final Set<String> TYPES = Set.of(BusinessDocument.class.getPermittedSubclasses()).stream()
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    /** A profile read, and where each of its keys stands, so that what is wrong can be pointed at. */
    record Read(Path file, Profile profile, Map<String, Integer> lines) {

        ProfileRefused refused(String pointer, String text) {
            return new ProfileRefused(file, line(pointer), text);
        }

        /** Where a key stands, or the nearest one above it that is written; 0 for none. */
        int line(String pointer) {
            return YamlFile.line(lines, pointer);
        }
    }

    /**
     * The partner of a folder.
     *
     * @throws ProfileRefused when its profile cannot be understood
     */
    Partner partner(Path folder) {
        // Before it is read: a file that changes in between gives a mark of its own, and the folder is read again.
        var version = FolderVersion.of(folder);
        var read = read(folder.resolve("profile.yaml"));
        var profile = read.profile();
        if (profile.name() == null || profile.name().isBlank()) {
            throw read.refused("", "the key 'name' is missing: what people call this partner");
        }
        var maps = folder.resolve("maps");
        return new Partner(
                folder.getFileName().toString(),
                profile.name(),
                identifiers(read),
                Files.isDirectory(maps) ? maps : null,
                acknowledgements(read),
                charset(read),
                outbound(read),
                ProfileTransport.of(read),
                new Terms(
                        GuideReader.of(folder),
                        ProfileIgnored.of(read),
                        ProfileFreight.of(read),
                        ProfileAnswers.theirs(read),
                        ProfileAnswers.ours(read),
                        ProfileCalendar.of(read),
                        ProfileBatch.of(read),
                        FolderFeeds.of(folder)),
                version);
    }

    Read read(Path file) {
        var written = YamlFile.read(file, Profile.class);
        return new Read(file, written.said(), written.lines());
    }

    String write(Profile profile) {
        return YamlFile.write(profile);
    }

    private static List<Partner.Identifier> identifiers(Read read) {
        var identifiers = new ArrayList<Partner.Identifier>();
        int index = 0;
        for (var identifier : read.profile().identifiers()) {
            var pointer = "/identifiers/" + index++;
            var pattern = identifier.format() == null ? null : IdentifierForm.of(identifier.format());
            if (identifier.format() == null || pattern == null) {
                throw read.refused(
                        pointer + "/format",
                        "the format must be one of %s".formatted(sorted(IdentifierForm.formats())));
            }
            if (identifier.value() == null
                    || !pattern.matcher(identifier.value()).matches()) {
                throw read.refused(
                        pointer + "/value",
                        "'%s' is no %s identifier; write it as its envelope gives it, such as %s"
                                .formatted(
                                        identifier.value(),
                                        identifier.format(),
                                        IdentifierForm.example(identifier.format())));
            }
            identifiers.add(new Partner.Identifier(identifier.format(), identifier.value()));
        }
        if (identifiers.isEmpty()) {
            throw read.refused(
                    "", "the key 'identifiers' is missing: without one, nothing this partner sends is recognised");
        }
        return identifiers;
    }

    private static AcknowledgementPolicy acknowledgements(Read read) {
        var said = read.profile().acknowledgements();
        var standard = AcknowledgementPolicy.STANDARD;
        if (said == null) {
            return standard;
        }
        return new AcknowledgementPolicy(
                said.interchange() == null ? standard.interchange() : said.interchange(),
                said.functional() == null ? standard.functional() : functional(read, said.functional()),
                said.duplicates() == null ? standard.duplicates() : said.duplicates());
    }

    private static Functional functional(Read read, String said) {
        return switch (said) {
            case "true", "997" -> Functional.X997;
            case "999" -> Functional.X999;
            case "false" -> Functional.NONE;
            default ->
                throw read.refused(
                        "/acknowledgements/functional",
                        "'%s' is no answer to a group; write true or 997, 999, or false for none".formatted(said));
        };
    }

    private static @Nullable Charset charset(Read read) {
        var name = read.profile().charset();
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw read.refused(
                    "/charset", "there is no character set '%s'; usual ones are UTF-8 and ISO-8859-1".formatted(name));
        }
    }

    private static Map<String, Partner.Outbound> outbound(Read read) {
        var general = read.profile().envelope() == null
                ? Profile.Envelope.NOTHING
                : read.profile().envelope();
        var outbound = new LinkedHashMap<String, Partner.Outbound>();
        for (var entry : read.profile().outbound().entrySet()) {
            var pointer = "/outbound/" + entry.getKey();
            if (!TYPES.contains(entry.getKey())) {
                throw read.refused(
                        pointer,
                        "there is no document '%s'; the documents are %s".formatted(entry.getKey(), sorted(TYPES)));
            }
            var own = entry.getValue() == null ? Profile.Envelope.NOTHING : entry.getValue();
            outbound.put(entry.getKey(), outbound(read, pointer, entry.getKey(), own.over(general)));
        }
        return outbound;
    }

    private static Partner.Outbound outbound(Read read, String pointer, String type, Profile.Envelope envelope) {
        var format = required(read, pointer, "format", envelope.format());
        if (!VERSIONS.containsKey(format)) {
            throw read.refused(
                    pointer,
                    "we do not write the format '%s'; we write %s".formatted(format, sorted(VERSIONS.keySet())));
        }
        var version = required(read, pointer, "version", envelope.version());
        if (!VERSIONS.getOrDefault(format, Set.of()).contains(version)) {
            throw read.refused(
                    pointer,
                    "we do not write version '%s' of %s; we write %s"
                            .formatted(version, format, sorted(VERSIONS.get(format))));
        }
        var message = message(read, pointer, type, format, envelope.message());
        return new Partner.Outbound(
                format,
                version,
                message,
                identifier(read, pointer, format, required(read, pointer, "ours", envelope.ours())),
                identifier(read, pointer, format, required(read, pointer, "theirs", envelope.theirs())),
                ProfileDelimiters.of(read, pointer, format, envelope.delimiters()),
                conventions(read, pointer, envelope));
    }

    /** The usual message of a document, or the other one that the profile asks for. */
    private static String message(Read read, String pointer, String type, String format, @Nullable String wanted) {
        var usual = MESSAGES.getOrDefault(format, Map.of()).get(type);
        if (usual == null) {
            throw read.refused(pointer, "we do not write the document %s in %s".formatted(type, format));
        }
        if (wanted == null || wanted.equals(usual)) {
            return usual;
        }
        if (format.equals("X12") && type.equals(OTHER_MESSAGES.get(wanted))) {
            return wanted;
        }
        throw read.refused(pointer, "in %s the document %s is the message %s".formatted(format, type, usual));
    }

    private static Partner.Conventions conventions(Read read, String pointer, Profile.Envelope envelope) {
        var syntax = envelope.syntax();
        if (syntax != null && !syntax.matches("UNO[A-CWY]:[1-4]")) {
            throw read.refused(
                    pointer,
                    "'%s' is no syntax we write; write UNOA:1 to UNOC:4, or UNOW or UNOY for UTF-8".formatted(syntax));
        }
        return new Partner.Conventions(
                Boolean.TRUE.equals(envelope.test()),
                Boolean.TRUE.equals(envelope.acknowledgementRequested()),
                syntax,
                !Boolean.FALSE.equals(envelope.una()),
                envelope.units() == null ? Map.of() : envelope.units());
    }

    private static String identifier(Read read, String pointer, String format, String value) {
        var pattern = IdentifierForm.of(format);
        if (pattern == null || !pattern.matcher(value).matches()) {
            throw read.refused(
                    pointer,
                    "'%s' is no %s identifier; write it as %s"
                            .formatted(value, format, IdentifierForm.example(format)));
        }
        return value;
    }

    private static String required(Read read, String pointer, String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw read.refused(pointer, "the key '%s' is missing, here or under 'envelope'".formatted(key));
        }
        return value;
    }

    private static List<String> sorted(@Nullable Set<String> words) {
        return words == null ? List.of() : words.stream().sorted().toList();
    }
}
