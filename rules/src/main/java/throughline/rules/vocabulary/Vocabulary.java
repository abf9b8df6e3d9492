package throughline.rules.vocabulary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.rules.Desk;
import throughline.rules.verbs.Because;

/**
 * All that a desk's rules may be made of: one source for completion in an editor, for the desk's page of words and for the checks. Names and types
 * are those of the records and interfaces themselves; units, limits, examples and meanings stand in {@code vocabulary.txt}.
 *
 * @param folder of the desk, below the policy folder
 * @param rulePackage that its files declare
 * @param global by which its verbs are called
 * @param verbsImport the interface of its verbs, by its full name
 * @param resolution how its proposals are weighed, in a few sentences
 */
public record Vocabulary(
        String folder,
        String rulePackage,
        String global,
        String verbsImport,
        String resolution,
        List<Fact> facts,
        List<Verb> verbs) {

    private static final Map<Desk, Vocabulary> ALL = new EnumMap<>(Desk.class);

    static {
        var words = VocabularyWords.read();
        for (Desk desk : Desk.values()) {
            ALL.put(desk, make(desk, words));
        }
    }

    public Vocabulary {
        facts = List.copyOf(facts);
        verbs = List.copyOf(verbs);
    }

    /** What is asked when a fact is on the table. */
    public enum Question {
        CHECKS,
        PRICES,
        CREDIT,
        STOCK,
        SHORT,
        CASE,
        POSTING
    }

    /**
     * @param name as rules write it
     * @param importName by which a file imports it
     * @param once whether there is one for an order, a shipment or a case; otherwise there may be any number
     * @param asked when it is on the table
     */
    public record Fact(
            String name, String importName, boolean once, Set<Question> asked, String means, List<Field> fields) {

        public Fact {
            asked = Set.copyOf(asked);
            fields = List.copyOf(fields);
        }

        /** The field of that name, or null. */
        public @Nullable Field field(String named) {
            return fields.stream()
                    .filter(field -> field.name().equals(named))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What a value is. */
    public enum Type {
        TEXT("text"),
        YES_NO("yes/no"),
        WHOLE("whole number"),
        NUMBER("number"),
        FACT("a fact");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        static Type of(Class<?> type) {
            if (type == String.class) {
                return TEXT;
            }
            if (type == boolean.class) {
                return YES_NO;
            }
            if (type == int.class) {
                return WHOLE;
            }
            return type == double.class || type == BigDecimal.class ? NUMBER : FACT;
        }
    }

    /**
     * What a value may be.
     *
     * @param fact the kind of fact it is, when its type is one; otherwise empty
     * @param unit {@code cases}, {@code percent}; empty when there is none
     * @param from the smallest number, or null when there is none
     * @param to the largest, or null
     * @param values the only texts it may be; empty for any
     * @param example one value, as rules write it without quotes; empty for a fact
     */
    public record Range(
            Type type,
            String fact,
            String unit,
            @Nullable BigDecimal from,
            @Nullable BigDecimal to,
            List<String> values,
            String example) {

        public Range {
            values = List.copyOf(values);
        }

        /** {@code whole number}, {@code a Line}. */
        public String typeWords() {
            return type == Type.FACT ? "a " + fact : type.words();
        }
    }

    /** @param maybeNull whether it may be unknown; rules then ask {@code field != null} */
    public record Field(String name, Range range, boolean maybeNull, String means) {}

    /** How several proposals of one family are weighed. */
    public enum Weighing {
        STRONGEST,
        HIGHEST,
        LOWEST,
        SMALLEST,
        LARGEST,
        SUM,
        ALL
    }

    /**
     * @param call as it is written after "then", with names for its figures
     * @param family the verbs that are weighed against each other
     * @param rank where {@link Weighing#STRONGEST} counts, the higher is the stronger
     * @param means one sentence
     */
    public record Verb(
            String name,
            String call,
            String family,
            Weighing weighing,
            int rank,
            List<Parameter> parameters,
            String means) {

        public Verb {
            parameters = List.copyOf(parameters);
        }
    }

    public record Parameter(String name, Range range, String means) {}

    public static Vocabulary of(Desk desk) {
        var vocabulary = ALL.get(desk);
        if (vocabulary == null) {
            throw new IllegalStateException("no words for " + desk);
        }
        return vocabulary;
    }

    /** The fact of that name, or null. */
    public @Nullable Fact fact(String named) {
        return facts.stream()
                .filter(fact -> fact.name().equals(named))
                .findFirst()
                .orElse(null);
    }

    /** The verb of that name, or null; where there are several of one name, the first. */
    public @Nullable Verb verb(String named) {
        return verbs.stream()
                .filter(verb -> verb.name().equals(named))
                .findFirst()
                .orElse(null);
    }

    private static Vocabulary make(Desk desk, VocabularyWords words) {
        return new Vocabulary(
                desk.folder(),
                desk.rulePackage(),
                desk.global(),
                desk.verbs().getName(),
                words.resolution(desk.global()),
                desk.facts().stream().map(fact -> fact(fact, words)).toList(),
                verbs(desk, words));
    }

    private static Fact fact(Class<?> type, VocabularyWords words) {
        var name = type.getSimpleName();
        var about = words.fact(name);
        return new Fact(
                name,
                type.getName(),
                about.once(),
                about.asked(),
                about.means(),
                Arrays.stream(type.getRecordComponents())
                        .map(field -> {
                            var value = words.value(name + "." + field.getName());
                            return new Field(
                                    field.getName(),
                                    value.range(field.getType()),
                                    field.getAnnotatedType().isAnnotationPresent(Nullable.class),
                                    value.means());
                        })
                        .toList());
    }

    private static List<Verb> verbs(Desk desk, VocabularyWords words) {
        var verbs = new ArrayList<Verb>();
        Arrays.stream(desk.verbs().getDeclaredMethods())
                .filter(method -> method.getReturnType() == Because.class)
                .sorted(Comparator.comparing((java.lang.reflect.Method method) -> method.getName())
                        .thenComparing(method -> method.toGenericString()))
                .forEach(method -> {
                    var key = desk.global() + "." + method.getName();
                    var about = words.verb(key);
                    var parameters = Arrays.stream(method.getParameters())
                            .map(one -> {
                                var value = Type.of(one.getType()) == Type.FACT
                                        ? VocabularyWords.Value.NONE
                                        : words.value(key + "." + one.getName());
                                return new Parameter(one.getName(), value.range(one.getType()), value.means());
                            })
                            .toList();
                    verbs.add(new Verb(
                            method.getName(),
                            parameters.stream()
                                    .map(one -> "$" + one.name())
                                    .collect(Collectors.joining(
                                            ", ",
                                            key + (parameters.isEmpty() ? "(" : "( "),
                                            parameters.isEmpty() ? ")" : " )")),
                            about.family(),
                            about.weighing(),
                            about.rank(),
                            parameters,
                            about.means()));
                });
        return verbs;
    }
}
