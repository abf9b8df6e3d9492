package throughline.connectors.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import throughline.connectors.flat.YamlLines;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * A file of a partner's folder that people write in YAML, read whole, with the line of each of its keys.
 *
 * @param said what it says
 * @param lines by JSON pointer, from 1
 */
record YamlFile<T>(Path file, T said, Map<String, Integer> lines) {

    private static final long LARGEST_BYTES = 256 * 1024;

    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();

    /**
     * Reads one.
     *
     * @throws ProfileRefused when it is not there, too large, or says something we do not understand
     */
    static <T> YamlFile<T> read(Path file, Class<T> type) {
        var text = text(file);
        try {
            var said = MAPPER.readValue(text, type);
            if (said == null) {
                throw new ProfileRefused(file, 0, "the file says nothing");
            }
            return new YamlFile<>(file, said, YamlLines.of(MAPPER, text));
        } catch (UnrecognizedPropertyException unknown) {
            var known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new ProfileRefused(
                    file,
                    YamlLines.of(MAPPER, text)
                            .getOrDefault(
                                    pointer(unknown), unknown.getLocation().getLineNr()),
                    "there is no key '%s'; the keys here are %s".formatted(unknown.getPropertyName(), known));
        } catch (JacksonException wrong) {
            var location = wrong.getLocation();
            throw new ProfileRefused(
                    file,
                    location == null ? 0 : Math.max(0, location.getLineNr()),
                    firstLine(wrong.getOriginalMessage()));
        }
    }

    static String write(Object said) {
        return MAPPER.writeValueAsString(said);
    }

    ProfileRefused refused(String pointer, String text) {
        return new ProfileRefused(file, line(lines, pointer), text);
    }

    /** Where a key stands, or the nearest one above it that is written; 0 for none. */
    static int line(Map<String, Integer> lines, String pointer) {
        var at = pointer;
        while (!lines.containsKey(at) && at.contains("/")) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault(at, 0);
    }

    static String text(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new ProfileRefused(file, 0, "there is no such file; a partner's folder needs one");
            }
            if (Files.size(file) > LARGEST_BYTES) {
                throw new ProfileRefused(file, 0, "the file is larger than %d bytes".formatted(LARGEST_BYTES));
            }
            return Files.readString(file);
        } catch (CharacterCodingException wrong) {
            throw new ProfileRefused(file, 0, "the file is not UTF-8");
        } catch (IOException wrong) {
            throw new UncheckedIOException("cannot read " + file, wrong);
        }
    }

    private static String pointer(JacksonException wrong) {
        return wrong.getPath().stream()
                .map(step -> "/"
                        + (step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName()))
                .collect(Collectors.joining());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
