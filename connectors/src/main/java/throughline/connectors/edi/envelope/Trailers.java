package throughline.connectors.edi.envelope;

import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.edi.token.Tokenizer;

/** Compares what trailers say with what was received. Their first element is a count and their second a control number, in X12 and in EDIFACT. */
record Trailers(boolean x12, SegmentTable table, Tokenizer tokenizer) {

    /** @param text takes the count that was said and the one received */
    void count(Findings own, FindingCode code, int segment, int received, String text) {
        var said = table.text(segment, 1);
        if (!Counts.same(said, received)) {
            at(own, code, segment, 1, text.formatted(said.isEmpty() ? "nothing of how many" : said, received));
        }
    }

    /** @param text takes the control number that was said and the header's */
    void control(Findings own, FindingCode code, int segment, String control, String text) {
        var said = table.text(segment, 2);
        if (!(x12 ? Counts.sameNumber(said, control) : said.equals(control))) {
            at(own, code, segment, 2, text.formatted(said, control));
        }
    }

    /** @param more whether another segment was read after the last one kept */
    void terminator(Findings own, boolean more) {
        if (!more && !tokenizer.terminated()) {
            int last = table.segments() - 1;
            boolean cut = table.length(last) > Tokenizer.LONGEST_SEGMENT;
            own.segment(
                    cut ? FindingCode.EDI_SEGMENT_TOO_LONG : FindingCode.EDI_NOT_TERMINATED,
                    last,
                    null,
                    cut
                            ? "The segment is longer than 1 MiB."
                            : "The message ends within %s: it may have been cut off."
                                    .formatted(SegmentTable.tagText(table.tag(last))));
        }
    }

    private void at(Findings own, FindingCode code, int segment, int element, String words) {
        var tag = SegmentTable.tagText(table.tag(segment));
        var rule = "%s %s%02d".formatted(x12 ? "X12" : "EDIFACT", tag, element);
        int token = table.find(segment, element, 1);
        if (token == SegmentTable.NOWHERE) {
            own.missing(code, code.severity(), segment, element, 0, rule, words);
        } else {
            own.at(code, segment, token, rule, words);
        }
    }
}
