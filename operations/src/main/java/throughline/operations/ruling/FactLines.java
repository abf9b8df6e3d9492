package throughline.operations.ruling;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Records as lines of text and back: a head that names a kind's fields, once, then a line for each record, parted by tabs. A field that the kind
 * has lost since is left out when it is read; one that it has gained says what {@link BeforeThat} knows of it, and makes the text unreadable when
 * nobody knows what it would have been.
 */
final class FactLines {

    private static final String NULL = "\\N";
    private static final int NOWHERE = -1;

    /** What is known of one kind of record. */
    private record Kind(
            String name, String head, Class<?>[] types, String[] fields, Method[] readers, Constructor<?> maker) {

        /** {@code Kind.field}. */
        String field(int place) {
            return name + "." + fields[place];
        }

        static Kind of(Class<? extends Record> type) {
            try {
                var parts = type.getRecordComponents();
                var types = new Class<?>[parts.length];
                var fields = new String[parts.length];
                var readers = new Method[parts.length];
                for (int i = 0; i < parts.length; i++) {
                    RecordComponent part = parts[i];
                    types[i] = part.getType();
                    fields[i] = part.getName();
                    readers[i] = part.getAccessor();
                }
                var name = type.getSimpleName();
                return new Kind(
                        name,
                        "!" + name + "\t" + String.join("\t", fields) + "\n",
                        types,
                        fields,
                        readers,
                        type.getDeclaredConstructor(types));
            } catch (NoSuchMethodException e) {
                throw new AssertionError("every record has its canonical constructor", e);
            }
        }
    }

    private final Map<Class<?>, Kind> byType = new HashMap<>();
    private final Map<String, Kind> byName = new LinkedHashMap<>();

    FactLines(List<Class<? extends Record>> kinds) {
        for (var type : kinds) {
            var kind = Kind.of(type);
            byType.put(type, kind);
            byName.put(kind.name(), kind);
        }
    }

    /** The heads of all kinds: what every text has in common. */
    String heads() {
        var text = new StringBuilder();
        byName.values().forEach(kind -> text.append(kind.head()));
        return text.toString();
    }

    /** Writes facts of one kind after another; those of a kind must stand together. */
    void write(StringBuilder text, Iterable<?> facts) {
        Kind last = null;
        for (var fact : facts) {
            var kind = byType.get(fact.getClass());
            if (kind == null) {
                throw new IllegalArgumentException(fact.getClass().getName() + " is no kind of fact that is kept");
            }
            if (kind != last) {
                text.append(kind.head());
                last = kind;
            }
            line(text, kind, fact);
        }
    }

    private static void line(StringBuilder text, Kind kind, Object fact) {
        try {
            for (int i = 0; i < kind.readers().length; i++) {
                value(i == 0 ? text : text.append('\t'), kind.readers()[i].invoke(fact));
            }
            text.append('\n');
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + kind.name(), e);
        }
    }

    private static void value(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append(NULL);
        } else if (value instanceof Boolean yes) {
            text.append(yes ? 't' : 'f');
        } else if (value instanceof String words) {
            escaped(text, words);
        } else {
            text.append(value); // a decimal with its scale, and a whole number
        }
    }

    private static void escaped(StringBuilder text, String words) {
        for (int i = 0; i < words.length(); i++) {
            var c = words.charAt(i);
            switch (c) {
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\\' -> text.append("\\\\");
                case '!' -> text.append("\\!");
                default -> text.append(c);
            }
        }
    }

    /** Every record of the text, in its order. */
    List<Record> read(String text) {
        var records = new ArrayList<Record>();
        var kept = new HashMap<String, String>();
        Kind kind = null;
        var places = new int[0];
        for (var line : text.split("\n")) {
            var values = line.split("\t", -1);
            if (line.startsWith("!")) {
                kind = byName.get(values[0].substring(1));
                if (kind == null) {
                    throw new UnreadableFacts(
                            "it has facts of a kind \"%s\" that there is no more".formatted(values[0].substring(1)));
                }
                places = places(kind, values, kept);
            } else if (kind != null) {
                records.add(made(kind, places, values, kept));
            }
        }
        return records;
    }

    /** Where each of the kind's fields stands in a line; {@link #NOWHERE} for one that came later. */
    private static int[] places(Kind kind, String[] head, Map<String, String> kept) {
        var places = new int[kind.fields().length];
        for (int i = 0; i < places.length; i++) {
            places[i] = List.of(head).subList(1, head.length).indexOf(kind.fields()[i]);
            if (places[i] == NOWHERE && BeforeThat.value(kind.field(i), kept) == null) {
                throw new UnreadableFacts("it does not say \"%s\" of %s, which rules may ask today"
                        .formatted(kind.fields()[i], kind.name()));
            }
        }
        return places;
    }

    private static Record made(Kind kind, int[] places, String[] values, Map<String, String> kept) {
        var arguments = new @Nullable Object[places.length];
        for (int i = 0; i < places.length; i++) {
            var value = places[i] == NOWHERE
                    ? Objects.requireNonNull(BeforeThat.value(kind.field(i), kept))
                    : values[places[i]];
            kept.put(kind.field(i), value);
            arguments[i] = parsed(kind.types()[i], value);
        }
        try {
            return (Record) kind.maker().newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + kind.name(), e);
        }
    }

    private static @Nullable Object parsed(Class<?> type, String value) {
        if (value.equals(NULL)) {
            return null;
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(value);
        }
        if (type == int.class) {
            return Integer.valueOf(value);
        }
        if (type == boolean.class) {
            return value.equals("t");
        }
        return value.indexOf('\\') < 0 ? value : plain(value);
    }

    private static String plain(String value) {
        var text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            var escaped = value.charAt(++i);
            text.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
        }
        return text.toString();
    }
}
