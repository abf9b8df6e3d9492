package throughline.connectors.edi.map;

import throughline.connectors.edi.guide.Guide;
import throughline.connectors.edi.guide.Layout;
import throughline.connectors.edi.token.SegmentTable;

/** A map run by Smooks itself, over our tokens as SAX events. */
public final class SmooksMap implements Engine {

    public SmooksMap(MapFile file, Guide guide) {}

    @Override
    public String name() {
        return "smooks";
    }

    @Override
    public Object run(SegmentTable table, Layout layout, int count) {
        throw new UnsupportedOperationException();
    }
}
