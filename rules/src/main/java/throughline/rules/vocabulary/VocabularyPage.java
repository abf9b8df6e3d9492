package throughline.rules.vocabulary;

import java.util.stream.Collectors;
import throughline.rules.vocabulary.Vocabulary.Fact;
import throughline.rules.vocabulary.Vocabulary.Range;
import throughline.rules.vocabulary.Vocabulary.Type;
import throughline.rules.vocabulary.Vocabulary.Verb;

/** A desk's page of words, in Markdown: {@code policy/<desk>/README.md}. */
public final class VocabularyPage {

    private VocabularyPage() {}

    public static String of(Vocabulary words) {
        var page = new StringBuilder("# Words of the %s desk\n\n".formatted(words.folder()));
        page.append(
                """
                A policy file begins with `package %s`, imports the facts it looks at and `%s`,
                and declares `global %s %s`. After `then` stand verbs, each with `.because( "..." )`, and nothing else.

                ## Facts
                """
                        .formatted(
                                words.rulePackage(),
                                words.verbsImport(),
                                words.verbsImport()
                                        .substring(words.verbsImport().lastIndexOf('.') + 1),
                                words.global()));
        words.facts().forEach(fact -> fact(page, fact));
        page.append("\n## Verbs\nHow proposals are weighed: ")
                .append(words.resolution())
                .append("\n\n| verb | does | figures |\n|---|---|---|\n");
        words.verbs()
                .forEach(verb ->
                        page.append("| `%s` | %s | %s |\n".formatted(verb.call(), verb.means(), figures(verb))));
        return page.toString();
    }

    private static void fact(StringBuilder page, Fact fact) {
        page.append("\n### %s\n%s %s\n\n| field | is | may be | means |\n|---|---|---|---|\n"
                .formatted(fact.name(), fact.means(), there(fact)));
        fact.fields()
                .forEach(field -> page.append("| %s | %s | %s | %s |\n"
                        .formatted(field.name(), type(field.range()), range(field.range()), field.means())));
    }

    private static String there(Fact fact) {
        return fact.once() ? "There is one." : "There may be any number.";
    }

    private static String type(Range range) {
        return range.typeWords() + (range.unit().isEmpty() ? "" : " (" + range.unit() + ")");
    }

    private static String range(Range range) {
        if (!range.values().isEmpty()) {
            return range.values().stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        }
        var from = range.from();
        var to = range.to();
        if (from != null && to != null) {
            return from.toPlainString() + " to " + to.toPlainString();
        }
        return from != null ? "from " + from.toPlainString() : to != null ? "up to " + to.toPlainString() : "";
    }

    private static String figures(Verb verb) {
        return verb.parameters().stream()
                .map(one -> one.range().type() == Type.FACT
                        ? one.range().typeWords()
                        : "%s: %s%s"
                                .formatted(
                                        one.name(),
                                        type(one.range()),
                                        range(one.range()).isEmpty() ? "" : ", " + range(one.range())))
                .collect(Collectors.joining("; "));
    }
}
