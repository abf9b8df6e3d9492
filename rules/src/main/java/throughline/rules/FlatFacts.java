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

    /** So many places remember what was found for them; a power of two. */
    private static final int ASKED = 16;

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
        static final Pile EMPTY = new Pile(new Object[0]);

        Object[] facts;
        int count;
        /** What they were last found by. */
        private @Nullable Object value;

        Pile(int room) {
            facts = new Object[room];
        }

        /** @param facts to be its own */
        Pile(Object[] facts) {
            this.facts = facts;
            this.count = facts.length;
        }

        void add(Object fact) {
            if (count == facts.length) {
                facts = Arrays.copyOf(facts, count * 2 + 2);
            }
            facts[count++] = fact;
        }

        void add(Object[] several, int from, int to) {
            facts = Arrays.copyOf(facts, count + to - from);
            System.arraycopy(several, from, facts, count, to - from);
            count = facts.length;
        }
    }

    /**
     * How rules look a fact up: by a text field that must equal a value.
     *
     * @param number from 0, within its rule book
     * @param kind of the facts
     */
    record Lookup(int number, int kind, Function1<Object, Object> field) {}

    /**
     * The facts of a kind by a field of theirs.
     *
     * @param asked what was found last for the value of the fact at a place
     */
    private record Sorted(Map<@Nullable Object, Pile> byValue, @Nullable Pile[] asked) {

        Pile alike(@Nullable Object value, int place) {
            int at = place & (ASKED - 1);
            var last = asked[at];
            if (last != null && last.value == value) {
                return last;
            }
            var found = byValue.getOrDefault(value, Pile.EMPTY);
            if (found != Pile.EMPTY) {
                found.value = value;
                asked[at] = found;
            }
            return found;
        }
    }

    private final Pile[] piles = new Pile[KINDS.size()];
    private final @Nullable Sorted[] sorted;
    private boolean anySorted;

    /** @param lookups how many there are in the rule book */
    FlatFacts(int lookups) {
        Arrays.fill(piles, Pile.EMPTY);
        sorted = new Sorted[lookups];
    }

    /** The number of a kind of facts, from 0. */
    static int kind(Class<?> kind) {
        return NUMBERS.get(kind);
    }

    void put(Object fact) {
        put(new Object[] {fact});
    }

    void put(List<?> facts) {
        put(facts.toArray());
    }

    /** @param several to be its own; facts come in runs of a kind */
    private void put(Object[] several) {
        for (int from = 0, to; from < several.length; from = to) {
            var type = several[from].getClass();
            to = from + 1;
            while (to < several.length && several[to].getClass() == type) {
                to++;
            }
            int kind = NUMBERS.get(type);
            if (piles[kind] != Pile.EMPTY) {
                piles[kind].add(several, from, to);
            } else if (to - from == several.length) {
                piles[kind] = new Pile(several);
            } else {
                piles[kind] = new Pile(Arrays.copyOfRange(several, from, to));
            }
        }
        if (anySorted) {
            Arrays.fill(sorted, null);
            anySorted = false;
        }
    }

    Pile of(int kind) {
        return piles[kind];
    }

    /**
     * The facts that a lookup finds, and perhaps others: whoever asks still applies the condition.
     *
     * @param place of the fact that has the value, among its kind: the next rule will ask for the same value there
     */
    Pile alike(Lookup lookup, @Nullable Object value, int place) {
        Pile all = piles[lookup.kind];
        if (all.count <= FEW) {
            return all;
        }
        var index = sorted[lookup.number];
        if (index == null) {
            index = new Sorted(sort(all, lookup.field), new Pile[ASKED]);
            sorted[lookup.number] = index;
            anySorted = true;
        }
        return index.alike(value, place);
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
