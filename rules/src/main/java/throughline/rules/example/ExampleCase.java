package throughline.rules.example;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import throughline.rules.Desk;
import throughline.rules.RuleBookBinder;

/**
 * One example, ready to be played.
 *
 * @param file of the examples, below the policy folder
 * @param line of it, from 1
 * @param example the sentence
 * @param facts that lie on the table
 * @param expected verbs and figures, sorted
 */
public record ExampleCase(
        String file, int line, String example, LocalDate day, List<Object> facts, List<String> expected) {

    /** The day of an example that names none. */
    static final LocalDate ORDINARY_DAY = LocalDate.of(2026, 6, 15);

    public ExampleCase {
        facts = List.copyOf(facts);
        expected = List.copyOf(expected);
    }

    /** The policy file among these that a file of examples is about: a text, or a table. */
    public static String policy(String examples, Set<String> policies) {
        var table = examples.replace("/examples/", "/");
        return policies.contains(table) ? table : table.replaceFirst("\\.csv$", ".drl");
    }

    /** The file of examples that is about a policy file. */
    public static String examples(String policy) {
        return policy.replaceFirst("/", "/examples/").replaceFirst("\\.drl$", ".csv");
    }

    /**
     * The examples of a file.
     *
     * @throws IllegalArgumentException naming file and line, for a cell or a column that cannot be read
     */
    public static List<ExampleCase> read(String path, String text) {
        var table = ExampleTable.parse(path, text);
        var desk = RuleBookBinder.deskOf(path);
        if (desk == null) {
            throw new IllegalArgumentException(path + " is in no desk's folder");
        }
        var cases = new ArrayList<ExampleCase>();
        for (var row : table.rows()) {
            cases.add(of(table, row, desk));
        }
        return cases;
    }

    static ExampleCase of(ExampleTable table, ExampleTable.Row row, Desk desk) {
        String day = row.cells().getOrDefault("today", "");
        try {
            return new ExampleCase(
                    table.path(),
                    row.line(),
                    row.cells().getOrDefault("example", ""),
                    day.isEmpty() ? ORDINARY_DAY : LocalDate.parse(day),
                    new FactSheet(table, row).facts(desk),
                    sorted(Arrays.stream(row.cells().getOrDefault("expect", "").split(";"))
                            .map(String::strip)
                            .filter(one -> !one.isEmpty())
                            .toList()));
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("%s:%d today is no day: %s".formatted(table.path(), row.line(), day), e);
        }
    }

    /** Proposals as examples compare them: sorted, and figures without zeros at their end. */
    static List<String> sorted(List<String> proposals) {
        return proposals.stream()
                .map(word -> word.contains(" ") ? word.split(" ")[0] + " " + plain(word.split(" ")[1]) : word)
                .sorted()
                .toList();
    }

    /** A figure without zeros at its end. */
    static String plain(String number) {
        return number.contains(".") ? number.replaceAll("0+$", "").replaceAll("\\.$", "") : number;
    }

    /** A proposal in the words of an example. */
    public static String words(String verb, @org.jspecify.annotations.Nullable String figure) {
        return figure == null ? verb : verb + " " + plain(figure);
    }

    public String place() {
        return file + ":" + line;
    }
}
