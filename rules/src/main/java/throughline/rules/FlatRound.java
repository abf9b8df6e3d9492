package throughline.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.rules.facts.CreditStanding;
import throughline.rules.facts.Customer;
import throughline.rules.facts.ExceptionCase;
import throughline.rules.facts.Order;

/**
 * The rules that a desk is asked together. Where many of them look for a text in the same field, they are filed under it, and under a second one of a fact
 * that is there once: two thousand promotions by category and customer group cost a line no more than those few that are about its own.
 */
final class FlatRound {

    static final FlatRound NONE = new FlatRound(List.of());

    /** Fewer rules with a text in the same field are sooner asked one by one. */
    private static final int WORTH_FILING = 8;

    /** Of these there is one on a table. */
    private static final Set<Integer> ONLY_ONE = Set.of(
            FlatFacts.kind(Customer.class),
            FlatFacts.kind(Order.class),
            FlatFacts.kind(CreditStanding.class),
            FlatFacts.kind(ExceptionCase.class));

    private final Walker[] always;
    private final Map<Under, File> files = new LinkedHashMap<>();

    /** When rules are in force, in milliseconds since 1970. */
    private record Times(long from, long until) {}

    /** Under which fields rules are filed: the second is of a fact that is there once, or null. */
    private record Under(FlatRule.Field first, FlatRule.@Nullable Field second) {}

    /**
     * Rules by the texts that one or two fields must have.
     *
     * @param second of a fact that is there once, or null
     */
    private record File(
            FlatRule.Key first, FlatRule.@Nullable Key second, Map<Object, Map<Object, List<Walker>>> walkers) {

        void add(FlatRule.Key one, FlatRule.@Nullable Key other, Walker walker) {
            walkers.computeIfAbsent(one.value(), none -> new HashMap<>())
                    .computeIfAbsent(other == null ? "" : other.value(), none -> new ArrayList<>())
                    .add(walker);
        }

        void walk(FlatFacts facts, Proposals proposals, long now) {
            Object other = "";
            if (second != null) {
                var only = facts.of(second.kind());
                if (only.count == 0) {
                    return;
                }
                other = second.field().apply(only.facts[0]);
            }
            var pile = facts.of(first.kind());
            for (int i = 0; i < pile.count; i++) {
                var found = walkers.get(first.field().apply(pile.facts[i]));
                var about = found == null ? null : found.get(other);
                if (about != null) {
                    for (int at = 0; at < about.size(); at++) {
                        if (about.get(at).inForce(now)) {
                            about.get(at).walk(facts, proposals, pile.facts[i]);
                        }
                    }
                }
            }
        }
    }

    FlatRound(List<FlatRule> rules) {
        var fields = new HashMap<FlatRule.Field, Integer>();
        var values = new HashMap<FlatRule.Field, Map<String, Integer>>();
        for (FlatRule rule : rules) {
            for (FlatRule.Key key : rule.keys()) {
                fields.merge(key.of(), 1, Integer::sum);
                values.computeIfAbsent(key.of(), none -> new HashMap<>()).merge(key.value(), 1, Integer::sum);
            }
        }
        var unfiled = new LinkedHashMap<Times, List<FlatRule>>();
        for (FlatRule rule : rules) {
            // The rarest text first, and sooner one of a fact of which there are many.
            var keys = rule.keys().stream()
                    .filter(key -> fields.getOrDefault(key.of(), 0) >= WORTH_FILING)
                    .sorted(Comparator.comparing((FlatRule.Key key) -> ONLY_ONE.contains(key.kind()))
                            .thenComparing(key ->
                                    values.getOrDefault(key.of(), Map.of()).getOrDefault(key.value(), 0)))
                    .toList();
            if (keys.isEmpty()) {
                unfiled.computeIfAbsent(new Times(rule.from(), rule.until()), none -> new ArrayList<>())
                        .add(rule);
                continue;
            }
            FlatRule.Key first = keys.get(0);
            FlatRule.Key second = keys.stream()
                    .skip(1)
                    .filter(key -> ONLY_ONE.contains(key.kind()))
                    .findFirst()
                    .orElse(null);
            files.computeIfAbsent(
                            new Under(first.of(), second == null ? null : second.of()),
                            none -> new File(first, second, new HashMap<>()))
                    .add(first, second, WalkerClass.write(List.of(rule), first.pattern()));
        }
        always = unfiled.values().stream().flatMap(FlatRound::written).toArray(Walker[]::new);
    }

    private static Stream<Walker> written(List<FlatRule> rules) {
        int most = WalkerClass.RULES_AT_MOST;
        return IntStream.range(0, (rules.size() + most - 1) / most)
                .mapToObj(i -> rules.subList(i * most, Math.min(rules.size(), (i + 1) * most)))
                .map(some -> WalkerClass.write(some, -1));
    }

    /** Lets each rule that is in force speak. */
    void walk(FlatFacts facts, Proposals proposals, long now) {
        for (Walker walker : always) {
            if (walker.inForce(now)) {
                walker.walk(facts, proposals, null);
            }
        }
        for (File file : files.values()) {
            file.walk(facts, proposals, now);
        }
    }
}
