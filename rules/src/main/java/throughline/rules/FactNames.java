package throughline.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** What facts and their fields are called in sentences: {@code fact-words.txt}. */
final class FactNames {

    /** How a field is said. */
    enum Kind {
        IS,
        COUNT,
        FLAG,
        NOUN
    }

    /**
     * @param first its name, what is counted, or what is said when it is so
     * @param second its unit, who has what is counted, or what is said when it is not so; may be empty
     */
    record Name(Kind kind, String first, String second) {}

    private static final Map<String, Name> NAMES = read();

    private FactNames() {}

    /** @param field a component of the record, or {@code .} for the fact itself */
    static Name of(Class<?> fact, String field) {
        var name = NAMES.get(fact.getSimpleName() + " " + field);
        if (name == null) {
            throw new IllegalStateException(
                    "fact-words.txt has no words for %s of %s".formatted(field, fact.getSimpleName()));
        }
        return name;
    }

    static String noun(Class<?> fact) {
        return of(fact, ".").first();
    }

    private static Map<String, Name> read() {
        try (var stream = FactNames.class.getResourceAsStream("fact-words.txt")) {
            if (stream == null) {
                throw new IllegalStateException("fact-words.txt is missing");
            }
            var names = new HashMap<String, Name>();
            new String(stream.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        var words = line.split("\\s+", 4);
                        int bar = words[3].indexOf(" | ");
                        names.put(
                                words[0] + " " + words[1],
                                new Name(
                                        Kind.valueOf(words[2].toUpperCase(java.util.Locale.ROOT)),
                                        bar < 0 ? words[3] : words[3].substring(0, bar),
                                        bar < 0 ? "" : words[3].substring(bar + 3)));
                    });
            return Map.copyOf(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
