package throughline.connectors.edi.envelope;

import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.token.SegmentTable;

/** What ISA says, and whether it says it as wide as it must. */
record Isa(
        String receiver,
        String control,
        boolean test,
        boolean acknowledge,
        @Nullable String date,
        @Nullable String time) {

    private static final int[] WIDTHS = {2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1};

    static Isa of(SegmentTable table, boolean headless) {
        if (headless) {
            return new Isa("UNKNOWN", "NONE", false, false, null, null);
        }
        return new Isa(
                table.text(0, 7) + ":" + table.text(0, 8),
                table.text(0, 13).isEmpty() ? "NONE" : table.text(0, 13),
                table.text(0, 15).equals("T"),
                table.text(0, 14).equals("1"),
                table.text(0, 9),
                table.text(0, 10));
    }

    static void check(SegmentTable table, boolean headless, Findings findings) {
        if (headless) {
            findings.segment(
                    FindingCode.X12_NO_INTERCHANGE,
                    0,
                    "X12 ISA",
                    "%s comes without an ISA before it.".formatted(SegmentTable.tagText(table.tag(0))));
            return;
        }
        for (int element = 1; element < WIDTHS.length; element++) {
            int token = firstToken(table, element);
            boolean separator = element == 11;
            if (!separator && token >= 0 && table.text(token).length() != WIDTHS[element - 1]) {
                findings.at(
                        FindingCode.X12_INTERCHANGE_WIDTH,
                        0,
                        token,
                        "X12 ISA%02d".formatted(element),
                        "ISA%02d is %d characters wide; the standard demands %d."
                                .formatted(element, table.text(token).length(), WIDTHS[element - 1]));
            }
        }
    }

    private static int firstToken(SegmentTable table, int element) {
        for (int token = table.firstToken(0) + 1; token < table.endToken(0); token++) {
            if (SegmentTable.elementOf(table.placeOf(token)) == element) {
                return token;
            }
        }
        return SegmentTable.NOWHERE;
    }
}
