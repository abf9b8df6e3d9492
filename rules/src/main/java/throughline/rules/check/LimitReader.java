package throughline.rules.check;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import throughline.rules.check.Numbers.Span;
import throughline.rules.tree.Operand;
import throughline.rules.tree.Operand.Field;
import throughline.rules.tree.Operand.Literal;
import throughline.rules.tree.Term;
import throughline.rules.tree.Term.Sign;

/** Reads what a condition leaves to a field, when it compares that one field with literals alone. */
final class LimitReader {

    private final Class<?> fact;

    LimitReader(Class<?> fact) {
        this.fact = fact;
    }

    /** The one field that a term is about; null when it is about several, or about other facts. */
    static @Nullable String field(Term term) {
        if (term instanceof Term.Compare compare) {
            return compare.left() instanceof Field field && compare.right() instanceof Literal ? field.path() : null;
        }
        if (term instanceof Term.Among among) {
            return among.left() instanceof Field field
                            && among.values().stream().allMatch(value -> value instanceof Literal)
                    ? field.path()
                    : null;
        }
        if (term instanceof Term.Not not) {
            return field(not.term());
        }
        if (term instanceof Term.Any any) {
            return same(any.terms());
        }
        return term instanceof Term.All all ? same(all.terms()) : null;
    }

    /** The first field that is compared anywhere in a term. */
    static @Nullable String anyField(Term term) {
        var only = field(term);
        if (only != null || !(term instanceof Term.All all)) {
            return only;
        }
        return all.terms().stream()
                .map(LimitReader::anyField)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String same(List<Term> terms) {
        String field = null;
        for (var term : terms) {
            var next = field(term);
            if (next == null || field != null && !field.equals(next)) {
                return null;
            }
            field = next;
        }
        return field;
    }

    /** Nothing for a field that can have no limits: another fact. */
    @Nullable
    Limit limit(String path, Term term) {
        var component = component(fact, path);
        if (component == null) {
            return null;
        }
        var type = component.getType();
        if (type != String.class && type != boolean.class && type != int.class && type != BigDecimal.class) {
            return null;
        }
        return limit(term, type, maybeNull(component));
    }

    static boolean maybeNull(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The component that a path leads to, or null. */
    static @Nullable RecordComponent component(Class<?> fact, String path) {
        Class<?> type = fact;
        RecordComponent found = null;
        for (var name : path.split("\\.")) {
            found = null;
            if (!type.isRecord()) {
                return null;
            }
            for (var component : type.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    found = component;
                }
            }
            if (found == null) {
                return null;
            }
            type = found.getType();
        }
        return found;
    }

    private static @Nullable Limit limit(Term term, Class<?> type, boolean maybeNull) {
        if (term instanceof Term.Compare compare && compare.right() instanceof Literal literal) {
            return compared(compare.sign(), literal.value(), type, maybeNull);
        }
        if (term instanceof Term.Among among) {
            Limit all = null;
            for (Operand value : among.values()) {
                var one = value instanceof Literal literal
                        ? compared(Sign.EQUAL, literal.value(), type, maybeNull)
                        : null;
                if (one == null) {
                    return null;
                }
                all = all == null ? one : all.either(one);
            }
            return all == null || !among.negated() ? all : tidy(all.rest(maybeNull), type);
        }
        if (term instanceof Term.Not not) {
            var inner = limit(not.term(), type, maybeNull);
            return inner == null ? null : tidy(inner.rest(maybeNull), type);
        }
        if (term instanceof Term.Any any) {
            return joined(any.terms(), type, maybeNull, true);
        }
        return term instanceof Term.All all ? joined(all.terms(), type, maybeNull, false) : null;
    }

    private static @Nullable Limit joined(List<Term> terms, Class<?> type, boolean maybeNull, boolean any) {
        Limit joined = null;
        for (var term : terms) {
            var next = limit(term, type, maybeNull);
            if (next == null) {
                return null;
            }
            joined = joined == null ? next : any ? joined.either(next) : joined.both(next);
        }
        return joined;
    }

    private static @Nullable Limit compared(Sign sign, @Nullable Object value, Class<?> type, boolean maybeNull) {
        boolean number = type == int.class || type == BigDecimal.class;
        if (value == null) {
            var unknown = Limit.nothing(number);
            if (sign == Sign.EQUAL) {
                return unknown;
            }
            return sign == Sign.UNEQUAL
                    ? number ? Limit.of(Numbers.all(type == int.class)) : new Limit(null, true, Set.of(), false)
                    : null;
        }
        if (number && value instanceof BigDecimal exact) {
            var numbers = Numbers.of(type == int.class, span(sign, exact));
            return sign == Sign.UNEQUAL ? new Limit(numbers.rest(), false, Set.of(), maybeNull) : Limit.of(numbers);
        }
        if (type == String.class && value instanceof String || type == boolean.class && value instanceof Boolean) {
            var equal = Limit.of(Set.of(value.toString()));
            return sign == Sign.EQUAL ? equal : sign == Sign.UNEQUAL ? tidy(equal.rest(maybeNull), type) : null;
        }
        return null;
    }

    /** Yes/no without yes is no. */
    private static Limit tidy(Limit limit, Class<?> type) {
        if (type != boolean.class || !limit.except()) {
            return limit;
        }
        var left = new TreeSet<>(Set.of("true", "false"));
        left.removeAll(limit.texts());
        return Limit.of(left);
    }

    private static Span span(Sign sign, BigDecimal value) {
        return switch (sign) {
            case EQUAL, UNEQUAL -> new Span(value, false, value, false);
            case LESS -> new Span(null, false, value, true);
            case AT_MOST -> new Span(null, false, value, false);
            case MORE -> new Span(value, true, null, false);
            case AT_LEAST -> new Span(value, false, null, false);
        };
    }
}
