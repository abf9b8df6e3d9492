package throughline.connectors.partner;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;

/** Writes the whole folder of a new partner, from a template or from a partner we know: profile, README, samples and what they say. */
public final class OnBoarding {

    private static final Map<String, String> UNIT_MAPS = Map.of("X12", "x12-850.xml", "EDIFACT", "edifact-ORDERS.xml");

    private final PartnerFolders folders;
    private final LocalDate today;

    /** @param today the date under the oddities of the README */
    public OnBoarding(PartnerFolders folders, LocalDate today) {
        this.folders = folders;
        this.today = today;
    }

    /**
     * Whom to take in.
     *
     * @param from a template's name, or a partner's code
     * @param identifiers what it sends under; what is left out is made of its code where that makes sense
     * @param ours what it sends to, or null for what most partners of the format do
     * @param units its own words for units, each with the standard's ({@code CX} to {@code CA})
     */
    public record Wish(
            String code,
            String from,
            @Nullable String name,
            List<Partner.Identifier> identifiers,
            @Nullable String ours,
            Map<String, String> units) {

        public Wish {
            identifiers = List.copyOf(identifiers);
            units = Map.copyOf(units);
        }

        String title() {
            return name == null || name.isBlank() ? code : name.strip();
        }
    }

    /**
     * Writes it: whole or not at all.
     *
     * @return the new folder
     * @throws IllegalArgumentException when it may not be taken in; the message says why, in a sentence
     */
    public Path write(Wish wish) throws IOException {
        var template = Template.named(wish.from()).orElse(null);
        var source = template == null ? folders.byCode(wish.from()).orElse(null) : null;
        if (template == null && source == null) {
            throw new IllegalArgumentException("there is no template and no partner '%s'; the templates are %s"
                    .formatted(
                            wish.from(),
                            Template.all().stream().map(Template::name).collect(Collectors.joining(", "))));
        }
        var formats = template != null
                ? List.of(template.format())
                : requireNonNull(source).identifiers().stream()
                        .map(Partner.Identifier::format)
                        .toList();
        var identifiers = identifiers(wish, formats);
        folders.mustBeNew(new NewPartner(wish.code(), wish.title(), identifiers, null));
        var files = template != null
                ? filled(template, wish, identifiers)
                : copied(requireNonNull(source), folders.folder(wish.from()).orElseThrow(), wish, identifiers);
        return keep(wish.code(), files);
    }

    private static List<Partner.Identifier> identifiers(Wish wish, List<String> formats) {
        var identifiers = new ArrayList<Partner.Identifier>();
        var given = new ArrayList<>(wish.identifiers());
        for (var format : formats) {
            var own = given.stream()
                    .filter(each -> each.format().equals(format))
                    .findFirst()
                    .orElse(null);
            given.remove(own);
            var identifier = own == null ? usual(format, wish.code()) : own;
            if (identifiers.contains(identifier)) {
                throw new IllegalArgumentException(
                        "it needs a second identifier of the format %s; say --id %s=... once more"
                                .formatted(format, format));
            }
            identifiers.add(identifier);
        }
        identifiers.addAll(given);
        return identifiers;
    }

    private static Partner.Identifier usual(String format, String code) {
        var shout = code.toUpperCase(Locale.ROOT);
        return switch (format) {
            case "X12" -> {
                if (shout.length() > 15) {
                    throw new IllegalArgumentException(
                            "an X12 identifier has at most 15 characters; say which is theirs: --id X12=ZZ:...");
                }
                yield new Partner.Identifier(format, "ZZ:" + shout);
            }
            case "JSON" -> new Partner.Identifier(format, code);
            default ->
                throw new IllegalArgumentException("say under which identifier it sends: --id %s=%s"
                        .formatted(format, format.equals("EDIFACT") ? "14:5412345000013" : "shop.example"));
        };
    }

    private Map<String, byte[]> filled(Template template, Wish wish, List<Partner.Identifier> identifiers) {
        var words = words(template, wish, identifiers);
        var files = new LinkedHashMap<String, byte[]>();
        for (var file : template.files()) {
            files.put(file, fill(template.file(file), words));
        }
        if (!wish.units().isEmpty()) {
            var map = UNIT_MAPS.get(template.format());
            if (map == null || !files.keySet().stream().anyMatch(file -> file.contains(messageOf(map)))) {
                throw new IllegalArgumentException(
                        "units of its own can be said for x12-customer and edifact-customer only");
            }
            files.put("maps/" + map, fill(Template.text("units/" + map), words));
        }
        return files;
    }

    private static String messageOf(String map) {
        return map.replaceAll("^[^-]*-|\\.xml$", "");
    }

    private Map<String, String> words(Template template, Wish wish, List<Partner.Identifier> identifiers) {
        var words = new LinkedHashMap<String, String>();
        words.put("code", wish.code());
        words.put("name", wish.title());
        words.put("name.quoted", "\"" + wish.title().replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
        words.put("today", today.toString());
        words.put(
                "identifiers",
                identifiers.stream()
                        .skip(1)
                        .map(each -> "  - {format: %s, value: \"%s\"}%n".formatted(each.format(), each.value()))
                        .collect(Collectors.joining()));
        words.put("units", units(wish, "            <jb:decodeParam name=\"%s\">%s</jb:decodeParam>%n"));
        words.put(
                "oddities",
                units(wish, "| " + today + " | `%s` means `%s` | `maps/` reads it as the standard's code |%n"));
        var format = template.format().toLowerCase(Locale.ROOT);
        sides(words, format + ".theirs", identifiers.get(0).value());
        if (UNIT_MAPS.containsKey(template.format())) {
            sides(words, format + ".ours", wish.ours() == null ? usualOurs(template.format()) : wish.ours());
        }
        return words;
    }

    private static String units(Wish wish, String line) {
        return wish.units().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(unit -> line.formatted(xml(unit.getKey()), xml(unit.getValue())))
                .collect(Collectors.joining());
    }

    private static String xml(String text) {
        if (!text.matches("[A-Za-z0-9]{1,10}")) {
            throw new IllegalArgumentException("'%s' is no unit; a unit is made of letters and digits".formatted(text));
        }
        return text;
    }

    /** An identifier as each envelope writes it: ISA05 and ISA06 at their fixed width, UNB S002 the other way round. */
    private static void sides(Map<String, String> words, String key, String value) {
        int colon = value.indexOf(':');
        var qualifier = value.substring(0, Math.max(0, colon));
        var id = value.substring(colon + 1);
        words.put(key, value);
        words.put(key + ".id", id);
        words.put(key + ".isa", "%-2s*%-15s".formatted(qualifier, id));
        words.put(key + ".unb", qualifier.isEmpty() ? id : id + ":" + qualifier);
    }

    /** What most partners of a format send to. */
    private String usualOurs(String format) {
        return folders.all().stream()
                .flatMap(partner -> partner.outbound().values().stream())
                .filter(outbound -> outbound.format().equals(format))
                .collect(Collectors.groupingBy(Partner.Outbound::ours, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElseThrow(() -> new IllegalArgumentException("say which identifier of ours it sends to: --ours %s"
                        .formatted(format.equals("X12") ? "ZZ:US" : "14:4098765000004")));
    }

    private static byte[] fill(String text, Map<String, String> words) {
        var filled = text;
        for (var word : words.entrySet()) {
            filled = filled.replace("{{" + word.getKey() + "}}", word.getValue());
        }
        return filled.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, byte[]> copied(Partner source, Path folder, Wish wish, List<Partner.Identifier> identifiers)
            throws IOException {
        if (!wish.units().isEmpty()) {
            throw new IllegalArgumentException("a copied partner brings its own maps; edit them after this");
        }
        var again = new CopiedPartner(source, wish, identifiers);
        var files = new LinkedHashMap<String, byte[]>();
        try (var walk = Files.walk(folder)) {
            for (var file : walk.filter(Files::isRegularFile).sorted().toList()) {
                var path = folder.relativize(file).toString().replace('\\', '/');
                if (path.equals("profile.yaml")) {
                    files.put(path, again.profile(Files.readString(file)).getBytes(StandardCharsets.UTF_8));
                } else if (path.startsWith("maps/") || path.startsWith("guides/")) {
                    files.put(path, Files.readAllBytes(file));
                } else if (path.startsWith("samples/")
                        && !path.endsWith(SampleReading.EXPECTED)
                        && !path.endsWith(SampleReading.FAULT)) {
                    files.put(path, again.sample(Files.readAllBytes(file)));
                }
            }
        }
        files.put("README.md", again.readme(today).getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private Path keep(String code, Map<String, byte[]> files) throws IOException {
        var home = folders.home();
        Files.createDirectories(home);
        var draft = Files.createTempDirectory(home, ".new-");
        try {
            var folder = Files.createDirectory(draft.resolve(code));
            for (var file : files.entrySet()) {
                var target = folder.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.write(target, file.getValue());
            }
            new FolderCheck(folders, secret -> true, Clock.systemUTC()).accept(folder, false);
            return Files.move(folder, home.resolve(code), StandardCopyOption.ATOMIC_MOVE);
        } catch (ProfileRefused refused) {
            throw new IllegalArgumentException(refused.why(), refused);
        } finally {
            remove(draft);
        }
    }

    static void remove(Path draft) throws IOException {
        try (Stream<Path> files = Files.walk(draft)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
