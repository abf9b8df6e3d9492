package throughline.connectors.edi.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * The segments being looked at, as rows of numbers: for each segment its bytes, its line and its tokens; for each token (a component,
 * or an element that has only one) its bytes and its place. It is filled again for every set and keeps its arrays.
 *
 * <p>Positions are relative to the window's mark. The first token of a segment is its tag, at element 0.
 */
public final class SegmentTable {

    /** A place that no token has. */
    public static final int NOWHERE = -1;

    static final int RELEASED = 1 << 28;
    static final int WRAPPED = 1 << 29;
    static final int NOT_ASCII = 1 << 30;
    static final int CONTROLS = 1 << 31;
    static final int MOST_ELEMENTS = 0xFFF;

    private final ByteWindow window;
    private final ShortTexts shortTexts = new ShortTexts();
    private int segments;
    private int tokens;
    private int[] segmentStart = new int[64];
    private int[] segmentEnd = new int[64];
    private int[] segmentLine = new int[64];
    private int[] segmentTag = new int[64];
    private int[] firstToken = new int[65];
    private int[] start = new int[512];
    private int[] end = new int[512];
    private int[] place = new int[512];
    private int[] segmentOf = new int[512];
    private int flags;
    private Charset charset = UTF_8;
    private int release = Syntax.NONE;

    public SegmentTable(ByteWindow window) {
        this.window = window;
    }

    /** Three letters as one number, for comparing tags without making strings: {@code PO1}, {@code N9}. */
    public static int tag(String letters) {
        int packed = 0;
        for (int i = 0; i < letters.length(); i++) {
            packed = packed << 8 | letters.charAt(i) & 0xFF;
        }
        return packed;
    }

    /** A tag as people write it. */
    public static String tagText(int tag) {
        return TagTexts.of(tag);
    }

    /** A place of the first repetition; elements from 1, components from 1. */
    public static int place(int element, int component) {
        return element << 16 | component;
    }

    public static int elementOf(int place) {
        return place >>> 16 & MOST_ELEMENTS;
    }

    public static int componentOf(int place) {
        return place & 0xFF;
    }

    public static int repetitionOf(int place) {
        return place >>> 8 & 0xFF;
    }

    public int segments() {
        return segments;
    }

    public int tag(int segment) {
        return segmentTag[segment];
    }

    public int line(int segment) {
        return segmentLine[segment];
    }

    public long offset(int segment) {
        return window.markOffset() + segmentStart[segment];
    }

    /** In bytes, without the terminator. */
    public int length(int segment) {
        return segmentEnd[segment] - segmentStart[segment];
    }

    /** From the first segment's first byte to the end of the last one, without its terminator. */
    public int byteLength() {
        return segments == 0 ? 0 : segmentEnd[segments - 1] - segmentStart[0];
    }

    public int firstToken(int segment) {
        return firstToken[segment];
    }

    /** One beyond the segment's last token. */
    public int endToken(int segment) {
        return segment + 1 == segments ? tokens : firstToken[segment + 1];
    }

    public int tokens() {
        return tokens;
    }

    /** Element, repetition (from 0) and component, without flags. */
    public int placeOf(int token) {
        return place[token] & 0x0FFF_FFFF;
    }

    public boolean isEmpty(int token) {
        return start[token] == end[token];
    }

    public boolean hasControls(int token) {
        return (place[token] & CONTROLS) != 0;
    }

    public boolean isPlainAscii(int token) {
        return (place[token] & (NOT_ASCII | RELEASED | WRAPPED)) == 0;
    }

    public boolean isNotAscii(int token) {
        return (place[token] & NOT_ASCII) != 0;
    }

    public long tokenOffset(int token) {
        return window.markOffset() + start[token];
    }

    public int tokenLength(int token) {
        return end[token] - start[token];
    }

    /** The byte within a token, 0 to 255. */
    public int byteAt(int token, int index) {
        return window.bytes()[window.mark() + start[token] + index] & 0xFF;
    }

    /** The token at a place of the first repetition that is not empty, or {@link #NOWHERE}. */
    public int find(int segment, int element, int component) {
        int wanted = place(element, component);
        int last = endToken(segment);
        for (int token = earliest(segment, element); token < last; token++) {
            if ((place[token] & 0x0FFF_FFFF) == wanted) {
                return start[token] == end[token] ? NOWHERE : token;
            }
        }
        return NOWHERE;
    }

    /** No token of an element stands before this one: every element before it has a token at least. */
    public int earliest(int segment, int element) {
        return firstToken[segment] + element;
    }

    /** Trimmed text of an element's first component, or empty. */
    public String text(int segment, int element) {
        return text(segment, element, 1);
    }

    public String text(int segment, int element, int component) {
        int token = find(segment, element, component);
        return token == NOWHERE ? "" : trimmed(token);
    }

    /** How many elements were sent, trailing empty ones included. */
    public int elements(int segment) {
        return elementOf(place[endToken(segment) - 1]);
    }

    public int segmentOf(int token) {
        return segmentOf[token];
    }

    public int lineOf(int token) {
        int segment = segmentOf(token);
        int line = segmentLine[segment];
        for (int i = segmentStart[segment]; i < start[token]; i++) {
            byte here = window.bytes()[window.mark() + i];
            if (here == '\n' || here == '\r' && window.bytes()[window.mark() + i + 1] != '\n') {
                line++;
            }
        }
        return line;
    }

    /** The value: released characters as themselves, without line breaks, in the character set. */
    public String text(int token) {
        long packed = packed(token);
        return packed != 0 ? shortText(packed, token) : longText(token);
    }

    /** The value as {@link #text(int)} gives it, without blanks around it. */
    public String trimmed(int token) {
        long packed = packed(token);
        if (packed != 0) {
            return shortText(packed, token);
        }
        var text = longText(token);
        return text.isEmpty() || isLetter(text.charAt(0)) && isLetter(text.charAt(text.length() - 1))
                ? text
                : text.strip();
    }

    private String shortText(long packed, int token) {
        return shortTexts.of(packed, window.bytes(), window.mark() + start[token], end[token] - start[token]);
    }

    /** Most values begin and end so, and need not be looked through for blanks. */
    private static boolean isLetter(char here) {
        return here > ' ' && here < 0x7F;
    }

    private String longText(int token) {
        int from = window.mark() + start[token];
        int length = end[token] - start[token];
        if ((place[token] & (NOT_ASCII | RELEASED | WRAPPED)) == 0) {
            return new String(window.bytes(), from, length, ISO_8859_1);
        }
        byte[] kept = new byte[length];
        int count = 0;
        for (int i = from; i < from + length; i++) {
            byte here = window.bytes()[i];
            if ((here & 0xFF) == release && i + 1 < from + length) {
                kept[count++] = window.bytes()[++i];
            } else if (here != '\r' && here != '\n') {
                kept[count++] = here;
            }
        }
        return decode(kept, 0, count);
    }

    /** Two tokens and what is between them as one value: an element whose data holds the component separator. */
    public String textOfRange(int first, int last) {
        int from = window.mark() + start[first];
        var text = new String(window.bytes(), from, end[last] - start[first], charset);
        return text.replace("\r", "").replace("\n", "");
    }

    /**
     * A short plain value as one number, for comparing without making a text: up to eight ASCII characters, none of them a blank; 0 for any
     * other value.
     */
    public long packed(int token) {
        return isPlainAscii(token)
                ? ShortTexts.pack(window.bytes(), window.mark() + start[token], end[token] - start[token])
                : 0;
    }

    /** A code as {@link #packed(int)} gives it. */
    public static long packed(String code) {
        if (code.length() > 8) {
            return 0;
        }
        long packed = 0;
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) <= ' ' || code.charAt(i) > '~') {
                return 0;
            }
            packed = packed << 8 | code.charAt(i);
        }
        return packed;
    }

    /** The segment as it stands, for people. */
    public String segmentText(int segment, int most) {
        int length = Math.min(length(segment), most);
        return decode(window.bytes(), window.mark() + segmentStart[segment], length);
    }

    /** Makes an element of several components one token again, because the guide says that it has none. */
    public void join(int first, int last) {
        end[first] = end[last];
        int flags = 0;
        for (int token = first; token <= last; token++) {
            flags |= place[token] & (NOT_ASCII | RELEASED | WRAPPED | CONTROLS);
            if (token > first) {
                start[token] = end[token];
            }
        }
        place[first] |= flags;
    }

    public void charset(Charset charset) {
        this.charset = charset;
    }

    public Charset charset() {
        return charset;
    }

    public void clear() {
        segments = 0;
        tokens = 0;
        flags = 0;
        window.release();
    }

    /** Whether no element since the table was cleared has a second component or comes again: then each is one token. */
    public boolean isFlat() {
        return (flags & 0xFFFF) <= 1;
    }

    /** Whether any byte since the table was cleared may be beyond ASCII. */
    public boolean maybeNotAscii() {
        return (flags & NOT_ASCII) != 0;
    }

    /** Keeps the last segment only, as the first. */
    public void keepLast() {
        int last = segments - 1;
        int shift = segmentStart[last];
        int kept = firstToken[last];
        int count = tokens - kept;
        for (int i = 0; i < count; i++) {
            start[i] = start[kept + i] - shift;
            end[i] = end[kept + i] - shift;
            place[i] = place[kept + i];
            segmentOf[i] = 0;
        }
        segmentStart[0] = 0;
        segmentEnd[0] = segmentEnd[last] - shift;
        segmentLine[0] = segmentLine[last];
        segmentTag[0] = segmentTag[last];
        firstToken[0] = 0;
        segments = 1;
        tokens = count;
        window.mark(window.mark() + shift);
    }

    /** Gives the last segment's bytes back, to be read again by other rules. */
    public void giveBackLast() {
        int last = segments - 1;
        window.position(window.mark() + segmentStart[last], segmentLine[last]);
        segments = last;
        tokens = firstToken[last];
    }

    void release(int release) {
        this.release = release;
    }

    void openSegment(int at, int line) {
        if (segments == segmentStart.length) {
            int size = segments * 2;
            segmentStart = Arrays.copyOf(segmentStart, size);
            segmentEnd = Arrays.copyOf(segmentEnd, size);
            segmentLine = Arrays.copyOf(segmentLine, size);
            segmentTag = Arrays.copyOf(segmentTag, size);
            firstToken = Arrays.copyOf(firstToken, size + 1);
        }
        segmentStart[segments] = at;
        segmentLine[segments] = line;
        firstToken[segments] = tokens;
        segments++;
    }

    void closeSegment(int at, int tag) {
        segmentEnd[segments - 1] = at;
        segmentTag[segments - 1] = tag;
    }

    void add(int from, int to, int placeAndFlags) {
        if (tokens == start.length) {
            int size = tokens * 2;
            start = Arrays.copyOf(start, size);
            end = Arrays.copyOf(end, size);
            place = Arrays.copyOf(place, size);
            segmentOf = Arrays.copyOf(segmentOf, size);
        }
        start[tokens] = from;
        end[tokens] = to;
        place[tokens] = placeAndFlags;
        segmentOf[tokens] = segments - 1;
        flags |= placeAndFlags;
        tokens++;
    }

    private String decode(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, charset);
    }
}
