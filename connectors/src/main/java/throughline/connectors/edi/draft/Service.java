package throughline.connectors.edi.draft;

import java.util.stream.Stream;
import throughline.connectors.edi.token.SegmentTable;

/** Segments that say nothing of their own: they frame and count. */
public final class Service {

    private static final int[] TAGS = Stream.of(
                    "ST", "SE", "LX", "CTT", "UNH", "UNT", "UNS", "CNT", "MHD", "OTR", "MTR")
            .mapToInt(SegmentTable::tag)
            .toArray();

    private Service() {}

    public static boolean is(int tag) {
        for (int each : TAGS) {
            if (each == tag) {
                return true;
            }
        }
        return false;
    }
}
