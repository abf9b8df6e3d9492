package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.token.SegmentTable;

/** One value of a set and the token that said it; lives no longer than the set it came from. */
public sealed class Value {

    private static final int MOST_DIGITS = 18;

    private final @Nullable SegmentTable table;
    private final int token;
    private @Nullable String text;

    private Value(@Nullable SegmentTable table, int token, @Nullable String text) {
        this.table = table;
        this.token = token;
        this.text = text;
    }

    /** What a token says. */
    public static Value of(SegmentTable table, int token) {
        return new Value(table, token, null);
    }

    /** What a token says, translated by the map or already decoded; no bytes said it when the token is {@link SegmentTable#NOWHERE}. */
    public static Value of(@Nullable SegmentTable table, int token, String text) {
        return new Value(table, token, text);
    }

    /** What a token says, to outlive its set: the header of a file speaks for every set below. */
    static Value kept(SegmentTable table, int token) {
        var place = new Place(
                table.tokenOffset(token),
                table.tokenLength(token),
                table.tag(table.segmentOf(token)),
                table.placeOf(token));
        return new Kept(table.trimmed(token), place);
    }

    /** A kind of its own, because a value of a set need not carry a place: there are very many of them. */
    private static final class Kept extends Value {

        private final Place place;

        Kept(String text, Place place) {
            super(null, SegmentTable.NOWHERE, text);
            this.place = place;
        }

        @Override
        Place place() {
            return place;
        }
    }

    /** The bytes of a value that stands outside the set, and the element's place in its segment. */
    record Place(long offset, int length, int tag, int element) {}

    /** Null for a value of the set itself. */
    @Nullable
    Place place() {
        return null;
    }

    /** Without blanks around it. */
    public String text() {
        var known = text;
        if (known == null) {
            known = table == null ? "" : table.trimmed(token);
            text = known;
        }
        return known;
    }

    /** {@link SegmentTable#NOWHERE} when no bytes said it. */
    public int token() {
        return token;
    }

    /** The number, with a point or a comma as decimal mark; null when it is none. */
    public @Nullable BigDecimal decimal() {
        long unscaled = 0;
        int scale = -1;
        int digits = 0;
        boolean negative = false;
        var number = text();
        for (int i = 0; i < number.length(); i++) {
            char here = number.charAt(i);
            if (here >= '0' && here <= '9') {
                unscaled = unscaled * 10 + (here - '0');
                digits++;
                scale += scale >= 0 ? 1 : 0;
            } else if ((here == '.' || here == ',') && scale < 0) {
                scale = 0;
            } else if (i == 0 && (here == '-' || here == '+')) {
                negative = here == '-';
            } else {
                return slow(number);
            }
        }
        if (digits == 0 || digits > MOST_DIGITS) {
            return digits == 0 ? null : slow(number);
        }
        return BigDecimal.valueOf(negative ? -unscaled : unscaled, Math.max(0, scale));
    }

    private static @Nullable BigDecimal slow(String number) {
        if (number.length() > 64 || number.indexOf('E') >= 0 && !number.matches("[-+]?[0-9.]{1,20}E[-+]?[0-9]{1,2}")) {
            return null;
        }
        try {
            return new BigDecimal(number.replace(',', '.'));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
