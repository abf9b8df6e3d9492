package throughline.console.look;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.console.act.Refused;
import throughline.rules.Desk;
import throughline.rules.vocabulary.Vocabulary;
import throughline.rules.vocabulary.Vocabulary.Range;

/**
 * What may be written in a desk's policies, for people who write them.
 *
 * @param global by which its verbs are called
 * @param resolution how its proposals are weighed
 */
public record PolicyWords(String desk, String global, String resolution, List<Fact> facts, List<Verb> verbs) {

    public PolicyWords {
        facts = List.copyOf(facts);
        verbs = List.copyOf(verbs);
    }

    /** A kind of fact. */
    public record Fact(String name, String text, List<Field> fields) {

        public Fact {
            fields = List.copyOf(fields);
        }
    }

    /**
     * A field of a fact.
     *
     * @param type in words: text, number, whole number, yes/no, a Line
     * @param values the only ones there are; empty when there are others
     */
    public record Field(String name, String type, String text, List<String> values) {

        public Field {
            values = List.copyOf(values);
        }
    }

    /** What may be proposed. */
    public record Verb(String name, List<String> parameters, String text) {

        public Verb {
            parameters = List.copyOf(parameters);
        }
    }

    /** @throws Refused when there is no such desk */
    public static PolicyWords of(String folder) {
        var desk = Arrays.stream(Desk.values())
                .filter(each -> each.folder().equals(folder))
                .findFirst()
                .orElseThrow(() -> Refused.unknown(
                        "There is no desk %s.".formatted(folder), "Ask for pricing, credit, allocation, exception or posting."));
        var words = Vocabulary.of(desk);
        return new PolicyWords(
                folder,
                words.global(),
                words.resolution(),
                words.facts().stream().map(PolicyWords::fact).toList(),
                words.verbs().stream().map(PolicyWords::verb).toList());
    }

    private static Fact fact(Vocabulary.Fact fact) {
        return new Fact(
                fact.name(),
                fact.means(),
                fact.fields().stream()
                        .map(field -> new Field(
                                field.name(),
                                field.range().typeWords(),
                                about(field.range(), field.means()),
                                field.range().values()))
                        .toList());
    }

    private static Verb verb(Vocabulary.Verb verb) {
        return new Verb(
                verb.name(),
                verb.parameters().stream().map(each -> "$" + each.name()).toList(),
                verb.means());
    }

    private static String about(Range range, String means) {
        var limits = range.from() == null && range.to() == null
                ? ""
                : "%s to %s"
                        .formatted(
                                range.from() == null ? "any" : range.from().toPlainString(),
                                range.to() == null ? "any" : range.to().toPlainString());
        return Stream.of(means, limits, range.unit())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }
}
