package throughline.connectors.edi.draft;

import java.util.Set;
import throughline.connectors.edi.token.SegmentTable;

/** Segments that say nothing of their own: they frame and count. */
final class Service {

    private static final Set<Integer> TAGS = Set.of(
            SegmentTable.tag("ST"),
            SegmentTable.tag("SE"),
            SegmentTable.tag("LX"),
            SegmentTable.tag("CTT"),
            SegmentTable.tag("UNH"),
            SegmentTable.tag("UNT"),
            SegmentTable.tag("UNS"),
            SegmentTable.tag("CNT"));

    private Service() {}

    static boolean is(int tag) {
        return TAGS.contains(tag);
    }
}
