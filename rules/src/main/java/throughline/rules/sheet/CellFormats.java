package throughline.rules.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether a number is shown as a number, a date, a time or a percentage, by the style of its cell. */
final class CellFormats {

    enum Kind {
        NUMBER,
        DATE,
        TIME,
        PERCENT
    }

    private final List<Kind> styles;

    private CellFormats(List<Kind> styles) {
        this.styles = styles;
    }

    static CellFormats none() {
        return new CellFormats(List.of());
    }

    static CellFormats of(byte[] part) throws SpreadsheetRefused {
        Map<String, String> codes = new HashMap<>();
        var styles = new ArrayList<Kind>();
        boolean cells = false;
        var xml = new SheetXml(part);
        while (xml.next()) {
            if (xml.begins("numFmt")) {
                codes.put(xml.attribute("numFmtId"), xml.attribute("formatCode"));
            }
            cells = xml.begins("cellXfs") || cells && !xml.ends("cellXfs");
            if (cells && xml.begins("xf")) {
                var id = xml.attribute("numFmtId");
                styles.add(codes.containsKey(id) ? kind(codes.getOrDefault(id, "")) : builtIn(id));
            }
        }
        return new CellFormats(List.copyOf(styles));
    }

    /** Those that every program knows by their numbers. */
    private static Kind builtIn(String id) {
        int number = id.matches("\\d{1,4}") ? Integer.parseInt(id) : 0;
        if (number == 9 || number == 10) {
            return Kind.PERCENT;
        }
        if (number >= 14 && number <= 17
                || number >= 27 && number <= 31
                || number == 36
                || number >= 50 && number <= 54
                || number == 57
                || number == 58) {
            return Kind.DATE;
        }
        return number >= 18 && number <= 22
                        || number >= 32 && number <= 35
                        || number >= 45 && number <= 47
                        || number == 55
                        || number == 56
                ? Kind.TIME
                : Kind.NUMBER;
    }

    /** Of one that was written for this workbook: what stands in quotes, brackets or behind a backslash is only shown. */
    private static Kind kind(String code) {
        var bare = code.replaceAll("\"[^\"]*\"|\\[(?![hms]+\\])[^\\]]*\\]|\\\\.|_.|\\*.", "")
                .toLowerCase(Locale.ROOT);
        if (bare.contains("%")) {
            return Kind.PERCENT;
        }
        if (bare.equals("general") || bare.equals("@")) {
            return Kind.NUMBER;
        }
        if (bare.matches(".*[hs].*")) {
            return Kind.TIME;
        }
        return bare.matches(".*[ymd].*") ? Kind.DATE : Kind.NUMBER;
    }

    /** Of a cell's style as its attribute names it; empty for the usual one. */
    Kind of(String style) {
        int at = style.matches("\\d{1,6}") ? Integer.parseInt(style) : 0;
        return at < styles.size() ? styles.get(at) : Kind.NUMBER;
    }
}
