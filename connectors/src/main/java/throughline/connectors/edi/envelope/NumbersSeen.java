package throughline.connectors.edi.envelope;

import java.util.HashSet;
import java.util.Set;

/**
 * The control numbers that came before, to tell one that comes again. Senders count them up, so they are one run as a rule, and take no
 * room; of those beside it the first {@value #MOST_REMEMBERED} are remembered.
 */
final class NumbersSeen {

    private static final int MOST_REMEMBERED = 100_000;
    private static final int MOST_DIGITS = 18;

    private final Set<String> others = new HashSet<>();
    private long first = 0;
    private long last = -1;
    private int width;

    /** False when this number was there before, spelled the same. */
    boolean remember(String number) {
        long value = counted(number);
        if (value < 0) {
            return rememberOther(number);
        }
        if (last < first) {
            first = value;
            last = value;
            width = number.length();
            return true;
        }
        if (!isOfRun(number)) {
            return rememberOther(number);
        }
        if (value == last + 1) {
            last = value;
            return others.isEmpty() || !others.contains(number);
        }
        return (value < first || value > last) && rememberOther(number);
    }

    private boolean rememberOther(String number) {
        return others.size() >= MOST_REMEMBERED || others.add(number);
    }

    /** Whether this is how the run's next numbers are spelled: as wide as its first one, or wider and without zeros before. */
    private boolean isOfRun(String number) {
        return number.length() == width || number.length() > width && number.charAt(0) != '0';
    }

    /** The number, or -1 when it is none. */
    private static long counted(String number) {
        int length = number.length();
        if (length == 0 || length > MOST_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
