package throughline.connectors.edi.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Short values that were read lately: qualifiers, codes and units come again and again, and need not be made into a text each time. */
final class ShortTexts {

    private static final int KEPT = 1 << 10;

    private final long[] packed = new long[KEPT];
    private final String[] texts = new String[KEPT];

    /** @param number one to eight ASCII characters, the last in the lowest byte */
    String of(long number) {
        int at = (int) (number * 0x9E37_79B9_7F4A_7C15L >>> 54);
        if (packed[at] == number) {
            return texts[at];
        }
        var text = spell(number);
        packed[at] = number;
        texts[at] = text;
        return text;
    }

    private static String spell(long number) {
        int length = 8 - Long.numberOfLeadingZeros(number) / 8;
        byte[] letters = new byte[length];
        long left = number;
        for (int i = length - 1; i >= 0; i--) {
            letters[i] = (byte) left;
            left >>>= 8;
        }
        return new String(letters, US_ASCII);
    }
}
