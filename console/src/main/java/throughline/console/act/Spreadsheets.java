package throughline.console.act;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import throughline.rules.sheet.Spreadsheet;
import throughline.rules.sheet.Spreadsheet.Taken;
import throughline.rules.sheet.SpreadsheetRefused;
import throughline.rules.sheet.SpreadsheetWriter;

/** Workbooks of analysts: made into a table's text where they come in, and made of one where they go out. Nothing of them is kept. */
public final class Spreadsheets {

    /** Of a workbook, as the web names it. */
    public static final MediaType TYPE =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final int LONGEST_NAME = 31;

    private Spreadsheets() {}

    /**
     * @param path of the file that it becomes ({@code credit/approvals.csv})
     * @param sheet its name; empty for the first
     * @throws Refused with sheet, cell and what to do
     */
    public static Taken take(String path, String sheet, InputStream bytes) throws IOException {
        table(path);
        var all = new LimitedStream(bytes, Spreadsheet.LARGEST).readAllBytes();
        try {
            return Spreadsheet.read(path, sheet, all);
        } catch (SpreadsheetRefused refused) {
            throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, refused.words() + ".", refused.remedy());
        }
    }

    /** @throws Refused when the file is none that a spreadsheet can show */
    public static byte[] workbook(String path, String text) {
        table(path);
        try {
            var name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.csv$", "");
            var sheet = name.replaceAll("[^\\p{L}\\p{N} -]", " ");
            return SpreadsheetWriter.write(sheet.substring(0, Math.min(LONGEST_NAME, sheet.length())), text);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(unreadable.getMessage()), "Mend the text first.");
        }
    }

    private static void table(String path) {
        if (!path.endsWith(".csv") || !path.contains("/")) {
            throw Refused.wrong(
                    "%s is no table.".formatted(path),
                    "Name a decision table (credit/approvals.csv) or examples (credit/examples/approvals.csv).");
        }
    }
}
