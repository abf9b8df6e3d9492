package throughline.connectors.edi.envelope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.token.SegmentTable;

/** Settles which character set a set is read in, and says where its bytes break the one it claims. */
final class CharacterCheck {

    private CharacterCheck() {}

    /**
     * @param claimed what envelope or partner say; UTF-8 and ASCII can be broken, the others take any byte
     * @param count how many segments belong to the set
     */
    static void settle(Findings findings, Charset claimed, int count) {
        var table = findings.table();
        table.charset(claimed.equals(US_ASCII) ? UTF_8 : claimed);
        if (!table.maybeNotAscii() || !claimed.equals(UTF_8) && !claimed.equals(US_ASCII)) {
            return;
        }
        boolean told = false;
        boolean broken = false;
        for (int segment = 0; segment < count; segment++) {
            for (int token = table.firstToken(segment); token < table.endToken(segment); token++) {
                if (!table.isNotAscii(token)) {
                    continue;
                }
                int bad = firstBadByte(table, token);
                if (bad >= 0) {
                    broken = true;
                    tell(findings, segment, token, bad);
                } else if (claimed.equals(US_ASCII) && !told) {
                    told = true;
                    findings.at(
                            FindingCode.EDI_ENCODING,
                            segment,
                            token,
                            null,
                            "UNOA and UNOB allow ASCII only; the bytes were read as UTF-8.");
                }
            }
        }
        if (broken) {
            table.charset(ISO_8859_1);
        }
    }

    private static void tell(Findings findings, int segment, int token, int bad) {
        var table = findings.table();
        findings.bytes(
                FindingCode.EDI_ENCODING,
                segment,
                token,
                table.tokenOffset(token) + bad,
                1,
                null,
                "Byte 0x%02X is not valid UTF-8 here; the set was read as ISO-8859-1."
                        .formatted(table.byteAt(token, bad)));
    }

    /** Index of the first byte that breaks UTF-8, or -1. */
    private static int firstBadByte(SegmentTable table, int token) {
        int length = table.tokenLength(token);
        int i = 0;
        while (i < length) {
            int lead = table.byteAt(token, i);
            int more = lead < 0x80
                    ? 0
                    : lead >= 0xC2 && lead < 0xE0
                            ? 1
                            : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xF0 && lead < 0xF5 ? 3 : -1;
            if (more < 0 || i + more >= length) {
                return more == 0 ? -1 : i;
            }
            for (int k = 1; k <= more; k++) {
                int next = table.byteAt(token, i + k);
                boolean low = k == 1 && (lead == 0xE0 && next < 0xA0 || lead == 0xF0 && next < 0x90);
                boolean high = k == 1 && (lead == 0xED && next > 0x9F || lead == 0xF4 && next > 0x8F);
                if (next < 0x80 || next > 0xBF || low || high) {
                    return i;
                }
            }
            i += more + 1;
        }
        return -1;
    }
}
