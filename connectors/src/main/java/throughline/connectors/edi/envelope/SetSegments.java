package throughline.connectors.edi.envelope;

import java.util.function.IntPredicate;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.edi.token.Tokenizer;

/**
 * The segments of one set: read into the table from the header, which stands there, to the trailer, or to whatever shows that the trailer is
 * missing.
 *
 * @param read how many segments there were, or -1 when the trailer is missing
 * @param count how many segments of the table are the set's
 * @param next whether the table's last segment is not the set's any more
 * @param whole whether all of the set is in the table
 */
record SetSegments(int read, int count, boolean next, boolean whole) {

    /** @param ends whether a set cannot go on with a segment of this tag; the trailer's among them */
    static SetSegments read(Tokenizer tokenizer, SegmentTable table, int trailer, IntPredicate ends) {
        boolean whole = true;
        int read = 1;
        int last;
        do {
            if (!tokenizer.next()) {
                last = 0;
                break;
            }
            read++;
            last = table.tag(table.segments() - 1);
            if (table.byteLength() > SetReading.LARGEST_SET) {
                whole = false;
                table.keepLast();
            }
        } while (!ends.test(last));
        boolean next = last != 0 && last != trailer;
        int count = Math.max(1, table.segments() - (next ? 1 : 0));
        return new SetSegments(last == trailer ? read : -1, count, next, whole);
    }

    /** @param set what the standard calls it */
    void tellWhenTooLarge(Findings own, String set) {
        if (!whole) {
            own.segment(
                    FindingCode.EDI_SET_TOO_LARGE,
                    0,
                    null,
                    "The %s is larger than %d MiB.".formatted(set, SetReading.LARGEST_SET >> 20));
        }
    }
}
