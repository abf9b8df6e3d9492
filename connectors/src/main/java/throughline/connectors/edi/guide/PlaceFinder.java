package throughline.connectors.edi.guide;

import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.guide.GuideCondition;
import throughline.connectors.guide.GuidePlace;

/** Finds the places that a guide names among the segments of a set. */
final class PlaceFinder {

    private final SegmentTable table;

    PlaceFinder(SegmentTable table) {
        this.table = table;
    }

    /** Whether a segment is one that the place is about, whatever its element holds. */
    boolean isMeant(GuidePlace place, int segment) {
        if (table.tag(segment) != SegmentTable.tag(place.tag())) {
            return false;
        }
        for (var qualifier : place.qualifiers()) {
            if (!qualifier.values().contains(table.text(segment, qualifier.element(), qualifier.component()))) {
                return false;
            }
        }
        return true;
    }

    /** The first segment that the place is about, or -1. */
    int first(GuidePlace place, GuideCheck.Scope scope) {
        for (int segment = scope.from(); segment < scope.to(); segment++) {
            if (isMeant(place, segment)) {
                return segment;
            }
        }
        return -1;
    }

    /** The first segment that the place is about, or for an element the first token there that is not empty; -1 for none. */
    int sent(GuidePlace place, GuideCheck.Scope scope) {
        if (place.isSegment()) {
            return first(place, scope);
        }
        for (int segment = scope.from(); segment < scope.to(); segment++) {
            int token = isMeant(place, segment)
                    ? table.find(segment, place.element(), place.component())
                    : SegmentTable.NOWHERE;
            if (token != SegmentTable.NOWHERE) {
                return token;
            }
        }
        return -1;
    }

    boolean holds(GuideCondition condition, GuideCheck.Scope scope) {
        var place = condition.place();
        for (int segment = scope.from(); segment < scope.to(); segment++) {
            if (isMeant(place, segment) && (place.isSegment() || says(condition, segment))) {
                return !condition.negated();
            }
        }
        return condition.negated();
    }

    private boolean says(GuideCondition condition, int segment) {
        var place = condition.place();
        int token = table.find(segment, place.element(), place.component());
        return token != SegmentTable.NOWHERE
                && (condition.values().isEmpty() || condition.values().contains(table.trimmed(token)));
    }
}
