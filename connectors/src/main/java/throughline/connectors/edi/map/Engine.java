package throughline.connectors.edi.map;

import throughline.connectors.edi.guide.Layout;
import throughline.connectors.edi.token.SegmentTable;

/** Runs a map over one set that has been laid out, and gives the filled draft. */
public interface Engine {

    /** {@code compiled} or {@code smooks}. */
    String name();

    /** @param count how many segments of the table belong to the set */
    Object run(SegmentTable table, Layout layout, int count);
}
