package throughline.rules.vocabulary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.rules.vocabulary.Vocabulary.Question;
import throughline.rules.vocabulary.Vocabulary.Range;
import throughline.rules.vocabulary.Vocabulary.Type;
import throughline.rules.vocabulary.Vocabulary.Weighing;

/** {@code vocabulary.txt}: what the records and interfaces do not say themselves. */
final class VocabularyWords {

    private final Map<String, String[]> lines = new LinkedHashMap<>();

    private VocabularyWords() {}

    record AboutFact(boolean once, Set<Question> asked, String means) {}

    record AboutVerb(String family, Weighing weighing, int rank, String means) {}

    /** A field or a figure. */
    record Value(String unit, String allowed, String example, String means) {

        static final Value NONE = new Value("", "", "", "");

        Range range(Class<?> type) {
            boolean numbers = allowed.contains("..");
            int dots = allowed.indexOf("..");
            return new Range(
                    Type.of(type),
                    Type.of(type) == Type.FACT ? type.getSimpleName() : "",
                    unit,
                    numbers ? number(allowed.substring(0, dots)) : null,
                    numbers ? number(allowed.substring(dots + 2)) : null,
                    numbers || allowed.isEmpty() ? List.of() : List.of(allowed.split(",\\s*")),
                    example);
        }

        private static @Nullable BigDecimal number(String text) {
            return text.isBlank() ? null : new BigDecimal(text.strip());
        }
    }

    static VocabularyWords read() {
        var words = new VocabularyWords();
        try (var stream = VocabularyWords.class.getResourceAsStream("vocabulary.txt")) {
            if (stream == null) {
                throw new IllegalStateException("vocabulary.txt is missing");
            }
            new String(stream.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|", -1))
                            .map(String::strip)
                            .toArray(String[]::new))
                    .forEach(cells -> words.lines.put(cells[0], cells));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String resolution(String global) {
        return cells(global, 2)[1];
    }

    AboutFact fact(String name) {
        var cells = cells(name, 3);
        var asked = EnumSet.noneOf(Question.class);
        int comma = cells[1].indexOf(',');
        for (var word : cells[1].substring(comma + 1).strip().split("\\s+")) {
            asked.add(Question.valueOf(word.toUpperCase(Locale.ROOT)));
        }
        return new AboutFact(cells[1].startsWith("once"), asked, cells[2]);
    }

    AboutVerb verb(String key) {
        var cells = cells(key, 4);
        return new AboutVerb(
                cells[1],
                Weighing.valueOf(cells[2].toUpperCase(Locale.ROOT)),
                List.copyOf(lines.keySet()).indexOf(key),
                cells[3]);
    }

    Value value(String key) {
        var cells = cells(key, 5);
        return new Value(cells[1], cells[2], cells[3], cells[4]);
    }

    private String[] cells(String key, int number) {
        var cells = lines.get(key);
        if (cells == null || cells.length != number) {
            throw new IllegalStateException("vocabulary.txt has no line of %d cells for %s".formatted(number, key));
        }
        return cells;
    }
}
