package throughline.connectors.edi.draft;

import throughline.connectors.edi.token.SegmentTable;

/** Names of places for people: {@code PO102}, {@code QTY01-2}. There are few, so most are spelled once. */
public final class Places {

    private static final int KEPT = 1 << 12;

    /** The last name spelled at each place; a race of two readers costs no more than spelling one again. */
    private static final Name[] NAMES = new Name[KEPT];

    private record Name(int tag, int place, String text) {}

    private Places() {}

    public static String name(int tag, int place) {
        int at = (tag * 31 + place) * 0x9E37_79B9 >>> 20;
        var known = NAMES[at];
        if (known != null && known.tag == tag && known.place == place) {
            return known.text;
        }
        var spelled = new Name(tag, place, spell(tag, place));
        NAMES[at] = spelled;
        return spelled.text;
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
