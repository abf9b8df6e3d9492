package throughline.connectors.edi.envelope;

import java.util.regex.Pattern;

/** Counts and control numbers as senders write them: leading zeros say nothing. */
final class Counts {

    private static final Pattern COUNT = Pattern.compile("0*(\\d{1,9})");
    private static final Pattern NUMBER = Pattern.compile("0*(\\d+)");

    private Counts() {}

    /** The number, or -1 when it is none. */
    static int of(String said) {
        var match = COUNT.matcher(said);
        return match.matches() ? Integer.parseInt(match.group(1)) : -1;
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
