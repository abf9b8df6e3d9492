package throughline.connectors.edi.token;

/** Reads one segment after the other into a {@link SegmentTable}. Never fails: whatever the bytes are, there is a next segment or none. */
public final class Tokenizer {

    /** A segment longer than this is cut here; no standard's segment comes near it. */
    public static final int LONGEST_SEGMENT = 1 << 20;

    private final ByteWindow window;
    private final SegmentTable table;
    private final Syntax syntax;
    private final byte[] kinds;
    private boolean terminated = true;

    // Where the scan stands: kept as fields so that its steps can be methods; indices count within the window's bytes.
    private byte[] bytes;
    private int mark;
    private int limit;
    private int i;
    private int line;
    private int begin;
    private int from;
    private int element;
    private int repetition;
    private int component;
    private int flags;

    public Tokenizer(ByteWindow window, SegmentTable table, Syntax syntax) {
        this.window = window;
        this.table = table;
        this.syntax = syntax;
        this.kinds = syntax.kinds();
        this.bytes = window.bytes();
        table.release(syntax.release());
    }

    /** Adds the next segment to the table; false when there is none. Empty segments and white space between segments are passed over. */
    public boolean next() {
        if (!toNextSegment()) {
            return false;
        }
        load();
        line = window.line();
        begin = i - mark;
        from = begin;
        element = 0;
        repetition = 0;
        component = 1;
        flags = 0;
        terminated = false;
        table.openSegment(begin, line);
        while (!terminated && (toSpecialByte() || readOn())) {
            if (i < limit) {
                special(bytes[i]);
            }
        }
        finish();
        return true;
    }

    /** Whether the last segment ended with its terminator, not with the end of the message or its greatest length. */
    public boolean terminated() {
        return terminated;
    }

    private boolean toNextSegment() {
        while (true) {
            int here = window.peek(0);
            if (here < 0) {
                return false;
            }
            boolean between = here <= ' ' || here == syntax.terminator() || isTailOfTerminator(here);
            if (!between || here == syntax.element()) {
                return true;
            }
            window.skip();
        }
    }

    private void load() {
        bytes = window.bytes();
        mark = window.mark();
        limit = window.limit();
        i = window.position();
    }

    private boolean toSpecialByte() {
        byte[] here = bytes;
        byte[] kind = kinds;
        int at = i;
        int last = limit;
        while (at < last) {
            byte what = kind[here[at] & 0xFF];
            if (what == Syntax.ELEMENT) {
                i = at;
                nextElement();
            } else if (what != Syntax.DATA) {
                break;
            }
            at++;
        }
        i = at;
        return at < last;
    }

    private boolean readOn() {
        if (i - mark - begin > LONGEST_SEGMENT) {
            return false;
        }
        window.position(i, line);
        boolean more = window.fill();
        load();
        return more;
    }

    private void special(byte here) {
        byte kind = kinds[here & 0xFF];
        switch (kind) {
            case Syntax.ELEMENT -> nextElement();
            case Syntax.TAG -> {
                if (element == 0) {
                    nextElement();
                }
            }
            case Syntax.COMPONENT -> {
                addToken();
                component = Math.min(component + 1, 0xFF);
            }
            case Syntax.REPETITION -> {
                addToken();
                repetition = Math.min(repetition + 1, 0xFF);
                component = 1;
            }
            case Syntax.TERMINATOR -> {
                addToken();
                terminated = true;
                return;
            }
            case Syntax.RELEASE -> released();
            case Syntax.NEWLINE -> {
                flags |= SegmentTable.WRAPPED;
                line += here == '\n' ? 1 : 0;
            }
            default ->
                flags |= kind == Syntax.CONTROL
                        ? SegmentTable.CONTROLS
                        : kind == Syntax.BEYOND_ASCII ? SegmentTable.NOT_ASCII : 0;
        }
        i++;
    }

    private void nextElement() {
        addToken();
        element = Math.min(element + 1, SegmentTable.MOST_ELEMENTS);
        repetition = 0;
        component = 1;
    }

    /** The released byte is data, whatever it is. */
    private void released() {
        flags |= SegmentTable.RELEASED;
        if (i + 1 >= limit) {
            window.position(i, line);
            window.peek(1);
            load();
        }
        if (i + 1 < limit) {
            i++;
            flags |= kinds[bytes[i] & 0xFF] == Syntax.BEYOND_ASCII ? SegmentTable.NOT_ASCII : 0;
        }
    }

    private void addToken() {
        table.add(from, i - mark, flags | element << 16 | repetition << 8 | component);
        flags = 0;
        from = i - mark + 1;
    }

    private void finish() {
        if (!terminated) {
            addToken();
        }
        table.closeSegment(i - mark, tagOf(table.segments() - 1));
        window.position(i, line);
        if (terminated) {
            window.skip();
            skipTailOfTerminator();
        }
    }

    /** A terminator beyond ASCII in UTF-8 is several bytes: those after its first are part of it. */
    private void skipTailOfTerminator() {
        for (int k = 0; k < 3 && isTailOfTerminator(window.peek(0)); k++) {
            window.skip();
        }
    }

    private boolean isTailOfTerminator(int here) {
        return syntax.terminator() >= 0xC0 && here >= 0x80 && here < 0xC0;
    }

    private int tagOf(int segment) {
        int token = table.firstToken(segment);
        int packed = 0;
        int letters = 0;
        int length = table.tokenLength(token);
        for (int k = 0; k < length; k++) {
            int letter = table.byteAt(token, k);
            if (letter != '\r' && letter != '\n') {
                packed = packed << 8 | letter;
                letters++;
            }
        }
        return letters <= 4 ? packed : SegmentTable.tag("?");
    }
}
