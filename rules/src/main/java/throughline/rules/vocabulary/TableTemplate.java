package throughline.rules.vocabulary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.rules.Desk;
import throughline.rules.vocabulary.Vocabulary.Fact;
import throughline.rules.vocabulary.Vocabulary.Field;
import throughline.rules.vocabulary.Vocabulary.Parameter;
import throughline.rules.vocabulary.Vocabulary.Type;
import throughline.rules.vocabulary.Vocabulary.Verb;

/** A decision table to begin with, of a desk's own words: one band of one number, and what is proposed. It is whole, so that one changes it cell by cell. */
public final class TableTemplate {

    private TableTemplate() {}

    /** The table's text; the gate takes it as it is. */
    public static String of(Desk desk) {
        var words = Vocabulary.of(desk);
        var verb = words.verbs().stream()
                .filter(each -> each.parameters().stream()
                        .allMatch(one -> one.range().type() != Type.FACT || numeric(fact(words, one)) != null))
                .min(Comparator.comparingInt(each -> each.parameters().size()))
                .orElseThrow();
        var spoken = verb.parameters().stream()
                .filter(one -> one.range().type() == Type.FACT)
                .findFirst();
        var fact = spoken.map(one -> fact(words, one)).orElseGet(() -> words.facts().stream()
                .filter(each -> numeric(each) != null)
                .findFirst()
                .orElseThrow());
        var about = spoken.map(one -> "$" + one.name() + " : ").orElse("") + fact.name() + "...";
        var imports = words.facts().stream().map(Fact::importName).collect(Collectors.joining(", "));
        return List.of(
                        "RuleSet," + words.rulePackage(),
                        "Import,\"%s, %s\"".formatted(imports, words.verbsImport()),
                        "Variables,%s %s".formatted(desk.verbs().getSimpleName(), words.global()),
                        "Notes,What this table decides.",
                        "",
                        "RuleTable Rules",
                        "NAME,METADATA,CONDITION,CONDITION,ACTION",
                        ",,%s,%s".formatted(about, about),
                        ",\"policy( \"\"$param\"\" )\",%1$s >= $param,%1$s < $param,\"%2$s\""
                                .formatted(field(fact).name(), call(words, verb).replace("\"", "\"\"")),
                        "Rule,Paragraph,At least,and below,%s".formatted(verb.name()),
                        "N-1 Say what it is about,Paragraph of the policy,%s,,\"%s\""
                                .formatted(least(fact), cell(verb)))
                .stream()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Fact fact(Vocabulary words, Parameter one) {
        var fact = words.fact(one.range().fact());
        if (fact == null) {
            throw new IllegalStateException("no fact " + one.range().fact());
        }
        return fact;
    }

    private static Field field(Fact fact) {
        var field = numeric(fact);
        if (field == null) {
            throw new IllegalStateException("no number in " + fact.name());
        }
        return field;
    }

    private static @Nullable Field numeric(Fact fact) {
        return fact.fields().stream()
                .filter(field -> !field.maybeNull()
                        && (field.range().type() == Type.WHOLE || field.range().type() == Type.NUMBER))
                .findFirst()
                .orElse(null);
    }

    private static String least(Fact fact) {
        return field(fact).range().example();
    }

    /** The verb with the parts of its cell in it: its figures first, its reason last. */
    private static String call(Vocabulary words, Verb verb) {
        int part = 1;
        var arguments = new ArrayList<String>();
        for (var one : verb.parameters()) {
            arguments.add(
                    switch (one.range().type()) {
                        case FACT -> "$" + one.name();
                        case TEXT -> "\"$%d\"".formatted(part++);
                        default -> "$" + part++;
                    });
        }
        var reason = part == 1 ? "$param" : "$" + part;
        return "%s.%s(%s).because( \"%s\" );"
                .formatted(
                        words.global(),
                        verb.name(),
                        arguments.isEmpty() ? "" : arguments.stream().collect(Collectors.joining(", ", " ", " ")),
                        reason);
    }

    private static String cell(Verb verb) {
        return verb.parameters().stream()
                .filter(one -> one.range().type() != Type.FACT)
                .map(one -> one.range().values().isEmpty()
                        ? one.range().example()
                        : one.range().values().get(0))
                .map(figure -> figure + ", ")
                .collect(Collectors.joining())
                .concat("because of this");
    }
}
