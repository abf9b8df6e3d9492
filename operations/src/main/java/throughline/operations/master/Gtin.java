package throughline.operations.master;

/** Global trade item numbers: 8, 12, 13 or 14 digits, the last of them a check on the others; we keep all of them with 14. */
public final class Gtin {

    private static final int DIGITS = 14;

    private Gtin() {}

    /** With the zeros that make it 14 digits; what is no number of that kind stays as it is. */
    public static String fourteenDigits(String gtin) {
        var trimmed = gtin.strip();
        return trimmed.length() < DIGITS && trimmed.matches("\\d+")
                ? "0".repeat(DIGITS - trimmed.length()) + trimmed
                : trimmed;
    }

    /** Whether it has one of the four lengths and its last digit is the right one. */
    public static boolean valid(String gtin) {
        if (!gtin.matches("\\d{8}|\\d{12,14}")) {
            return false;
        }
        var sum = 0;
        for (int i = 0; i < gtin.length(); i++) {
            // Weights 1 and 3 in turn, from the right: the check digit itself weighs 1.
            sum += (gtin.charAt(i) - '0') * ((gtin.length() - i) % 2 == 1 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}
