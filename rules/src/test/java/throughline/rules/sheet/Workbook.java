package throughline.rules.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook written by hand, part by part, so that a test can write what no program would. */
final class Workbook {

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** One sheet, "Table". @param rows as the elements of its data */
    static Workbook of(String rows) {
        return new Workbook()
                .with("[Content_Types].xml", "<Types/>")
                .with(
                        "xl/workbook.xml",
                        "<workbook xmlns:r='r'><sheets><sheet name='Table' sheetId='1' r:id='rId1'/></sheets></workbook>")
                .with(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/></Relationships>")
                .with("xl/worksheets/sheet1.xml", sheet(rows));
    }

    static String sheet(String rows) {
        return "<?xml version='1.0' encoding='UTF-8'?><worksheet><sheetData>%s</sheetData></worksheet>".formatted(rows);
    }

    /** One cell, A1. */
    static Workbook cell(String attributes, String content) {
        return of("<row r='1'><c r='A1' %s>%s</c></row>".formatted(attributes, content));
    }

    Workbook with(String name, String text) {
        return with(name, text.getBytes(UTF_8));
    }

    Workbook with(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
