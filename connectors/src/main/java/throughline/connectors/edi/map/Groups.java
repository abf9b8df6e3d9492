package throughline.connectors.edi.map;

import throughline.connectors.edi.guide.Guide;
import throughline.connectors.edi.token.SegmentTable;

/** Where the values of a repeated group stand: within a run of elements, or within the components of one. */
final class Groups {

    private Groups() {}

    /** Whether a run that begins at this element holds anything. */
    static boolean present(SegmentTable table, int segment, int first, Guide.Repeated rule) {
        int last = table.endToken(segment);
        for (int token = table.earliest(segment, first); token < last; token++) {
            int element = SegmentTable.elementOf(table.placeOf(token));
            if (element >= first + rule.size()) {
                return false;
            }
            if (element >= first && !table.isEmpty(token)) {
                return true;
            }
        }
        return false;
    }

    /** The token of a run's value, counted from 1: an element of the run, or a component where the run is one composite. */
    static int token(SegmentTable table, int segment, int first, Guide.Repeated rule, int number) {
        return rule.size() == 1 ? table.find(segment, first, number) : table.find(segment, first + number - 1, 1);
    }
}
