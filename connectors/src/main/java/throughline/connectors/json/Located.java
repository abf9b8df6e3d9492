package throughline.connectors.json;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value that knows its bytes. One document of a message is held like this at a time. */
public abstract sealed class Located {

    private final String pointer;
    private final long offset;
    private final int length;
    private final int line;

    private Located(Place place) {
        this.pointer = place.pointer();
        this.offset = place.offset();
        this.length = place.length();
        this.line = place.line();
    }

    /**
     * Where a value stands.
     *
     * @param offset of its first byte in the message; a string's is its opening quote
     * @param line from 1
     */
    public record Place(String pointer, long offset, int length, int line) {}

    /** An object that something else than JSON has said. */
    public static Fields fields(Place place, Map<String, Located> values) {
        return new Fields(place, values);
    }

    public static Items items(Place place, List<Located> values) {
        return new Items(place, values);
    }

    public static Scalar text(Place place, String text) {
        return new Scalar(place, Kind.STRING, text);
    }

    /** A value that no bytes say: a default. */
    public static Scalar unsaid(String name, String text) {
        return new Scalar(new Place(name, -1, 0, 0), Kind.STRING, text);
    }

    public String pointer() {
        return pointer;
    }

    public long offset() {
        return offset;
    }

    public int length() {
        return length;
    }

    public int line() {
        return line;
    }

    /** A JSON object. */
    public static final class Fields extends Located {

        private final Map<String, Located> values;

        Fields(Place place, Map<String, Located> values) {
            super(place);
            this.values = values;
        }

        public @Nullable Located at(String name) {
            return values.get(name);
        }

        /** Whether it is there and not null. */
        public boolean has(String name) {
            var value = values.get(name);
            return value != null && !(value instanceof Scalar scalar && scalar.kind() == Kind.NULL);
        }

        /** In the order of the text. */
        public Map<String, Located> all() {
            return values;
        }
    }

    /** A JSON array. */
    public static final class Items extends Located {

        private final List<Located> values;

        Items(Place place, List<Located> values) {
            super(place);
            this.values = values;
        }

        public List<Located> all() {
            return values;
        }
    }

    /** What a scalar is. */
    public enum Kind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /** A string, number, boolean or null; a number is kept as its digits, so that it stays exact. */
    public static final class Scalar extends Located {

        private final Kind kind;
        private final String text;
        private boolean taken;

        Scalar(Place place, Kind kind, String text) {
            super(place);
            this.kind = kind;
            this.text = text;
        }

        public Kind kind() {
            return kind;
        }

        public String text() {
            return text;
        }

        /** Whether somebody made use of it; what nobody takes stays with the document as unread. */
        boolean taken() {
            return taken;
        }

        String take() {
            taken = true;
            return text;
        }
    }
}
