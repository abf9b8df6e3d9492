package throughline.console.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import throughline.rules.PolicyFolder;
import throughline.rules.example.ExampleCase;
import throughline.rules.gate.DecisionTable;

/**
 * A file of policies as people read it: what it says about itself, and its rules one by one.
 *
 * @param path below the folder of policies ({@code pricing/volume-break.drl})
 * @param about its first sentence, from the comment it begins with; may be empty
 * @param owner as that comment names it; may be empty
 * @param head everything before its first rule
 */
public record PolicyText(String path, String about, String owner, String head, List<Rule> rules) {

    private static final Pattern RULE = Pattern.compile("^\\s*rule\\s+\"?([^\"]*)\"?\\s*$");
    private static final Pattern END = Pattern.compile("^(?:.*\\s)?end\\s*(?://.*)?$");
    private static final Pattern PARAGRAPH = Pattern.compile("@policy\\(\\s*\"([^\"]*)\"");
    private static final Pattern OWNER = Pattern.compile("(?m)^//\\s*Owner\\s+(.+)$");
    private static final Pattern NUMBER = Pattern.compile("^[A-Z]{1,3}-\\d{1,5}");

    public PolicyText {
        rules = List.copyOf(rules);
    }

    /**
     * One rule.
     *
     * @param number what finance sees on a posting ({@code P-110}), or the whole name where it has none
     * @param policy the paragraph of the written policy it stands for; may be empty
     * @param line of its first word, from 1
     * @param text from there to its {@code end}
     */
    public record Rule(String number, String name, String policy, int line, String text) {

        /** Its place on the page of its file. */
        public String anchor() {
            return number.replaceAll("[^A-Za-z0-9_-]", "-");
        }

        /** Whether these words stand in it, in whatever case. */
        public boolean says(String words) {
            return text.toLowerCase(Locale.ROOT).contains(words.strip().toLowerCase(Locale.ROOT));
        }
    }

    public static PolicyText of(String path, String text) {
        return DecisionTable.is(path) ? table(path, text) : written(path, text);
    }

    /** Its rules as the compiler of tables writes them; one that cannot be read has none. */
    private static PolicyText table(String path, String text) {
        var rules = DecisionTable.rows(path, text).stream()
                .map(row -> rule(row.name(), row.row(), row.rule()))
                .toList();
        return new PolicyText(
                path, DecisionTable.remark(text, "Notes"), DecisionTable.remark(text, "Owner"), text, rules);
    }

    private static PolicyText written(String path, String text) {
        var lines = text.split("\n", -1);
        var rules = new ArrayList<Rule>();
        var head = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            var begin = RULE.matcher(lines[i]);
            if (!begin.matches()) {
                if (rules.isEmpty()) {
                    head.append(lines[i]).append('\n');
                }
                continue;
            }
            int from = i;
            while (i < lines.length - 1 && !END.matcher(lines[i]).matches()) {
                i++;
            }
            rules.add(rule(
                    begin.group(1).strip(),
                    from + 1,
                    String.join("\n", List.of(lines).subList(from, i + 1))));
        }
        var owner = OWNER.matcher(text);
        return new PolicyText(
                path, about(lines[0]), owner.find() ? owner.group(1).strip() : "", head.toString(), rules);
    }

    private static Rule rule(String name, int line, String text) {
        var number = NUMBER.matcher(name);
        var policy = PARAGRAPH.matcher(text);
        return new Rule(number.find() ? number.group() : name, name, policy.find() ? policy.group(1) : "", line, text);
    }

    private static String about(String line) {
        return line.startsWith("//") ? line.substring(2).strip() : "";
    }

    /** The folder of its desk. */
    public String desk() {
        return path.substring(0, path.indexOf('/'));
    }

    /** Where its examples stand: {@code pricing/examples/volume-break.csv}. */
    public String examples() {
        return examplesOf(path);
    }

    /** Where the examples of a file of policies stand. */
    public static String examplesOf(String path) {
        return path.replaceFirst("^([a-z]+)/([^/]+)\\.(?:drl|csv)$", "$1/examples/$2.csv");
    }

    /** The file among these that examples are of; a file of policies is its own. */
    public static String policyOf(String path, Set<String> files) {
        return PolicyFolder.isPolicy(path) ? path : ExampleCase.policy(path, files);
    }
}
