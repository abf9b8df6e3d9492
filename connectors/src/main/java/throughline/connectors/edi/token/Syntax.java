package throughline.connectors.edi.token;

/**
 * Which bytes separate what in one interchange, as its ISA or UNA says, or TRADACOMS always has it.
 *
 * <p>A line break inside a segment is nobody's data: some senders wrap lines at 80 bytes. It stays within the span and is left out of
 * the value.
 */
public final class Syntax {

    /** No such separator in this interchange. */
    public static final int NONE = -1;

    static final byte DATA = 0;
    static final byte ELEMENT = 1;
    static final byte COMPONENT = 2;
    static final byte REPETITION = 3;
    static final byte TERMINATOR = 4;
    static final byte RELEASE = 5;
    static final byte NEWLINE = 6;
    static final byte BEYOND_ASCII = 7;
    static final byte CONTROL = 8;
    static final byte TAG = 9;

    private final int element;
    private final int component;
    private final int repetition;
    private final int terminator;
    private final int release;
    private final byte[] kinds = new byte[256];

    /** Each is a byte's value from 0 to 255, or {@link #NONE}. */
    private Syntax(int element, int component, int repetition, int terminator, int release) {
        this.element = element;
        this.component = component;
        this.repetition = repetition;
        this.terminator = terminator;
        this.release = release;
        for (int i = 0; i < 256; i++) {
            kinds[i] = i >= 0x80 ? BEYOND_ASCII : i < 0x20 || i == 0x7F ? CONTROL : DATA;
        }
        kinds['\t'] = DATA;
        kinds['\r'] = NEWLINE;
        kinds['\n'] = NEWLINE;
        assign(release, RELEASE);
        assign(repetition, REPETITION);
        assign(component, COMPONENT);
        assign(element, ELEMENT);
        assign(terminator, TERMINATOR);
        if (terminator == '\r' || terminator == '\n') {
            kinds['\r'] = TERMINATOR;
            kinds['\n'] = TERMINATOR;
        }
    }

    public static Syntax x12(int element, int component, int repetition, int terminator) {
        return new Syntax(element, component, repetition, terminator, NONE);
    }

    public static Syntax edifact(int element, int component, int repetition, int terminator, int release) {
        return new Syntax(element, component, repetition, terminator, release);
    }

    /** TRADACOMS has no header that says otherwise: {@code '=+:?}. */
    public static Syntax tradacoms() {
        var syntax = new Syntax('+', ':', NONE, '\'', '?');
        syntax.assign('=', TAG);
        return syntax;
    }

    public int element() {
        return element;
    }

    public int component() {
        return component;
    }

    public int repetition() {
        return repetition;
    }

    public int terminator() {
        return terminator;
    }

    public int release() {
        return release;
    }

    byte[] kinds() {
        return kinds;
    }

    private void assign(int separator, byte kind) {
        if (separator >= 0) {
            kinds[separator] = kind;
        }
    }
}
