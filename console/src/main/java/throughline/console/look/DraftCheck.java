package throughline.console.look;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.operations.ruling.BookShelf;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBook;
import throughline.rules.check.CheckFinding;
import throughline.rules.check.PolicyCheck;
import throughline.rules.example.Examples;
import throughline.rules.gate.Mistake;

/** Says what is wrong with policies that are being written: a file alone at once, all of them with their examples when one pauses. */
public final class DraftCheck {

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

        static Finding of(CheckFinding found) {
            return new Finding(
                    found.file(),
                    found.line(),
                    found.column(),
                    found.code(),
                    found.advice().isEmpty() ? found.text() : found.text() + " - " + found.advice(),
                    found.rule(),
                    !found.refuses());
        }

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
            return whole
                    && mistakes.stream().allMatch(Finding::soft)
                    && examples.stream().allMatch(Tried::passed)
                    && silent.isEmpty();
        }

        public List<Tried> failed() {
            return examples.stream().filter(each -> !each.passed()).toList();
        }
    }

    /**
     * The texts alone, in some milliseconds.
     *
     * @param files all policies and examples, by path
     * @param about only what is wrong in these is said, and what keeps the others from being read
     */
    public static Checked texts(SortedMap<String, String> files, Set<String> about, LocalDate today) {
        return new Checked(
                PolicyCheck.of(of(files, true), of(files, false), today).stream()
                        .filter(each -> about.contains(each.file()) || each.refuses())
                        .map(Finding::of)
                        .toList(),
                List.of(),
                List.of(),
                false);
    }

    private static SortedMap<String, String> of(SortedMap<String, String> files, boolean policies) {
        var some = new TreeMap<String, String>();
        files.forEach((path, text) -> {
            if (PolicyFolder.isPolicy(path) == policies) {
                some.put(path, text);
            }
        });
        return some;
    }

    /** Everything: each text, all of them compiled, and every example. @param files policies and examples, by path */
    public Checked whole(SortedMap<String, String> files) {
        // Which rules no example makes speak is asked of the compiled book.
        var known = texts(files, files.keySet(), LocalDate.now()).mistakes().stream()
                .filter(each -> !each.code().equals("UNPROVED"))
                .toList();
        if (!known.stream().allMatch(Finding::soft)) {
            return new Checked(known, List.of(), List.of(), false);
        }
        try (var loan = shelf.borrowDraft(of(files, true))) {
            return tried(loan.book(), of(files, false), known);
        } catch (PolicyException refused) {
            return new Checked(refused.mistakes().stream().map(Finding::of).toList(), List.of(), List.of(), false);
        }
    }

    private static Checked tried(RuleBook book, SortedMap<String, String> tables, List<Finding> known) {
        var examples = new Examples(book, RuleBook.Engine.FASTEST);
        var results = new ArrayList<Examples.Result>();
        var wrong = new ArrayList<>(known);
        tables.forEach((path, table) -> {
            try {
                results.addAll(examples.run(Map.of(path, table)));
            } catch (IllegalArgumentException | DateTimeException unreadable) {
                wrong.add(unreadable(path, String.valueOf(unreadable.getMessage())));
            }
        });
        return new Checked(
                wrong, results.stream().map(DraftCheck::tried).toList(), List.copyOf(examples.unproved(results)), true);
    }

    private static Finding unreadable(String path, String words) {
        var place = Pattern.compile(Pattern.quote(path) + ":(\\d+)\\s+(.*)", Pattern.DOTALL)
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
