package throughline.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.rules.facts.CreditStanding;
import throughline.rules.facts.Customer;
import throughline.rules.facts.ExceptionCase;
import throughline.rules.facts.Order;
import throughline.rules.facts.PostingEvent;

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
            FlatFacts.kind(ExceptionCase.class),
            FlatFacts.kind(PostingEvent.class));

    private final Walker[] always;
    private final Map<Under, File> files = new LinkedHashMap<>();

    /**
     * Rules that may stand in one class.
     *
     * @param from and {@code until}: in milliseconds since 1970
     * @param pivot the condition that is tried on one given fact, or -1
     */
    private record Alike(long from, long until, int pivot) {}

    /** Under which fields rules are filed: the second is of a fact that is there once, or null. */
    private record Under(FlatRule.Field first, FlatRule.@Nullable Field second) {}

    /** Under which texts of these fields. */
    private record Texts(String first, String second) {}

    /**
     * Rules by the texts that one or two fields must have.
     *
     * @param second of a fact that is there once, or null
     */
    private record File(FlatRule.Key first, FlatRule.@Nullable Key second, Map<Object, Map<Object, Walker[]>> walkers) {

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
                    FlatRound.walk(about, facts, proposals, pile.facts[i], now);
                }
            }
        }
    }

    FlatRound(List<FlatRule> rules) {
        this(rules, rules);
    }

    /**
     * @param all that are asked together: how many there are decides how each is filed
     * @param rules those of them that this one walks
     */
    FlatRound(List<FlatRule> all, List<FlatRule> rules) {
        var fields = new HashMap<FlatRule.Field, Integer>();
        var values = new HashMap<FlatRule.Field, Map<String, Integer>>();
        for (FlatRule rule : all) {
            for (FlatRule.Key key : rule.keys()) {
                fields.merge(key.of(), 1, Integer::sum);
                values.computeIfAbsent(key.of(), none -> new HashMap<>()).merge(key.value(), 1, Integer::sum);
            }
        }
        var unfiled = new Shelf();
        var filed = new LinkedHashMap<Under, Map<Texts, Shelf>>();
        for (FlatRule rule : rules) {
            // The rarest text first, and sooner one of a fact of which there are many.
            var keys = rule.keys().stream()
                    .filter(key -> fields.getOrDefault(key.of(), 0) >= WORTH_FILING)
                    .sorted(Comparator.comparing((FlatRule.Key key) -> ONLY_ONE.contains(key.kind()))
                            .thenComparing(key ->
                                    values.getOrDefault(key.of(), Map.of()).getOrDefault(key.value(), 0)))
                    .toList();
            if (keys.isEmpty()) {
                unfiled.add(rule, -1);
                continue;
            }
            FlatRule.Key first = keys.get(0);
            FlatRule.Key second = keys.stream()
                    .skip(1)
                    .filter(key -> ONLY_ONE.contains(key.kind()))
                    .findFirst()
                    .orElse(null);
            var under = new Under(first.of(), second == null ? null : second.of());
            files.computeIfAbsent(under, none -> new File(first, second, new HashMap<>()));
            filed.computeIfAbsent(under, none -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            new Texts(first.value(), second == null ? "" : second.value()), none -> new Shelf())
                    .add(rule, first.pattern());
        }
        always = unfiled.written();
        filed.forEach((under, shelves) -> shelves.forEach((texts, shelf) -> Objects.requireNonNull(files.get(under))
                .walkers()
                .computeIfAbsent(texts.first(), none -> new HashMap<>())
                .put(texts.second(), shelf.written())));
    }

    /** Rules that are asked together, before they are written. */
    private static final class Shelf {

        private final Map<Alike, List<FlatRule>> rules = new LinkedHashMap<>();

        void add(FlatRule rule, int pivot) {
            rules.computeIfAbsent(new Alike(rule.from(), rule.until(), pivot), none -> new ArrayList<>())
                    .add(rule);
        }

        Walker[] written() {
            var walkers = new ArrayList<Walker>();
            rules.forEach((alike, some) -> {
                for (int from = 0; from < some.size(); from += WalkerClass.RULES_AT_MOST) {
                    int to = Math.min(some.size(), from + WalkerClass.RULES_AT_MOST);
                    walkers.add(WalkerClass.write(some.subList(from, to), alike.pivot()));
                }
            });
            return walkers.toArray(Walker[]::new);
        }
    }

    /** Whether a table has one fact of this kind at most. */
    static boolean onlyOne(int kind) {
        return ONLY_ONE.contains(kind);
    }

    /** Lets each rule that is in force speak. */
    void walk(FlatFacts facts, Proposals proposals, long now) {
        walk(always, facts, proposals, null, now);
        for (File file : files.values()) {
            file.walk(facts, proposals, now);
        }
    }

    private static void walk(Walker[] walkers, FlatFacts facts, Proposals proposals, @Nullable Object pivot, long now) {
        for (Walker walker : walkers) {
            if (walker.inForce(now)) {
                walker.walk(facts, proposals, pivot);
            }
        }
    }
}
