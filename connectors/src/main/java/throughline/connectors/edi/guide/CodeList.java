package throughline.connectors.edi.guide;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import throughline.connectors.edi.token.SegmentTable;

/** The closed list of an element's values; empty when any is taken. Codes are short, so most are compared as one number, without a text. */
final class CodeList {

    static final CodeList ANY = new CodeList(List.of());

    private final Set<String> codes;
    private final boolean empty;
    private final Packed packed;

    CodeList(Collection<String> codes) {
        this.codes = Set.copyOf(codes);
        this.empty = codes.isEmpty();
        this.packed = new Packed(this.codes);
    }

    boolean isEmpty() {
        return empty;
    }

    /** Whether the token's text, without blanks around it, is one of them. */
    boolean holds(SegmentTable table, int token) {
        long number = table.packed(token);
        return number != 0 ? packed.holds(number) : codes.contains(table.trimmed(token));
    }

    /** In order, for people. */
    String listed() {
        return String.join(", ", codes.stream().sorted().toList());
    }

    /** Numbers in an open table. */
    private static final class Packed {

        private final long[] numbers;

        private Packed(Set<String> codes) {
            numbers = new long[Math.max(4, Integer.highestOneBit(Math.max(1, codes.size())) * 4)];
            for (var code : codes) {
                long number = SegmentTable.packed(code);
                int at = spread(number);
                while (number != 0 && numbers[at] != 0) {
                    at = at + 1 & numbers.length - 1;
                }
                numbers[at] = number != 0 ? number : numbers[at];
            }
        }

        private boolean holds(long number) {
            int at = spread(number);
            while (numbers[at] != 0) {
                if (numbers[at] == number) {
                    return true;
                }
                at = at + 1 & numbers.length - 1;
            }
            return false;
        }

        private int spread(long number) {
            long mixed = number * 0x9E37_79B9_7F4A_7C15L;
            return (int) (mixed >>> 32) & numbers.length - 1;
        }
    }
}
