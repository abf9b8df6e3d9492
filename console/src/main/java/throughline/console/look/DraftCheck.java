package throughline.console.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.operations.ruling.BookShelf;
import throughline.rules.PolicyException;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;
import throughline.rules.example.Examples;
import throughline.rules.gate.Mistake;

/** Says what is wrong with policies that are being written: a file alone at once, all of them with their examples when one pauses. */
public final class DraftCheck {

    private static final String POLICY = ".drl";

    private final BookShelf shelf;

    public DraftCheck(BookShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * What is wrong, and where.
     *
     * @param line from 1
     * @param column from 1
     * @param soft whether the policies may come into force all the same
     */
    public record Finding(
            String file, int line, int column, String code, String text, @Nullable String rule, boolean soft) {

        static Finding of(Mistake mistake) {
            return new Finding(
                    mistake.file(),
                    mistake.line(),
                    mistake.column(),
                    mistake.code(),
                    mistake.text(),
                    mistake.rule(),
                    false);
        }
    }

    /**
     * What came of one example.
     *
     * @param line of the file, from 1
     */
    public record Tried(String file, int line, String example, String expected, String got, boolean passed) {}

    /**
     * What a check found.
     *
     * @param examples empty when it was about the text alone, or the policies cannot be made into a book
     * @param silent rules that no example makes speak
     * @param whole whether the policies were compiled and their examples tried
     */
    public record Checked(List<Finding> mistakes, List<Tried> examples, List<String> silent, boolean whole) {

        public Checked {
            mistakes = List.copyOf(mistakes);
            examples = List.copyOf(examples);
            silent = List.copyOf(silent);
        }

        /** Whether these policies may come into force. */
        public boolean clean() {
            return mistakes.stream().allMatch(Finding::soft)
                    && examples.stream().allMatch(Tried::passed)
                    && silent.isEmpty();
        }

        public List<Tried> failed() {
            return examples.stream().filter(each -> !each.passed()).toList();
        }
    }

    /** The texts alone, in some milliseconds. */
    public static Checked texts(Map<String, String> files) {
        var found = new ArrayList<Finding>();
        new TreeMap<>(files).forEach((path, text) -> {
            if (path.endsWith(POLICY)) {
                RuleBookBinder.check(path, text).forEach(mistake -> found.add(Finding.of(mistake)));
            }
        });
        return new Checked(found, List.of(), List.of(), false);
    }

    /** Everything: each text, all of them compiled, and every example. @param files policies and examples, by path */
    public Checked whole(SortedMap<String, String> files) {
        var policies = new TreeMap<String, String>();
        var tables = new TreeMap<String, String>();
        files.forEach((path, text) -> (path.endsWith(POLICY) ? policies : tables).put(path, text));
        try (var loan = shelf.borrowDraft(policies)) {
            return tried(loan.book(), tables);
        } catch (PolicyException refused) {
            return new Checked(
                    refused.mistakes().stream().map(Finding::of).toList(), List.of(), List.of(), true);
        }
    }

    private static Checked tried(RuleBook book, SortedMap<String, String> tables) {
        var examples = new Examples(book, RuleBook.Engine.FASTEST);
        var results = new ArrayList<Examples.Result>();
        var wrong = new ArrayList<Finding>();
        tables.forEach((path, table) -> {
            try {
                results.addAll(examples.run(Map.of(path, table)));
            } catch (IllegalArgumentException | java.time.DateTimeException unreadable) {
                wrong.add(unreadable(path, String.valueOf(unreadable.getMessage())));
            }
        });
        return new Checked(
                wrong, results.stream().map(DraftCheck::tried).toList(), List.copyOf(examples.unproved(results)), true);
    }

    private static Finding unreadable(String path, String words) {
        var place = java.util.regex.Pattern.compile("\\Q" + path + "\\E:(\\d+)\\s+(.*)", java.util.regex.Pattern.DOTALL)
                .matcher(words);
        return place.matches()
                ? new Finding(path, Integer.parseInt(place.group(1)), 1, "EXAMPLES", place.group(2), null, false)
                : new Finding(path, 1, 1, "EXAMPLES", words, null, false);
    }

    private static Tried tried(Examples.Result result) {
        int colon = result.place().lastIndexOf(':');
        return new Tried(
                result.place().substring(0, colon),
                Integer.parseInt(result.place().substring(colon + 1)),
                result.example(),
                result.expected(),
                result.actual(),
                result.passed());
    }
}
