package throughline.connectors.edi.guide;

import java.util.ArrayList;
import java.util.List;
import throughline.connectors.edi.guide.GuideCheck.Scope;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.guide.GuidePlace;

/** The loops of a set, as its layout found them. */
final class GuideScopes {

    private final Layout layout;
    private final SegmentTable table;
    private final PlaceFinder finder;

    GuideScopes(Layout layout, SegmentTable table, PlaceFinder finder) {
        this.layout = layout;
        this.table = table;
        this.finder = finder;
    }

    /** From each segment that opens such a loop to the end of the loop; the segment alone where it opens none. */
    List<Scope> of(GuidePlace opener, int count) {
        var found = new ArrayList<Scope>();
        for (int segment = 0; segment < count; segment++) {
            if (finder.isMeant(opener, segment)) {
                found.add(new Scope(segment, end(segment, count)));
            }
        }
        return found;
    }

    private int end(int opener, int count) {
        int place = layout.placeOf(opener);
        var node = place == Layout.NO_PLACE ? null : layout.guide().node(place);
        var loop = node == null || !node.opensLoop() ? null : node.parent();
        if (loop == null) {
            return opener + 1;
        }
        int at = opener + 1;
        while (at < count && table.tag(at) != table.tag(opener) && within(loop, at)) {
            at++;
        }
        return at;
    }

    /** What has no place stays with the loop before it. */
    private boolean within(Node loop, int segment) {
        int place = layout.placeOf(segment);
        return place == Layout.NO_PLACE || place >= loop.id() && place <= loop.lastDescendant();
    }
}
