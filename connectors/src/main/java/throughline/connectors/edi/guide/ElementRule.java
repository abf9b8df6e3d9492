package throughline.connectors.edi.guide;

/**
 * A data element of a standard.
 *
 * @param number as the standard numbers it ({@code 355}, {@code 6060}); with a letter where one number has two uses
 * @param type what its characters may be
 * @param min shortest length, without sign and decimal mark for numbers
 * @param name for people, may be empty
 * @param codes the closed list of values, or empty when any is taken
 */
record ElementRule(String number, Type type, int min, int max, String name, CodeList codes) {

    /** What a value may consist of. */
    enum Type {
        /** Nothing is known of it. */
        ANY,
        TEXT,
        CODE,
        LETTERS,
        /** Digits with an optional minus; N2 and the like carry implied decimals. */
        WHOLE,
        DECIMAL,
        DATE,
        TIME
    }

    static ElementRule unchecked(String number) {
        return new ElementRule(number, Type.ANY, 0, Integer.MAX_VALUE, "", CodeList.ANY);
    }

    boolean isText() {
        return type == Type.TEXT || type == Type.CODE || type == Type.LETTERS;
    }
}
