package throughline.rules.check;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values that a condition leaves to one field.
 *
 * @param numbers of a number; null for a text or yes/no
 * @param except whether {@code texts} are those that are left out
 * @param texts of a text, or {@code true} and {@code false}
 * @param unknown whether the field may have no value
 */
record Limit(@Nullable Numbers numbers, boolean except, Set<String> texts, boolean unknown) {

    Limit {
        texts = Set.copyOf(texts);
    }

    static Limit of(Numbers numbers) {
        return new Limit(numbers, false, Set.of(), false);
    }

    static Limit of(Set<String> texts) {
        return new Limit(null, false, texts, false);
    }

    static Limit yesNo(boolean yes) {
        return of(Set.of(String.valueOf(yes)));
    }

    static Limit nothing(boolean number) {
        return new Limit(number ? new Numbers(false, java.util.List.of()) : null, false, Set.of(), true);
    }

    boolean empty() {
        return !unknown && (numbers == null ? !except && texts.isEmpty() : numbers.empty());
    }

    /** The only value it leaves, as text; null when there are several or none. */
    @Nullable
    String only() {
        if (unknown) {
            return null;
        }
        if (numbers != null) {
            return numbers.spans().size() == 1 && numbers.spans().get(0).point()
                    ? numbers.spans().get(0).toString()
                    : null;
        }
        return !except && texts.size() == 1 ? texts.iterator().next() : null;
    }

    Limit both(Limit other) {
        boolean none = unknown && other.unknown;
        if (numbers != null && other.numbers != null) {
            return new Limit(numbers.both(other.numbers), false, Set.of(), none);
        }
        if (except && other.except) {
            return new Limit(null, true, union(texts, other.texts), none);
        }
        var kept = new TreeSet<>(except ? other.texts : texts);
        var by = except ? this : other;
        kept.removeIf(text -> by.except == by.texts.contains(text));
        return new Limit(null, false, kept, none);
    }

    Limit either(Limit other) {
        boolean none = unknown || other.unknown;
        if (numbers != null && other.numbers != null) {
            return new Limit(numbers.either(other.numbers), false, Set.of(), none);
        }
        if (!except && !other.except) {
            return new Limit(null, false, union(texts, other.texts), none);
        }
        var out = new TreeSet<>(except ? texts : other.texts);
        var by = except ? other : this;
        out.removeIf(text -> by.except != by.texts.contains(text));
        return new Limit(null, true, out, none);
    }

    /** @param maybeNull whether the field may have no value */
    Limit rest(boolean maybeNull) {
        return new Limit(numbers == null ? null : numbers.rest(), !except, texts, maybeNull && !unknown);
    }

    boolean within(Limit other) {
        if (unknown && !other.unknown) {
            return false;
        }
        if (numbers != null && other.numbers != null) {
            return numbers.within(other.numbers);
        }
        if (except) {
            return other.except && texts.containsAll(other.texts);
        }
        return texts.stream().allMatch(text -> other.except != other.texts.contains(text));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    @Override
    public String toString() {
        var words = numbers != null
                ? numbers.toString()
                : (except ? "not " : "") + new TreeSet<>(texts).stream().collect(Collectors.joining(" or "));
        return unknown
                ? "unknown" + (empty() || words.equals("nothing") || words.isEmpty() ? "" : " or " + words)
                : words;
    }
}
