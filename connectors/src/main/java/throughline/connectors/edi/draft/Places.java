package throughline.connectors.edi.draft;

import java.util.concurrent.ConcurrentHashMap;
import throughline.connectors.edi.token.SegmentTable;

/** Names of places for people: {@code PO102}, {@code QTY01-2}. There are few, so each is spelled once. */
final class Places {

    private static final int MOST_KEPT = 10_000;
    private static final ConcurrentHashMap<Long, String> NAMES = new ConcurrentHashMap<>();

    private Places() {}

    static String name(int tag, int place) {
        long key = (long) tag << 32 | place & 0xFFFF_FFFFL;
        var known = NAMES.get(key);
        if (known != null) {
            return known;
        }
        var name = spell(tag, place);
        if (NAMES.size() < MOST_KEPT) {
            NAMES.put(key, name);
        }
        return name;
    }

    private static String spell(int tag, int place) {
        int element = SegmentTable.elementOf(place);
        if (element == 0) {
            return SegmentTable.tagText(tag);
        }
        int component = SegmentTable.componentOf(place);
        int repetition = SegmentTable.repetitionOf(place);
        return "%s%02d".formatted(SegmentTable.tagText(tag), element)
                + (repetition > 0 ? "(" + (repetition + 1) + ")" : "")
                + (component > 1 ? "-" + component : "");
    }
}
