package throughline.connectors.edi.envelope;

import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.token.ByteWindow;
import throughline.connectors.edi.token.Syntax;

/** Knows an interchange by its first segment, and which characters separate what in it. */
public final class Separators {

    private static final String LIKELY = "*+|^~:;,\t<>!\u001C\u001D\u001E\u001F";
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";
    private static final String TRADACOMS = "STX=";
    private static final int NEAR = 500;

    private Separators() {}

    /** The separators of the interchange, or of the bare group or message, that begins here; null when none does. */
    public static @Nullable Syntax at(ByteWindow window) {
        if (startsIsa(window)) {
            return IsaHeader.syntax(window);
        }
        if (window.startsWith(TRADACOMS)) {
            return Syntax.tradacoms();
        }
        if (window.startsWith("UNA") && !IsaHeader.isAlphanumeric(window.peek(3))
                || isSegment(window, "UNB")
                || startsMessage(window)) {
            return UnaHeader.syntax(window);
        }
        if (isSegment(window, "GS") || isSegment(window, "ST")) {
            int terminator = likelyTerminator(window);
            return terminator < 0 ? null : Syntax.x12(window.peek(2), '>', Syntax.NONE, terminator);
        }
        return null;
    }

    /** Passes over white space and byte order marks. */
    public static void skipBlanks(ByteWindow window) {
        while (true) {
            int here = window.peek(0);
            if (window.startsWith(BYTE_ORDER_MARK)) {
                window.skip(BYTE_ORDER_MARK.length());
            } else if (here >= 0 && here <= ' ') {
                window.skip();
            } else {
                return;
            }
        }
    }

    public static boolean startsInterchange(ByteWindow window) {
        return startsIsa(window)
                || isSegment(window, "UNB")
                || window.startsWith(TRADACOMS)
                || window.startsWith("UNA") && !IsaHeader.isAlphanumeric(window.peek(3));
    }

    static boolean startsMessage(ByteWindow window) {
        return window.startsWith("UNH+") || window.startsWith("UNG+");
    }

    private static boolean startsIsa(ByteWindow window) {
        int separator = window.peek(3);
        return window.startsWith("ISA")
                && separator > 0
                && separator != ' '
                && separator != '\r'
                && separator != '\n'
                && !IsaHeader.isAlphanumeric(separator);
    }

    private static boolean isSegment(ByteWindow window, String tag) {
        return window.startsWith(tag)
                && window.peek(tag.length()) >= 0
                && LIKELY.indexOf(window.peek(tag.length())) >= 0;
    }

    /** Without an ISA nobody says what ends a segment: a tilde if there is one near, else the line. */
    private static int likelyTerminator(ByteWindow window) {
        int line = -1;
        for (int i = 0; i < NEAR; i++) {
            int here = window.peek(i);
            if (here == '~') {
                return here;
            }
            if (here == '\n' && line < 0) {
                line = here;
            }
        }
        return line;
    }
}
