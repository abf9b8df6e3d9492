package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each desk's page of facts and verbs is made of the records and interfaces themselves. Run with -Dthroughline.write=true to write it again. */
class VocabularyTest {

    private static final Path SOURCES = Path.of("src/main/java");

    @ParameterizedTest
    @EnumSource(Desk.class)
    void aDesksPageListsWhatItsRulesMayUse(Desk desk) throws IOException {
        Path page = Path.of("policy", desk.folder(), "README.md");
        String expected = page(desk);
        if (Boolean.getBoolean("throughline.write")) {
            Files.writeString(page, expected);
        }

        assertThat(page).content().isEqualTo(expected);
    }

    private static String page(Desk desk) throws IOException {
        var text = new StringBuilder("# Words of the " + desk.folder() + " desk\n\n");
        text.append("A policy file begins with `package ")
                .append(desk.rulePackage())
                .append("`, imports the facts it looks at and `")
                .append(desk.verbs().getName())
                .append("`,\nand declares `global ")
                .append(desk.verbs().getSimpleName())
                .append(' ')
                .append(desk.global())
                .append(
                        "`. After `then` stand verbs, each with `.because( \"...\" )`, and nothing else.\n\n## Facts\n");
        for (Class<?> fact : desk.facts()) {
            String source = source(fact);
            text.append("\n### ")
                    .append(fact.getSimpleName())
                    .append("\n")
                    .append(summary(source))
                    .append("\n\n| field | is | means |\n|---|---|---|\n");
            for (RecordComponent component : fact.getRecordComponents()) {
                text.append("| ")
                        .append(component.getName())
                        .append(" | ")
                        .append(kind(component.getType()))
                        .append(" | ")
                        .append(parameter(source, component.getName()))
                        .append(" |\n");
            }
        }
        text.append("\n## Verbs\n").append(summary(source(desk.verbs()))).append("\n\n| verb | means |\n|---|---|\n");
        Arrays.stream(desk.verbs().getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toGenericString))
                .forEach(verb -> text.append("| `")
                        .append(desk.global())
                        .append('.')
                        .append(verb.getName())
                        .append("( ")
                        .append(Arrays.stream(verb.getParameters())
                                .map(one -> "$" + one.getName())
                                .collect(Collectors.joining(", ")))
                        .append(" )` | takes ")
                        .append(Arrays.stream(verb.getParameterTypes())
                                .map(VocabularyTest::kind)
                                .collect(Collectors.joining(", ")))
                        .append(" |\n"));
        return text.toString().replace("(  )", "()").replace("takes  |", "takes nothing |");
    }

    private static String kind(Class<?> type) {
        if (type == String.class) {
            return "text";
        }
        if (type == boolean.class) {
            return "yes/no";
        }
        if (type == int.class) {
            return "whole number";
        }
        return type == double.class || type == java.math.BigDecimal.class ? "number" : "a " + type.getSimpleName();
    }

    private static String source(Class<?> type) throws IOException {
        return Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
    }

    private static String summary(String source) {
        Matcher comment = Pattern.compile("/\\*\\*(.*?)(?:\\n \\*\\n \\* @param|\\*/)", Pattern.DOTALL)
                .matcher(source);
        return comment.find() ? plain(comment.group(1)) : "";
    }

    private static String parameter(String source, String name) {
        Matcher tag = Pattern.compile("@param " + name + "\\s+(.*?)(?=\\n \\* @|\\n \\*/|\\*/)", Pattern.DOTALL)
                .matcher(source);
        return tag.find() ? plain(tag.group(1)) : "";
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\n\\s*\\* ?", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("<p>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
