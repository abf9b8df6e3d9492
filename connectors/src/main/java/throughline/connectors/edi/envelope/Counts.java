package throughline.connectors.edi.envelope;

import java.util.regex.Pattern;

/** Counts and control numbers as senders write them: leading zeros say nothing. */
final class Counts {

    private static final Pattern NUMBER = Pattern.compile("0*(\\d+)");

    /** With one digit more it would have ten. */
    private static final int MOST = 99_999_999;

    private Counts() {}

    /** The number, or -1 when it is none. */
    static int of(String said) {
        int count = 0;
        for (int i = 0; i < said.length(); i++) {
            int digit = said.charAt(i) - '0';
            if (digit < 0 || digit > 9 || count > MOST) {
                return -1;
            }
            count = count * 10 + digit;
        }
        return said.isEmpty() ? -1 : count;
    }

    static boolean same(String said, int received) {
        return of(said) == received;
    }

    static boolean sameNumber(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        var first = NUMBER.matcher(one);
        var second = NUMBER.matcher(other);
        return first.matches() && second.matches() && first.group(1).equals(second.group(1));
    }
}
