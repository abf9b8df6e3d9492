package throughline.rules.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.rules.gate.TableCells;
import throughline.rules.sheet.SpreadsheetRefused.Rule;

/** Reads the cells of one sheet as the texts of a table. What a reader of the comma-separated text could not see is refused, cell by cell. */
final class SheetReader {

    private static final int ROWS = 5_000;
    private static final int COLUMNS = 100;
    private static final int CHARACTERS = 2_000;
    private static final Pattern PLACE = Pattern.compile("([A-Z]{1,3})([1-9]\\d{0,6})");
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final DateTimeFormatter OF_TABLES = DateTimeFormatter.ofPattern("dd-MMM-uuuu", Locale.ENGLISH);
    private static final String IN_THE_WORKBOOK = "Mend it in the workbook, save it, and hand it in again.";

    /**
     * What the cells are read with.
     *
     * @param shared the texts that cells refer to by number
     * @param from1904 whether days are counted from 1904 on
     * @param ofTables whether dates are written as decision tables have them ({@code 01-Jan-2027}); otherwise {@code 2027-01-01}
     */
    record Words(List<String> shared, CellFormats formats, boolean from1904, boolean ofTables) {

        Words {
            shared = List.copyOf(shared);
        }
    }

    private final String sheet;
    private final Words words;
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> hiddenColumns = new HashSet<>();
    private int row;
    private int column;
    private boolean hiddenRow;

    private SheetReader(String sheet, Words words) {
        this.sheet = sheet;
        this.words = words;
    }

    /** Every row down to the last that has something; empty ones between them, too. */
    static List<List<String>> rows(String sheet, byte[] part, Words words) throws SpreadsheetRefused {
        var reader = new SheetReader(sheet, words);
        try {
            reader.read(new SheetXml(part));
        } catch (SpreadsheetRefused refused) {
            throw refused.sheet().isEmpty() ? refused.in(sheet, "") : refused;
        }
        return reader.rows;
    }

    private void read(SheetXml xml) throws SpreadsheetRefused {
        while (xml.next()) {
            if (xml.begins("col") && xml.yes("hidden")) {
                hide(number(xml.attribute("min")), number(xml.attribute("max")));
            } else if (xml.begins("row")) {
                row = xml.attribute("r").isEmpty() ? row + 1 : ascending(number(xml.attribute("r")), row);
                column = 0;
                hiddenRow = xml.yes("hidden");
            } else if (xml.begins("c")) {
                cell(xml);
            } else if (xml.begins("mergeCell")) {
                throw refuse(
                        Rule.MERGED,
                        "",
                        "the cells %s are one: all but the first would be empty, and an empty cell leaves its condition out"
                                .formatted(xml.attribute("ref").replaceAll("[^A-Z0-9:]", "")));
            }
        }
    }

    private void hide(int from, int to) {
        for (int each = from; each <= Math.min(to, COLUMNS); each++) {
            hiddenColumns.add(each);
        }
    }

    private int ascending(int next, int before) throws SpreadsheetRefused {
        if (next <= before) {
            throw refuse(Rule.NOT_A_WORKBOOK, "", "its rows and cells do not stand in their order");
        }
        return next;
    }

    private static int number(String digits) {
        return digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : 0;
    }

    private void cell(SheetXml xml) throws SpreadsheetRefused {
        var place = xml.attribute("r");
        var parts = PLACE.matcher(place);
        if (place.isEmpty()) {
            column++;
        } else if (parts.matches() && Integer.parseInt(parts.group(2)) == row) {
            column = ascending(columnOf(parts.group(1)), column);
        } else {
            throw refuse(Rule.NOT_A_WORKBOOK, "", "its rows and cells do not stand in their order");
        }
        var type = xml.attribute("t");
        var style = xml.attribute("s");
        var value = "";
        while (xml.next() && !xml.ends("c")) {
            if (xml.begins("f")) {
                throw refuse(
                        Rule.FORMULA,
                        at(),
                        "it is a formula; what it came to may be old, and is not what somebody wrote");
            }
            if (xml.begins("v")) {
                value = xml.text();
            } else if (xml.begins("is")) {
                value = SheetTexts.text(xml, "is");
            }
        }
        keep(value.isEmpty() ? "" : said(type, style, value));
    }

    private static int columnOf(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column;
    }

    private String at() {
        return TableCells.letters(column) + row;
    }

    private void keep(String text) throws SpreadsheetRefused {
        if (text.isEmpty()) {
            return;
        }
        if (row > ROWS || column > COLUMNS) {
            throw refuse(Rule.SIZE, at(), "a table has at most %,d rows and %d columns".formatted(ROWS, COLUMNS));
        }
        if (hiddenRow || hiddenColumns.contains(column)) {
            throw refuse(Rule.HIDDEN, at(), "it stands in a hidden %s".formatted(hiddenRow ? "row" : "column"));
        }
        while (rows.size() < row) {
            rows.add(new ArrayList<>());
        }
        var cells = rows.get(row - 1);
        while (cells.size() < column - 1) {
            cells.add("");
        }
        cells.add(text);
    }

    private String said(String type, String style, String value) throws SpreadsheetRefused {
        return switch (type) {
            case "s" -> text(shared(value));
            case "str", "inlineStr" -> text(value);
            case "b" -> value.strip().equals("1") ? "true" : "false";
            case "e" -> throw refuse(Rule.ERROR_VALUE, at(), "it shows an error, %s".formatted(plain(value)));
            case "d" -> date(day(value.strip()));
            case "", "n" -> number(style, value.strip());
            default -> throw refuse(Rule.NOT_A_WORKBOOK, at(), "it holds something that no table has");
        };
    }

    private String shared(String index) throws SpreadsheetRefused {
        var digits = index.strip();
        int at = digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
        if (at >= words.shared().size()) {
            throw refuse(Rule.NOT_A_WORKBOOK, at(), "it refers to a text that is not there");
        }
        return words.shared().get(at);
    }

    /** As a program writes it, with letters that XML has not got by their numbers. */
    private String text(String written) throws SpreadsheetRefused {
        var text = ESCAPED.matcher(written)
                .replaceAll(
                        code -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(code.group(1), 16))))
                .strip();
        if (text.length() > CHARACTERS) {
            throw refuse(Rule.TEXT, at(), "it has more than %,d characters".formatted(CHARACTERS));
        }
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw refuse(Rule.TEXT, at(), "it has a line break, or a character that cannot be seen");
        }
        return text;
    }

    private String number(String style, String value) throws SpreadsheetRefused {
        var number = SheetNumber.exact(value);
        if (number == null) {
            throw refuse(
                    Rule.NUMBER,
                    at(),
                    "%s is no number that somebody typed: it is what a calculation came to".formatted(plain(value)));
        }
        return switch (words.formats().of(style)) {
            case NUMBER -> number.toPlainString();
            case DATE -> date(SheetNumber.day(number, words.from1904()));
            case TIME -> throw refuse(Rule.DATE, at(), "it is a time of day, or a date with one: rules know days");
            case PERCENT ->
                throw refuse(
                        Rule.PERCENT,
                        at(),
                        "it shows %s %% and holds %s: nobody can say which of them the rule means"
                                .formatted(
                                        number.movePointRight(2)
                                                .stripTrailingZeros()
                                                .toPlainString(),
                                        number.toPlainString()));
        };
    }

    private static @Nullable LocalDate day(String written) {
        try {
            return LocalDate.parse(written.replaceFirst("T00:00(:00(\\.0+)?)?Z?$", ""));
        } catch (DateTimeException none) {
            return null;
        }
    }

    private String date(@Nullable LocalDate day) throws SpreadsheetRefused {
        if (day == null) {
            throw refuse(Rule.DATE, at(), "it is shown as a date and is no day that every program agrees on");
        }
        return words.ofTables() ? OF_TABLES.format(day) : day.toString();
    }

    /** Text of a stranger, as far as it is repeated. */
    private static String plain(String value) {
        return value.length() > 40 || value.chars().anyMatch(c -> c < ' ') ? "something long" : value;
    }

    private SpreadsheetRefused refuse(Rule rule, String cell, String why) {
        var remedy =
                switch (rule) {
                    case FORMULA ->
                        "Whoever made the workbook copies the cells and pastes them as values, and hands it in again.";
                    case NUMBER ->
                        "Whoever made the workbook types the figure that the rule shall have, and hands it in again.";
                    case PERCENT ->
                        "Whoever made the workbook formats the cell as a number and types what the rule shall compare with: 10 or 0.1.";
                    case MERGED -> "Whoever made the workbook unmerges them, fills each cell, and hands it in again.";
                    case HIDDEN ->
                        "Whoever made the workbook shows or deletes what is hidden, takes filters off, and hands it in again.";
                    case DATE ->
                        "Whoever made the workbook writes a day alone, such as 2027-01-01, and hands it in again.";
                    default -> IN_THE_WORKBOOK;
                };
        return new SpreadsheetRefused(rule, why, remedy).in(sheet, cell);
    }
}
