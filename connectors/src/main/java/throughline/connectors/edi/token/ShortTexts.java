package throughline.connectors.edi.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Short values that were read lately: qualifiers, codes and units come again and again, and need not be made into a text each time. */
final class ShortTexts {

    private static final int KEPT = 1 << 10;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long TO_LETTER = 0x5F5F_5F5F_5F5F_5F5FL;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private final long[] packed = new long[KEPT];
    private final String[] texts = new String[KEPT];

    /**
     * The text of {@code length} bytes from {@code from} on.
     *
     * @param number the same as {@link #pack} gives them, not 0
     */
    String of(long number, byte[] bytes, int from, int length) {
        int at = (int) (number * 0x9E37_79B9_7F4A_7C15L >>> 54);
        if (packed[at] == number) {
            return texts[at];
        }
        var text = new String(bytes, from, length, ISO_8859_1);
        packed[at] = number;
        texts[at] = text;
        return text;
    }

    /**
     * Up to eight ASCII bytes as one number, the last in the lowest byte; 0 when there are more, none, or a blank or control character among
     * them.
     */
    static long pack(byte[] bytes, int from, int length) {
        if (length > Long.BYTES || length == 0) {
            return 0;
        }
        int spare = Long.SIZE - length * Byte.SIZE;
        long number = from + Long.BYTES <= bytes.length
                ? (long) EIGHT_BYTES.get(bytes, from) >>> spare
                : oneByOne(bytes, from, length);
        // A byte from '!' on and below 0x80 becomes 0x80 or more, and none carries into the next.
        long letters = number + (TO_LETTER >>> spare) & HIGH_BITS >>> spare;
        return letters == HIGH_BITS >>> spare ? number : 0;
    }

    private static long oneByOne(byte[] bytes, int from, int length) {
        long number = 0;
        for (int i = from; i < from + length; i++) {
            number = number << Byte.SIZE | bytes[i];
        }
        return number;
    }
}
