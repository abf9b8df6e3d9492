package throughline.connectors.edi.token;

/** Tags as people write them. There are few, so most are spelled once. */
final class TagTexts {

    private static final int KEPT = 1 << 10;

    /** The last one spelled at each place; a race of two readers costs no more than spelling one again. */
    private static final Spelled[] SPELLED = new Spelled[KEPT];

    private record Spelled(int tag, String text) {}

    private TagTexts() {}

    static String of(int tag) {
        int at = tag * 0x9E37_79B9 >>> 22;
        var known = SPELLED[at];
        if (known != null && known.tag == tag) {
            return known.text;
        }
        var spelled = new Spelled(tag, spell(tag));
        SPELLED[at] = spelled;
        return spelled.text;
    }

    private static String spell(int tag) {
        var letters = new StringBuilder(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            if ((tag >>> shift & 0xFF) != 0) {
                letters.append((char) (tag >>> shift & 0xFF));
            }
        }
        return letters.toString();
    }
}
