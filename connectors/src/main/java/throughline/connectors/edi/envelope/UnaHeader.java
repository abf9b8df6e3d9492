package throughline.connectors.edi.envelope;

import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.token.ByteWindow;
import throughline.connectors.edi.token.Syntax;

/** Finds the separators of an EDIFACT interchange: in its UNA, or those that hold without one. */
final class UnaHeader {

    private static final int UNA_LENGTH = 9;

    private UnaHeader() {}

    /** The separators, or null when UNA is malformed. A UNA is passed over; the window then stands at UNB, UNG or UNH. */
    static @Nullable Syntax syntax(ByteWindow window) {
        int[] service = {':', '+', '.', '?', ' ', '\''};
        if (window.startsWith("UNA")) {
            for (int i = 0; i < service.length; i++) {
                service[i] = window.peek(3 + i);
            }
            int length = UNA_LENGTH;
            boolean reservedLeftOut = service[4] == '\'' && service[5] != '\'';
            if (reservedLeftOut) {
                service[5] = '\'';
                service[4] = ' ';
                length--;
            }
            if (!legal(service)) {
                return null;
            }
            window.skip(length);
            while (window.peek(0) >= 0 && window.peek(0) <= ' ') {
                window.skip();
            }
        }
        int release = service[3] == ' ' ? Syntax.NONE : service[3];
        return Syntax.edifact(service[1], service[0], repetition(window, service), service[5], release);
    }

    private static boolean legal(int[] service) {
        for (int i = 0; i < service.length; i++) {
            boolean mark = i == 2;
            if (service[i] < 0
                    || IsaHeader.isAlphanumeric(service[i])
                    || i < 2 && service[i] <= ' ' && service[i] < 0x1C) {
                return false;
            }
            for (int k = 0; k < i && !mark; k++) {
                if (k != 2 && service[i] == service[k] && service[i] != ' ') {
                    return false;
                }
            }
        }
        return true;
    }

    /** Syntax version 4 separates repetitions: by the character UNA gives, or by an asterisk. */
    private static int repetition(ByteWindow window, int[] service) {
        int at = 3;
        while (at < 20 && window.peek(at) != service[0] && window.peek(at) >= 0) {
            at++;
        }
        boolean four = window.startsWith("UNB") && window.peek(at) == service[0] && window.peek(at + 1) == '4';
        if (!four) {
            return Syntax.NONE;
        }
        return service[4] > ' ' ? service[4] : '*';
    }
}
