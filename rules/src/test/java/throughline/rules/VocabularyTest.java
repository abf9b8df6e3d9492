package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import throughline.rules.vocabulary.Vocabulary;
import throughline.rules.vocabulary.VocabularyPage;

/** One vocabulary: the desks' pages are made of it, and it says what the records and interfaces say. Run with -Dthroughline.write=true to write the pages. */
class VocabularyTest {

    private static final Path SOURCES = Path.of("src/main/java");

    @ParameterizedTest
    @EnumSource(Desk.class)
    void aDesksPageListsWhatItsRulesMayUse(Desk desk) throws IOException {
        Path page = Path.of("policy", desk.folder(), "README.md");
        String expected = VocabularyPage.of(Vocabulary.of(desk));
        if (Boolean.getBoolean("throughline.write")) {
            Files.writeString(page, expected);
        }

        assertThat(page).content().isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Desk.class)
    void theJavadocOfARecordSaysTheSame(Desk desk) throws IOException {
        var differences = new ArrayList<String>();
        for (Class<?> fact : desk.facts()) {
            var words = Vocabulary.of(desk).fact(fact.getSimpleName());
            var source = Files.readString(SOURCES.resolve(fact.getName().replace('.', '/') + ".java"));
            if (words == null || !summary(source).equals(words.means())) {
                differences.add(fact.getSimpleName() + ": " + summary(source));
                continue;
            }
            for (var field : words.fields()) {
                var written = parameter(source, field.name());
                if (!written.isEmpty() && !written.equals(field.means())) {
                    differences.add(fact.getSimpleName() + "." + field.name() + ": " + written);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Desk.class)
    void everyExampleIsWithinItsOwnLimits(Desk desk) {
        var vocabulary = Vocabulary.of(desk);
        var ranges = new ArrayList<Vocabulary.Range>();
        vocabulary.facts().forEach(fact -> fact.fields().forEach(field -> ranges.add(field.range())));
        vocabulary.verbs().forEach(verb -> verb.parameters().forEach(one -> ranges.add(one.range())));

        assertThat(ranges).allSatisfy(range -> {
            switch (range.type()) {
                case NUMBER, WHOLE -> {
                    var example = new BigDecimal(range.example());
                    assertThat(range.from() == null || example.compareTo(range.from()) >= 0)
                            .isTrue();
                    assertThat(range.to() == null || example.compareTo(range.to()) <= 0)
                            .isTrue();
                }
                case TEXT ->
                    assertThat(range.values().isEmpty() || range.values().contains(range.example()))
                            .isTrue();
                case YES_NO -> assertThat(range.example()).isIn("true", "false");
                case FACT -> assertThat(range.fact()).isNotEmpty();
            }
        });
    }

    @Test
    void aVerbSaysHowItIsCalledAndHowItIsWeighed() {
        var discount = Vocabulary.of(Desk.PRICING).verb("discount");

        assertThat(discount).isNotNull();
        assertThat(discount.call()).isEqualTo("price.discount( $line, $percent )");
        assertThat(discount.weighing()).isEqualTo(Vocabulary.Weighing.HIGHEST);
        assertThat(discount.parameters().get(1).range().unit()).isEqualTo("percent");
    }

    @Test
    void everyLineOfTheVocabularyIsAboutSomethingThatIsThere() throws IOException {
        var known = new ArrayList<String>();
        for (Desk desk : Desk.values()) {
            known.add(desk.global());
            for (Class<?> fact : desk.facts()) {
                known.add(fact.getSimpleName());
                Arrays.stream(fact.getRecordComponents())
                        .forEach(field -> known.add(fact.getSimpleName() + "." + field.getName()));
            }
            Arrays.stream(desk.verbs().getDeclaredMethods()).forEach(verb -> {
                known.add(desk.global() + "." + verb.getName());
                Arrays.stream(verb.getParameters())
                        .forEach(one -> known.add(desk.global() + "." + verb.getName() + "." + one.getName()));
            });
        }
        try (var lines = Files.lines(Path.of("src/main/resources/throughline/rules/vocabulary/vocabulary.txt"))) {
            assertThat(lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.substring(0, line.indexOf('|')).strip()))
                    .isSubsetOf(known)
                    .doesNotHaveDuplicates();
        }
    }

    private static String summary(String source) {
        var comment = Pattern.compile("/\\*\\*(.*?)(?:\\n \\*\\n \\* @param|\\*/)", Pattern.DOTALL)
                .matcher(source);
        return comment.find() ? plain(comment.group(1)) : "";
    }

    private static String parameter(String source, String name) {
        var tag = Pattern.compile("@param " + name + "\\s+(.*?)(?=\\n \\* @|\\n \\*/|\\*/)", Pattern.DOTALL)
                .matcher(source);
        return tag.find() ? plain(tag.group(1)) : "";
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\n\\s*\\* ?", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
