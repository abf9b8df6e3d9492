package throughline.rules;

import java.util.List;
import java.util.Map;
import org.drools.model.functions.BlockN;
import org.drools.model.functions.Function1;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.PredicateN;
import org.jspecify.annotations.Nullable;
import throughline.rules.FlatFacts.Lookup;
import throughline.rules.Table.Round;

/**
 * One rule laid flat: its conditions as nested loops over facts by type, each with the very predicates that Drools compiled. While a rule is walked,
 * facts and bound values lie in numbered slots; slot 0 is where the verbs are.
 *
 * @param round in which the last of its facts is there
 * @param names the slots of facts and bound values, by the names that the rule gives them
 * @param keys the texts that its facts must have: by them it is found among many
 * @param arguments the slots that its consequence is called with
 * @param from and {@code until}: milliseconds since 1970 between which it is in force
 * @param on whether it is in force at all
 */
record FlatRule(
        String name,
        String policy,
        Desk desk,
        Round round,
        List<Pattern> patterns,
        Map<String, Integer> names,
        List<Key> keys,
        int[] arguments,
        BlockN consequence,
        int slots,
        long from,
        long until,
        boolean on) {

    /** @param now milliseconds since 1970 */
    boolean inForce(long now) {
        return on && now >= from && now < until;
    }

    /** The same rule, never in force. */
    FlatRule off() {
        return new FlatRule(
                name, policy, desk, round, patterns, names, keys, arguments, consequence, slots, from, until, false);
    }

    /** One condition: which facts, what is bound of them, and what they must pass. */
    record Pattern(Class<?> type, int slot, Kind kind, Binding[] bindings, Test[] tests) {}

    /**
     * A field that must equal a text.
     *
     * @param pattern whose fact it is, from 0
     * @param kind of the fact
     */
    record Key(int pattern, int kind, Function1<Object, Object> field, String value) {

        /** What rules have in common that look at the same field: Drools compiles it once. */
        Field of() {
            return new Field(kind, field.getClass());
        }
    }

    /** A field of a kind of facts. */
    record Field(int kind, Class<?> extractor) {}

    enum Kind {
        EACH,
        NOT,
        EXISTS
    }

    /** A value of the fact that gets a name. */
    @SuppressWarnings("rawtypes")
    record Binding(Function1 function, int slot) {}

    /**
     * A text field that must equal another text: what Drools' own engine finds a fact by, instead of asking the comparison.
     *
     * @param value the text; null where it is the comparison's second value
     */
    record Text(Function1<Object, Object> field, @Nullable String value) {}

    /**
     * A compiled comparison, by how many facts and values it looks at.
     *
     * @param place which of its pattern's comparisons it is, from 0, in the order of the rule's text
     * @param text what is compared, where it is one text with another; null otherwise
     * @param lookup how the facts that pass are found by the second value; null when they are not
     */
    @SuppressWarnings("rawtypes")
    record Test(
            int place,
            @Nullable Predicate1 one,
            @Nullable Predicate2 two,
            @Nullable PredicateN many,
            int[] slots,
            @Nullable Text text,
            @Nullable Lookup lookup) {

        @SuppressWarnings("unchecked")
        boolean passes(Object[] values) throws Exception {
            if (one != null) {
                return one.test(values[slots[0]]);
            }
            if (two != null) {
                return two.test(values[slots[0]], values[slots[1]]);
            }
            Object[] arguments = new Object[slots.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = values[slots[i]];
            }
            return many != null && many.test(arguments);
        }

        /** Whether it speaks of an earlier condition's fact, too. */
        boolean links() {
            return one == null;
        }
    }
}
