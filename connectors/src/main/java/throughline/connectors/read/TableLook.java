package throughline.connectors.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.stream.Collectors;

/** What can be seen of a table before anybody has said what its columns mean. */
final class TableLook {

    private static final String DELIMITERS = ";,\t|";
    private static final int MOST_NAMES = 12;
    private static final int LONGEST_NAME = 24;

    private TableLook() {}

    /** Its delimiter and the columns that its first line names, in words; empty when no delimiter stands out. */
    static String of(byte[] head) {
        var text = new String(head, ISO_8859_1);
        var first = text.replaceFirst("^\u00EF\u00BB\u00BF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
        int delimiter = DELIMITERS
                .chars()
                .reduce((one, other) -> count(first, other) > count(first, one) ? other : one)
                .orElse(';');
        if (count(first, delimiter) == 0) {
            return "";
        }
        var columns = List.of(first.split(java.util.regex.Pattern.quote(String.valueOf((char) delimiter)), -1));
        return ", with %s between its columns and %d of them: %s%s"
                .formatted(
                        delimiter == '\t' ? "a TAB" : "'" + (char) delimiter + "'",
                        columns.size(),
                        columns.stream().limit(MOST_NAMES).map(TableLook::name).collect(Collectors.joining(", ")),
                        columns.size() > MOST_NAMES ? " and so on" : "");
    }

    private static long count(String line, int letter) {
        return line.chars().filter(each -> each == letter).count();
    }

    private static String name(String column) {
        var plain = column.strip().replaceAll("^\"|\"$", "");
        var shown = plain.replaceAll("\\p{Cntrl}", "");
        return shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) + "..." : shown;
    }
}
