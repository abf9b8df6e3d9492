package throughline.rules.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.rules.check.CheckFinding.Severity;
import throughline.rules.check.Findings.Saying;
import throughline.rules.example.ExampleCase;
import throughline.rules.tree.RuleTree;
import throughline.rules.tree.RuleTree.Kind;

/** Rules that no example of their file makes speak. A rule is played only on the examples that have what it asks of one field. */
final class ExampleChecks {

    private final Findings findings;
    private final SortedMap<String, String> examples;
    private final Map<String, Played> read = new HashMap<>();
    private long played;

    ExampleChecks(Findings findings, SortedMap<String, String> examples) {
        this.findings = findings;
        this.examples = examples;
    }

    long played() {
        return played;
    }

    /** A file's examples, filed by the values of the fields that rules ask for. */
    private static final class Played {
        private final List<ExampleCase> cases;
        private final Map<String, Map<String, List<ExampleCase>>> texts = new HashMap<>();
        private final Map<String, NavigableMap<BigDecimal, List<ExampleCase>>> numbers = new HashMap<>();

        private Played(List<ExampleCase> cases) {
            this.cases = cases;
        }

        private List<ExampleCase> with(Class<?> fact, String field, String text) {
            return texts.computeIfAbsent(fact.getSimpleName() + "." + field, key -> {
                        var filed = new HashMap<String, List<ExampleCase>>();
                        cases.forEach(one -> values(one, fact, field)
                                .forEach(value -> filed.computeIfAbsent(value.toString(), none -> new ArrayList<>())
                                        .add(one)));
                        return filed;
                    })
                    .getOrDefault(text, List.of());
        }

        private List<ExampleCase> within(Class<?> fact, String field, Numbers.Span span) {
            var filed = numbers.computeIfAbsent(fact.getSimpleName() + "." + field, key -> {
                var sorted = new TreeMap<BigDecimal, List<ExampleCase>>();
                cases.forEach(one -> values(one, fact, field).forEach(value -> sorted.computeIfAbsent(
                                new BigDecimal(value.toString()), none -> new ArrayList<>())
                        .add(one)));
                return sorted;
            });
            var from = span.low() == null ? filed : filed.tailMap(span.low(), true);
            var part = span.high() == null ? from : from.headMap(span.high(), true);
            return part.values().stream().flatMap(List::stream).toList();
        }

        private static List<Object> values(ExampleCase example, Class<?> fact, String field) {
            return example.facts().stream()
                    .filter(one -> one.getClass() == fact)
                    .map(one -> Walk.read(one, field))
                    .filter(java.util.Objects::nonNull)
                    .map(java.util.Objects::requireNonNull)
                    .toList();
        }
    }

    void check(Map<RuleTree, List<Shape>> rules) {
        rules.forEach((rule, shapes) -> {
            var played = read.computeIfAbsent(rule.file(), this::read);
            if (rule.period().on() && !rule.period().never() && !speaks(rule, shapes, played)) {
                findings.add(
                        rule,
                        Saying.refuse(
                                "UNPROVED",
                                "no example makes the rule speak",
                                "add a row to " + ExampleCase.examples(rule.file()) + " on which it does"));
            }
        });
        examples.keySet().stream()
                .filter(path -> !read.containsKey(ExampleCase.policy(path, read.keySet())))
                .forEach(path -> read(ExampleCase.policy(path, read.keySet())));
    }

    private Played read(String policy) {
        var path = ExampleCase.examples(policy);
        var text = examples.get(path);
        try {
            return new Played(text == null ? List.of() : ExampleCase.read(path, text));
        } catch (IllegalArgumentException e) {
            findings.all.add(unreadable(path, String.valueOf(e.getMessage())));
            return new Played(List.of());
        }
    }

    /** The message begins with file and line. */
    private static CheckFinding unreadable(String path, String message) {
        int line = 1;
        var words = message;
        if (message.startsWith(path + ":")) {
            int space = message.indexOf(' ', path.length());
            line = Integer.parseInt(message.substring(path.length() + 1, space));
            words = message.substring(space + 1);
        }
        return new CheckFinding(path, line, 1, Severity.REFUSE, "EXAMPLE", words, "correct the table", null);
    }

    private boolean speaks(RuleTree rule, List<Shape> shapes, Played examples) {
        var candidates = candidates(shapes, examples);
        for (var example : candidates == null ? examples.cases : candidates) {
            played++;
            if (!Walk.says(rule, example).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The examples that have what the rule asks of the field that fewest have; null for all of them. */
    private static @Nullable List<ExampleCase> candidates(List<Shape> shapes, Played examples) {
        if (shapes.size() != 1) {
            return null;
        }
        List<ExampleCase> fewest = null;
        for (var look : shapes.get(0).looks().values()) {
            if (look.clause().kind() == Kind.NOT) {
                continue;
            }
            for (var entry : look.limits().entrySet()) {
                var some = candidates(look.clause().fact(), entry.getKey(), entry.getValue(), examples);
                if (some != null && (fewest == null || some.size() < fewest.size())) {
                    fewest = some;
                }
            }
        }
        return fewest;
    }

    private static @Nullable List<ExampleCase> candidates(Class<?> fact, String field, Limit limit, Played examples) {
        var numbers = limit.numbers();
        if (limit.unknown() || numbers == null && limit.except()) {
            return null;
        }
        if (numbers == null) {
            return limit.texts().stream()
                    .flatMap(text -> examples.with(fact, field, text).stream())
                    .toList();
        }
        return numbers.spans().stream()
                .flatMap(span -> examples.within(fact, field, span).stream())
                .toList();
    }
}
