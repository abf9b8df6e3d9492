package throughline.rules.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.QueryDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;
import throughline.rules.Desk;
import throughline.rules.tree.RuleTree;

/**
 * The first gate, and the wall: what analysts may write, and nothing else. A file that passes holds patterns over published facts, comparisons,
 * not, exists, and, or; and after "then" only the desk's verbs with literals and bound values. Building DRL that did not pass is running foreign
 * code: an annotation's argument is evaluated by the compiler itself.
 *
 * <p>Every refusal has a line, a column and a plain sentence.
 */
public final class SourceGate {

    private static final int RULES_AT_MOST = 5_000;

    /** On one line, as everybody writes it. */
    private static final Pattern PARAGRAPH = Pattern.compile("@policy[ \\t]*\\([ \\t]*\"[^\"\\n]*\"[ \\t]*\\)");

    private static final Set<String> ATTRIBUTES = Set.of("date-effective", "date-expires", "enabled");
    private static final Set<String> ANNOTATIONS = Set.of("policy", "owner", "note");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} .,:;%+\\-_'()/&=<>#]+");
    private static final Pattern PLAIN_TEXT = Pattern.compile("\"?[\\p{L}\\p{N} .,:;%+\\-_/#@]*\"?");
    private static final Pattern RULE_LINE = Pattern.compile("(?m)^\\s*rule\\s+\"([^\"]+)\"");

    private final Desk desk;
    private final String path;

    public SourceGate(Desk desk, String path) {
        this.desk = desk;
        this.path = path;
    }

    /** The names of the rules in a file, as far as it can be read. */
    public static List<String> ruleNames(String path, String text) {
        var names = new ArrayList<String>();
        Matcher line = RULE_LINE.matcher(DecisionTable.rules(path, text));
        while (line.find()) {
            names.add(line.group(1));
        }
        return names;
    }

    /**
     * A file as the gate read it.
     *
     * @param mistakes by line; empty when there is none
     * @param rules in the order of the text; empty when there is a mistake
     */
    public record Reading(List<Mistake> mistakes, List<RuleTree> rules) {

        public Reading {
            mistakes = List.copyOf(mistakes);
            rules = List.copyOf(rules);
        }
    }

    /** What is wrong with a file, by line; empty when nothing is. */
    public List<Mistake> check(String text) {
        return read(text).mistakes();
    }

    /** Checks a file, and writes down its rules when nothing is wrong. */
    public Reading read(String text) {
        if (!DecisionTable.is(path)) {
            return read(new Draft(path, text, Places.SAME));
        }
        var table = DecisionTable.of(path, text);
        if (!table.mistakes().isEmpty()) {
            return new Reading(table.mistakes(), List.of());
        }
        var reading = read(new Draft(path, table.text(), table));
        if (reading.mistakes().isEmpty()) {
            table.compare(reading.rules().stream().map(RuleTree::name).toList());
        }
        return table.mistakes().isEmpty() ? reading : new Reading(table.mistakes(), List.of());
    }

    private Reading read(Draft draft) {
        new TextCheck(draft, List.of(desk.global())).check();
        PackageDescr file = draft.clean() ? parsed(draft) : null;
        return new Reading(
                draft.mistakes.stream()
                        .sorted(Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column))
                        .toList(),
                file == null || !draft.clean() ? List.of() : new TreeReader(draft, desk).read(file));
    }

    private @Nullable PackageDescr parsed(Draft draft) {
        var file = parsed(draft, draft.text);
        if (file == null) {
            return null;
        }
        head(draft, file);
        rules(draft, file);
        if (!draft.clean()) {
            withoutParagraphs(draft);
        }
        return file;
    }

    /**
     * The parser takes a rule with a paragraph whose conditions it cannot read for one whose paragraph goes on to its end, and sees no fault in it. Without
     * the paragraph it names the place, which is then what is wrong.
     */
    private static void withoutParagraphs(Draft draft) {
        var found = List.copyOf(draft.mistakes);
        draft.mistakes.clear();
        draft.rule = null;
        parsed(draft, PARAGRAPH.matcher(draft.text).replaceAll(match -> " "
                .repeat(match.group().length())));
        if (draft.clean()) {
            draft.mistakes.addAll(found);
        }
    }

    /** What the parser makes of a text; null when it finds mistakes. */
    private static @Nullable PackageDescr parsed(Draft draft, String text) {
        var parser = new DrlParser(LanguageLevelOption.DRL10);
        PackageDescr file;
        try {
            file = parser.parse(null, text);
        } catch (DroolsParserException e) {
            draft.refuse(1, 1, "SYNTAX", "cannot read this file: " + Draft.brief(String.valueOf(e.getMessage())));
            return null;
        }
        if (parser.hasErrors()) {
            for (DroolsError error : parser.getErrors()) {
                int line = error.getLines().length > 0 ? error.getLines()[0] : 1;
                draft.refuse(
                        line,
                        SyntaxWords.column(draft, line, error.getMessage()),
                        "SYNTAX",
                        SyntaxWords.plain(error.getMessage()));
            }
            return null;
        }
        return file;
    }

    private void head(Draft draft, PackageDescr file) {
        if (!desk.rulePackage().equals(file.getName())) {
            draft.refuse(1, 1, "PACKAGE", "a file of this desk begins with: package " + desk.rulePackage());
        }
        file.getImports().forEach(one -> {
            if (desk.facts().stream().noneMatch(fact -> fact.getName().equals(one.getTarget()))
                    && !desk.verbs().getName().equals(one.getTarget())) {
                draft.refuse(
                        one.getLine(),
                        1,
                        "IMPORT",
                        "\"" + one.getTarget() + "\" is not one of the facts and verbs published to this desk");
            }
        });
        forbid(draft, file.getFunctionImports(), "IMPORT", "importing functions is not allowed");
        forbid(draft, file.getAccumulateImports(), "IMPORT", "importing functions is not allowed");
        forbid(draft, file.getFunctions(), "FUNCTION", "functions are program code; ask for a new verb instead");
        forbid(draft, file.getTypeDeclarations(), "DECLARE", "declaring types is not allowed in policy files");
        forbid(draft, file.getEnumDeclarations(), "DECLARE", "declaring types is not allowed in policy files");
        forbid(draft, file.getWindowDeclarations(), "DECLARE", "windows are not allowed");
        forbid(draft, file.getEntryPointDeclarations(), "DECLARE", "entry points are not allowed");
        if (file.getUnit() != null) {
            draft.refuse(1, 1, "UNIT", "rule units are not used here");
        }
        file.getAttributes().forEach(attribute -> attribute(draft, attribute));
        file.getGlobals().forEach(global -> {
            boolean ours = global.getIdentifier().equals(desk.global())
                    && (global.getType().equals(desk.verbs().getSimpleName())
                            || global.getType().equals(desk.verbs().getName()));
            if (!ours) {
                draft.refuse(
                        global.getLine(),
                        1,
                        "GLOBAL",
                        "the only global of this desk is: global "
                                + desk.verbs().getSimpleName() + " " + desk.global());
            }
        });
    }

    private static void forbid(Draft draft, Iterable<? extends BaseDescr> things, String code, String words) {
        things.forEach(thing -> draft.refuse(thing.getLine(), 1, code, words));
    }

    private void rules(Draft draft, PackageDescr file) {
        if (file.getRules().size() > RULES_AT_MOST) {
            draft.refuse(1, 1, "SIZE", "more than " + RULES_AT_MOST + " rules in one file");
        }
        var facts = new TreeMap<String, Class<?>>();
        desk.facts().forEach(fact -> facts.put(fact.getSimpleName(), fact));
        var names = new HashMap<String, Integer>();
        for (RuleDescr rule : file.getRules()) {
            draft.rule = rule.getName();
            Integer first = names.putIfAbsent(rule.getName(), rule.getLine());
            if (first != null) {
                draft.refuse(rule.getLine(), 1, "DUPLICATE", "this name is already used by the rule in line " + first);
            }
            frame(draft, rule);
            if (!(rule instanceof QueryDescr)) {
                var variables = new Conditions(draft, facts).check(rule);
                new Consequences(draft, desk, variables).check(rule);
            }
            draft.rule = null;
        }
    }

    private static void frame(Draft draft, RuleDescr rule) {
        int line = rule.getLine();
        if (rule instanceof QueryDescr) {
            draft.refuse(line, 1, "QUERY", "queries are not allowed in policy files");
        }
        if (!NAME.matcher(rule.getName()).matches()) {
            draft.refuse(line, 1, "NAME", "the rule's name has characters that are not allowed");
        }
        if (rule.getParentName() != null) {
            draft.refuse(line, 1, "EXTENDS", "rules may not extend other rules");
        }
        if (!rule.getNamedConsequences().isEmpty()) {
            draft.refuse(line, 1, "NAMED", "named consequences are not allowed");
        }
        rule.getAttributes().values().forEach(attribute -> attribute(draft, attribute));
        rule.getAnnotations().forEach(annotation -> {
            if (!ANNOTATIONS.contains(annotation.getName())) {
                draft.refuse(
                        line,
                        1,
                        "ANNOTATION",
                        "@" + annotation.getName() + " is not known" + Draft.hint(annotation.getName(), ANNOTATIONS));
            } else if (!PLAIN_TEXT
                    .matcher(String.valueOf(annotation.getSingleValueAsString()))
                    .matches()) {
                draft.refuse(line, 1, "ANNOTATION", "@" + annotation.getName() + " may hold plain text only");
            }
        });
    }

    private static void attribute(Draft draft, AttributeDescr attribute) {
        String name = attribute.getName();
        String value = String.valueOf(attribute.getValue()).replace("\"", "");
        if (name.equals("salience")) {
            draft.refuse(
                    attribute.getLine(),
                    1,
                    "ATTRIBUTE",
                    "salience is not allowed: rules only propose, their order does not matter");
        } else if (!ATTRIBUTES.contains(name)) {
            draft.refuse(attribute.getLine(), 1, "ATTRIBUTE", "\"" + name + "\" is not allowed");
        } else if (name.equals("enabled")
                ? !value.matches("true|false")
                : !value.matches("\\d{2}-[A-Za-z]{3}-\\d{4}") || Dates.read(value) == null) {
            draft.refuse(
                    attribute.getLine(),
                    1,
                    "ATTRIBUTE",
                    name + " needs " + (name.equals("enabled") ? "true or false" : "a date such as \"01-Jan-2027\""));
        }
    }
}
