package throughline.connectors.edi.envelope;

import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.token.ByteWindow;
import throughline.connectors.edi.token.Syntax;

/** Finds the separators of an X12 interchange in its ISA, which has 16 elements of fixed width and so shows them by its shape. */
final class IsaHeader {

    private static final int ELEMENTS = 16;
    private static final int LONGEST = 400;
    private static final int LAST_WITHOUT_REPETITION = 401;

    private IsaHeader() {}

    /** The separators, or null when this is no ISA. The window stays where it is. */
    static @Nullable Syntax syntax(ByteWindow window) {
        int element = window.peek(3);
        if (element < 0 || isAlphanumeric(element) || element == ' ') {
            return null;
        }
        int[] starts = new int[ELEMENTS + 1];
        int found = 0;
        int at = 3;
        while (found < ELEMENTS && at < LONGEST) {
            int here = window.peek(at);
            if (here < 0) {
                return null;
            }
            if (here == element) {
                starts[++found] = at + 1;
            }
            at++;
        }
        if (found < ELEMENTS) {
            return null;
        }
        int component = window.peek(at);
        at += 1 + continuations(window, at + 1);
        int terminator = window.peek(at);
        if (terminator < 0
                || isAlphanumeric(component)
                || isAlphanumeric(terminator)
                || component == element
                || terminator == element) {
            return null;
        }
        return Syntax.x12(element, component, repetition(window, starts), terminator);
    }

    /** ISA11 separates repetitions from version 00402 on; before, it names the standard ({@code U}). */
    private static int repetition(ByteWindow window, int[] starts) {
        int candidate = window.peek(starts[11]);
        int version = 0;
        for (int i = 0; i < 5; i++) {
            int digit = window.peek(starts[12] + i);
            version = version * 10 + (digit >= '0' && digit <= '9' ? digit - '0' : 0);
        }
        boolean separates = version > LAST_WITHOUT_REPETITION && candidate > ' ' && !isAlphanumeric(candidate);
        return separates && candidate != window.peek(3) ? candidate : Syntax.NONE;
    }

    /** How many bytes of UTF-8 follow a separator that ASCII does not have; the tokenizer passes over those of the terminator. */
    private static int continuations(ByteWindow window, int from) {
        int count = 0;
        while (window.peek(from + count) >= 0x80 && window.peek(from + count) < 0xC0 && count < 3) {
            count++;
        }
        return window.peek(from - 1) < 0xC2 ? 0 : count;
    }

    static boolean isAlphanumeric(int here) {
        return here >= '0' && here <= '9' || here >= 'A' && here <= 'Z' || here >= 'a' && here <= 'z';
    }
}
