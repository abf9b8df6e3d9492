package throughline.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.drools.model.functions.Function1;
import org.jspecify.annotations.Nullable;

/** The facts on one table: by kind, in the order in which they were put down, and by a field of theirs where rules look them up by it. */
final class FlatFacts {

    /** Up to so many facts are looked through sooner than found by a key. */
    private static final int FEW = 6;

    /** For the first facts of a kind. */
    private static final int ROOM = 16;

    private static final List<Class<?>> KINDS = Arrays.stream(Desk.values())
            .flatMap(desk -> desk.facts().stream())
            .distinct()
            .toList();

    private static final ClassValue<Integer> NUMBERS = new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> kind) {
            int number = KINDS.indexOf(kind);
            if (number < 0) {
                throw new IllegalArgumentException(kind.getSimpleName() + " is not published to any desk");
            }
            return number;
        }
    };

    /** Facts of one kind. */
    static final class Pile {
        static final Pile EMPTY = new Pile(0);

        Object[] facts;
        int count;

        Pile(int room) {
            facts = new Object[room];
        }

        void add(Object fact) {
            if (count == facts.length) {
                facts = Arrays.copyOf(facts, count * 2 + 2);
            }
            facts[count++] = fact;
        }
    }

    /**
     * How rules look a fact up: by a text field that must equal a value.
     *
     * @param number from 0, within its rule book
     * @param kind of the facts
     */
    record Lookup(int number, int kind, Function1<Object, Object> field) {}

    private final Pile[] piles = new Pile[KINDS.size()];
    private final @Nullable Map<@Nullable Object, Pile>[] sorted;
    private boolean anySorted;

    /** @param lookups how many there are in the rule book */
    @SuppressWarnings({"unchecked", "rawtypes"})
    FlatFacts(int lookups) {
        Arrays.fill(piles, Pile.EMPTY);
        sorted = new Map[lookups];
    }

    /** The number of a kind of facts, from 0. */
    static int kind(Class<?> kind) {
        return NUMBERS.get(kind);
    }

    void put(Object fact) {
        put(List.of(fact));
    }

    void put(List<?> facts) {
        Class<?> last = null;
        Pile pile = Pile.EMPTY;
        for (int i = 0; i < facts.size(); i++) {
            Object fact = facts.get(i);
            // Facts come in runs of a kind.
            if (fact.getClass() != last) {
                last = fact.getClass();
                int kind = NUMBERS.get(last);
                if (piles[kind] == Pile.EMPTY) {
                    piles[kind] = new Pile(Math.min(facts.size() - i, ROOM));
                }
                pile = piles[kind];
            }
            pile.add(fact);
        }
        if (anySorted) {
            Arrays.fill(sorted, null);
            anySorted = false;
        }
    }

    Pile of(int kind) {
        return piles[kind];
    }

    /** The facts that a lookup finds, and perhaps others: whoever asks still applies the condition. */
    Pile alike(Lookup lookup, @Nullable Object value) {
        Pile all = piles[lookup.kind];
        if (all.count <= FEW) {
            return all;
        }
        var byValue = sorted[lookup.number];
        if (byValue == null) {
            byValue = sort(all, lookup.field);
            sorted[lookup.number] = byValue;
            anySorted = true;
        }
        return byValue.getOrDefault(value, Pile.EMPTY);
    }

    private static Map<@Nullable Object, Pile> sort(Pile all, Function1<Object, Object> field) {
        var byValue = new HashMap<@Nullable Object, Pile>(all.count * 2);
        Object last = null;
        Pile pile = Pile.EMPTY;
        for (int i = 0; i < all.count; i++) {
            Object value = field.apply(all.facts[i]);
            // They come sorted more often than not.
            if (i == 0 || !Objects.equals(value, last)) {
                pile = byValue.computeIfAbsent(value, none -> new Pile(4));
                last = value;
            }
            pile.add(all.facts[i]);
        }
        return byValue;
    }

    /** All of them, by their classes. */
    Map<Class<?>, List<Object>> byClass() {
        var all = new HashMap<Class<?>, List<Object>>();
        for (int kind = 0; kind < piles.length; kind++) {
            if (piles[kind].count > 0) {
                all.put(
                        KINDS.get(kind),
                        new ArrayList<>(Arrays.asList(piles[kind].facts).subList(0, piles[kind].count)));
            }
        }
        return all;
    }
}
