package throughline.rules.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class SpreadsheetWriterTest {

    @Test
    void whatGoesOutComesBackAsItWas() throws Exception {
        for (var path : new String[] {"credit/approvals.csv", "credit/examples/approvals.csv"}) {
            var text = Files.readString(Path.of("policy").resolve(path));

            var back = Spreadsheet.read(path, "", SpreadsheetWriter.write("It's a table", text));

            assertThat(back.text().replaceAll(",+\n", "\n")).isEqualTo(text.replaceAll(",+\n", "\n"));
            assertThat(back.sheet()).isEqualTo("It's a table");
        }
    }

    @Test
    void everyCellComesBackAsItWasAndNoneIsCalculated() throws Exception {
        var text =
                "0,-0.5,10.50,007,1e5,123456789012345,1234567890123456,0.1234567890123456,=1+1,\"=HYPERLINK(\"\"x\"\")\",1.,_x0041_,<a> & b,-0,2027-01-01\n";

        var book = SpreadsheetWriter.write("T", text);

        assertThat(Spreadsheet.read("a/b.csv", "", book).text()).isEqualTo(text);
        assertThat(sheet(book))
                .contains(
                        "<c r=\"A1\"><v>0</v></c><c r=\"B1\"><v>-0.5</v></c><c r=\"C1\" t=\"inlineStr\"><is><t>10.50</t></is></c>")
                .contains("<c r=\"F1\"><v>123456789012345</v></c><c r=\"G1\" t=\"inlineStr\">")
                .doesNotContain("<f>");
        assertThatThrownBy(() -> SpreadsheetWriter.write("T", "a,\"b\n"))
                .hasMessageContaining("cell B1: the closing quote");
    }

    private static String sheet(byte[] book) throws Exception {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(book))) {
            for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                if (part.getName().endsWith("sheet1.xml")) {
                    return new String(zip.readAllBytes(), UTF_8);
                }
            }
        }
        return "";
    }
}
