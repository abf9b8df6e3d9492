package throughline.rules.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.rules.RuleBookBinder;
import throughline.rules.gate.Mistake;
import throughline.rules.gate.SourceGate;
import throughline.rules.tree.RuleTree;

/**
 * What is different between two sets of policy files, rule by rule; spaces, comments and the order of rules are no difference.
 *
 * @param changes by file and rule
 * @param unreadable mistakes of files that could not be compared, of either side
 */
public record RuleDiff(List<Change> changes, List<Mistake> unreadable) {

    public RuleDiff {
        changes = List.copyOf(changes);
        unreadable = List.copyOf(unreadable);
    }

    /** What became of a rule. */
    public enum Kind {
        ADDED,
        REMOVED,
        RENAMED,
        CHANGED,
        MOVED
    }

    /** What of a rule is different. */
    public enum Part {
        NAME,
        FILE,
        POLICY,
        DATES,
        CONDITION,
        CONSEQUENCE
    }

    /**
     * One difference.
     *
     * @param before as it was, or null when it was not there
     * @param after as it is, or null when it is there no more
     */
    public record Detail(Part part, @Nullable String before, @Nullable String after) {

        @Override
        public String toString() {
            var what =
                    switch (part) {
                        case NAME -> "name";
                        case FILE -> "file";
                        case POLICY -> "paragraph";
                        case DATES -> "in force";
                        case CONDITION -> "when";
                        case CONSEQUENCE -> "then";
                    };
            if (before == null) {
                return "%s: new: %s".formatted(what, after);
            }
            return after == null
                    ? "%s: gone: %s".formatted(what, before)
                    : "%s: %s, was %s".formatted(what, after, before);
        }
    }

    /**
     * One rule that is not as it was.
     *
     * @param kind the greatest of its differences: a rule that was renamed and changed is RENAMED, and its details say the rest
     * @param rule its name now, or its last
     * @param file below the policy folder, now or last
     */
    public record Change(Kind kind, String rule, String file, List<Detail> details) {

        public Change {
            details = List.copyOf(details);
        }

        @Override
        public String toString() {
            var words =
                    switch (kind) {
                        case ADDED -> "added";
                        case REMOVED -> "removed";
                        case RENAMED -> "renamed";
                        case CHANGED -> "changed";
                        case MOVED -> "moved";
                    };
            return details.stream()
                    .map(detail -> "\n    " + detail)
                    .collect(Collectors.joining("", "%s %s (%s)".formatted(words, rule, file), ""));
        }
    }

    public boolean nothing() {
        return changes.isEmpty() && unreadable.isEmpty();
    }

    /** For people: one paragraph for each rule. */
    @Override
    public String toString() {
        if (nothing()) {
            return "no rule is different";
        }
        var lines = new ArrayList<String>();
        unreadable.forEach(mistake -> lines.add("not compared: " + mistake));
        changes.forEach(change -> lines.add(change.toString()));
        return String.join("\n", lines);
    }

    /** @param before and {@code after}: text of the policy files by path below the policy folder */
    public static RuleDiff between(Map<String, String> before, Map<String, String> after) {
        var unreadable = new ArrayList<Mistake>();
        var were = read(before, unreadable);
        var are = read(after, unreadable);
        var changes = new ArrayList<Change>();
        var gone = new LinkedHashMap<String, RuleTree>(were);
        gone.keySet().removeAll(are.keySet());
        are.forEach((name, rule) -> {
            var was = were.get(name);
            var change = was == null ? added(rule, gone) : compare(Kind.CHANGED, was, rule);
            if (change != null) {
                changes.add(change);
            }
        });
        gone.values()
                .forEach(rule -> changes.add(new Change(Kind.REMOVED, rule.name(), rule.file(), details(rule, false))));
        changes.sort((one, other) -> {
            int byFile = one.file().compareTo(other.file());
            return byFile != 0 ? byFile : one.rule().compareTo(other.rule());
        });
        return new RuleDiff(changes, unreadable);
    }

    private static Map<String, RuleTree> read(Map<String, String> files, List<Mistake> unreadable) {
        var rules = new LinkedHashMap<String, RuleTree>();
        new TreeMap<>(files).forEach((path, text) -> {
            var desk = RuleBookBinder.deskOf(path);
            if (desk == null) {
                unreadable.add(RuleBookBinder.strayFile(path));
                return;
            }
            var reading = new SourceGate(desk, path).read(text);
            unreadable.addAll(reading.mistakes());
            reading.rules().forEach(rule -> rules.put(rule.name(), rule));
        });
        return rules;
    }

    /** A new name is a renamed rule when one is gone that has the same number, or says and asks the same. */
    private static Change added(RuleTree rule, Map<String, RuleTree> gone) {
        RuleTree was = null;
        for (var old : gone.values()) {
            if (number(old.name()).equals(number(rule.name()))) {
                was = old;
                break;
            }
            if (was == null && old.desk() == rule.desk() && same(old, rule)) {
                was = old;
            }
        }
        if (was == null) {
            return new Change(Kind.ADDED, rule.name(), rule.file(), details(rule, true));
        }
        gone.remove(was.name());
        var change = compare(Kind.RENAMED, was, rule);
        return change == null ? new Change(Kind.RENAMED, rule.name(), rule.file(), List.of()) : change;
    }

    /** {@code P-110} of a name that begins so, otherwise the whole name. */
    private static String number(String name) {
        int space = name.indexOf(' ');
        return space > 0 && name.substring(0, space).matches("[A-Z]+-\\d+\\w*") ? name.substring(0, space) : name;
    }

    private static boolean same(RuleTree one, RuleTree other) {
        return RuleLines.conditions(one).equals(RuleLines.conditions(other))
                && RuleLines.consequences(one).equals(RuleLines.consequences(other));
    }

    private static List<Detail> details(RuleTree rule, boolean added) {
        var details = new ArrayList<Detail>();
        RuleLines.conditions(rule).forEach(line -> details.add(one(Part.CONDITION, line, added)));
        RuleLines.consequences(rule).forEach(line -> details.add(one(Part.CONSEQUENCE, line, added)));
        if (!rule.period().toString().equals("always")) {
            details.add(one(Part.DATES, rule.period().toString(), added));
        }
        return details;
    }

    private static Detail one(Part part, String text, boolean added) {
        return new Detail(part, added ? null : text, added ? text : null);
    }

    private static @Nullable Change compare(Kind kind, RuleTree was, RuleTree is) {
        var details = new ArrayList<Detail>();
        differ(details, Part.NAME, was.name(), is.name());
        differ(details, Part.FILE, was.file(), is.file());
        differ(details, Part.POLICY, was.policy(), is.policy());
        differ(details, Part.DATES, was.period().toString(), is.period().toString());
        differ(details, Part.CONDITION, RuleLines.conditions(was), RuleLines.conditions(is));
        differ(details, Part.CONSEQUENCE, RuleLines.consequences(was), RuleLines.consequences(is));
        if (details.isEmpty()) {
            return null;
        }
        boolean onlyMoved = details.stream().allMatch(detail -> detail.part() == Part.FILE);
        return new Change(onlyMoved ? Kind.MOVED : kind, is.name(), is.file(), details);
    }

    private static void differ(List<Detail> details, Part part, String was, String is) {
        if (!was.equals(is)) {
            details.add(new Detail(part, was.isEmpty() ? null : was, is.isEmpty() ? null : is));
        }
    }

    /** Lines that are gone and lines that are new; they are paired where they stand in for each other. */
    private static void differ(List<Detail> details, Part part, List<String> were, List<String> are) {
        var gone = new ArrayList<>(were);
        are.forEach(gone::remove);
        var fresh = new ArrayList<>(are);
        were.forEach(fresh::remove);
        for (var line : fresh) {
            var instead = gone.stream()
                    .filter(old -> RuleLines.subject(old).equals(RuleLines.subject(line)))
                    .findFirst()
                    .orElse(null);
            gone.remove(instead);
            details.add(new Detail(part, instead, line));
        }
        gone.forEach(line -> details.add(new Detail(part, line, null)));
        if (fresh.isEmpty() && gone.isEmpty() && !were.equals(are)) {
            details.add(new Detail(part, "in another order", "in this order: " + String.join(", ", are)));
        }
    }
}
