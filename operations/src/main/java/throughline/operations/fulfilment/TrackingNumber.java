package throughline.operations.fulfilment;

import java.util.Locale;

/** A carrier's own number for what it carries. */
public final class TrackingNumber {

    private TrackingNumber() {}

    /** As it is compared, here and by {@code desk.tracking}: without spaces, in capitals. */
    public static String compared(String said) {
        return said.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
}
