package throughline.connectors.edi.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import throughline.connectors.flat.FlatFindingCode;
import throughline.connectors.json.JsonFindingCode;

class FindingCodeTest {

    private static final Path PAGE = Path.of("../docs/findings.md");

    /** Run with {@code -Dthroughline.write=true} to write the page anew. */
    @Test
    void thePageExplainsEveryCode() throws IOException {
        var page = page();
        if (Boolean.getBoolean("throughline.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        var page = new StringBuilder(
                """
                # Findings: what can be wrong with an EDI message

                `throughline read` and the console name each finding by a code. This page is checked against the program by a test, so it lists them all.

                - **Severity**: `FATAL` refuses the interchange, `ERROR` refuses the transaction set, `WARNING` is acknowledged with errors and read all the
                  same, `NOTE` refuses nothing. A finding in an optional place can be milder than the row says, one in a place without which the document
                  cannot be understood (an order's number, a quantity that is no number) is an `ERROR`.
                - **Who**: `PARTNER` sent it wrong; an `ANALYST` has to add a map or a code; an `OPERATOR` a setting; `US` means a defect of this program.
                - **X12**: the code our acknowledgement gives: TA105 for an interchange, AK905 for a group, AK502 for a set, AK304 for a segment, AK403 for
                  an element. **CONTRL**: the code in data element 0085.

                | code | severity | who | about | X12 | CONTRL | what it means |
                |---|---|---|---|---|---|---|
                """);
        for (var code : FindingCode.values()) {
            page.append("| `%s` | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            code,
                            code.severity(),
                            code.who(),
                            code.level().name().toLowerCase(java.util.Locale.ROOT),
                            Objects.requireNonNullElse(code.x12(), ""),
                            Objects.requireNonNullElse(code.edifact(), ""),
                            code.meaning()));
        }
        return page.append(
                        """

                A set larger than 32 MiB (an order of some 180,000 lines) is refused with `EDI_SET_TOO_LARGE`, a segment longer than 1 MiB is cut. Of one set at
                most 200 warnings and 400 findings in all are listed; `EDI_MORE_FINDINGS` counts the rest.
                """)
                .append(flat())
                .append(json())
                .toString();
    }

    private static String json() {
        var table = new StringBuilder(
                """

                ## JSON, and shops and carriers who send it

                Each names its field and its byte; the sender has to act. What is an `ERROR` refuses the document.

                | code | severity | what it means |
                |---|---|---|
                """);
        for (var code : JsonFindingCode.values()) {
            table.append("| `%s` | %s | %s |%n".formatted(code, code.severity(), code.meaning()));
        }
        return table.toString();
    }

    private static String flat() {
        var table = new StringBuilder(
                """

                ## CSV and fixed-width files

                Each names its column, line and byte, and the map whose rule is broken. The partner has to act; for `FLAT_NO_MAP` an operator.

                | code | severity | what it means |
                |---|---|---|
                """);
        for (var code : FlatFindingCode.values()) {
            table.append("| `%s` | %s | %s |%n".formatted(code, code.severity(), code.meaning()));
        }
        return table.toString();
    }
}
