package throughline.rules.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import throughline.rules.gate.TableCells;

/**
 * A comma-separated text as a workbook of one sheet, that {@link Spreadsheet} makes the same cells of. Numbers are numbers where the program that opens
 * it writes them back as they stand; everything else is text, so that nothing in it is ever calculated.
 */
public final class SpreadsheetWriter {

    private static final String NUMBER = "0|-?[1-9]\\d{0,14}|-?(?=[\\d.]{3,16}$)(0|[1-9]\\d{0,13})\\.\\d*[1-9]";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private SpreadsheetWriter() {}

    /**
     * @param sheet its name, of at most 31 letters, digits, blanks and hyphens
     * @throws IllegalArgumentException when a quote in the text does not close
     */
    public static byte[] write(String sheet, String text) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, UTF_8)) {
            part(
                    zip,
                    "[Content_Types].xml",
                    ("<Types xmlns=\"%scontent-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                                    + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"%ssheet.main+xml\"/>"
                                    + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"%sworksheet+xml\"/></Types>")
                            .formatted(PACKAGE, TYPE, TYPE));
            part(zip, "_rels/.rels", relationship("officeDocument", "xl/workbook.xml"));
            part(zip, "xl/_rels/workbook.xml.rels", relationship("worksheet", "worksheets/sheet1.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"%s\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                            .formatted(MAIN, OFFICE, escaped(sheet)));
            part(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
                            .formatted(MAIN, rows(TableCells.texts(text))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static String relationship(String kind, String target) {
        return "<Relationships xmlns=\"%srelationships\"><Relationship Id=\"rId1\" Type=\"%s/%s\" Target=\"%s\"/></Relationships>"
                .formatted(PACKAGE, OFFICE, kind, target);
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((HEAD + xml).getBytes(UTF_8));
        zip.closeEntry();
    }

    private static String rows(List<List<String>> rows) {
        var xml = new StringBuilder();
        for (int row = 1; row <= rows.size(); row++) {
            xml.append("<row r=\"").append(row).append("\">");
            var cells = rows.get(row - 1);
            for (int column = 1; column <= cells.size(); column++) {
                var cell = cells.get(column - 1);
                if (!cell.isEmpty()) {
                    xml.append(cell(TableCells.letters(column) + row, cell));
                }
            }
            xml.append("</row>");
        }
        return xml.toString();
    }

    private static String cell(String at, String text) {
        return text.matches(NUMBER)
                ? "<c r=\"%s\"><v>%s</v></c>".formatted(at, text)
                : "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                        .formatted(at, escaped(text.replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_")));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
