package throughline.rules.gate;

import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;
import throughline.rules.Desk;
import throughline.rules.tree.RuleTree;
import throughline.rules.tree.RuleTree.Binding;
import throughline.rules.tree.RuleTree.Clause;
import throughline.rules.tree.RuleTree.Kind;
import throughline.rules.tree.RuleTree.Period;
import throughline.rules.tree.RuleTree.Saying;
import throughline.rules.tree.RuleTree.Test;

/** Writes down, as plain records, the rules of a file in which the gate found no mistake: of its own parsed tree, so that nothing is read twice. */
final class TreeReader {

    /** Of alternatives inside alternatives; a rule with more is cut there, and only checks look at it. */
    private static final int WAYS_AT_MOST = 64;

    private final Draft draft;
    private final Desk desk;
    private final Map<String, Class<?>> facts = new TreeMap<>();
    private final Set<String> names = new HashSet<>();
    private final TermReader terms = new TermReader(names);
    private boolean plain;

    TreeReader(Draft draft, Desk desk) {
        this.draft = draft;
        this.desk = desk;
        desk.facts().forEach(fact -> facts.put(fact.getSimpleName(), fact));
    }

    List<RuleTree> read(PackageDescr file) {
        return file.getRules().stream().map(rule -> rule(file, rule)).toList();
    }

    private RuleTree rule(PackageDescr file, RuleDescr rule) {
        AnnotationDescr policy = rule.getAnnotation("policy");
        names.clear();
        plain = true;
        var ways = ways(rule.getLhs(), Kind.EACH);
        return new RuleTree(
                draft.path,
                draft.row(rule.getLine()),
                desk,
                rule.getName(),
                policy == null
                        ? ""
                        : String.valueOf(policy.getSingleValueAsString())
                                .replace("\"", "")
                                .strip(),
                period(file, rule),
                ways,
                sayings(rule),
                plain);
    }

    private static Period period(PackageDescr file, RuleDescr rule) {
        var enabled = attribute(file, rule, "enabled");
        return new Period(
                !"false".equals(enabled),
                Dates.read(attribute(file, rule, "date-effective")),
                Dates.read(attribute(file, rule, "date-expires")));
    }

    private static @Nullable String attribute(PackageDescr file, RuleDescr rule, String name) {
        AttributeDescr own = rule.getAttributes().get(name);
        if (own == null) {
            own = file.getAttributes().stream()
                    .filter(one -> one.getName().equals(name))
                    .findFirst()
                    .orElse(null);
        }
        return own == null ? null : String.valueOf(own.getValue()).replace("\"", "");
    }

    private List<List<Clause>> ways(BaseDescr condition, Kind kind) {
        if (condition instanceof PatternDescr pattern) {
            return List.of(List.of(clause(pattern, kind)));
        }
        if (condition instanceof OrDescr or) {
            var ways = new ArrayList<List<Clause>>();
            or.getDescrs().forEach(one -> ways.addAll(ways(one, kind)));
            return ways.subList(0, Math.min(ways.size(), WAYS_AT_MOST));
        }
        Kind inner = condition instanceof NotDescr ? Kind.NOT : condition instanceof ExistsDescr ? Kind.EXISTS : kind;
        List<List<Clause>> ways = List.of(List.of());
        if (condition instanceof ConditionalElementDescr several) {
            for (Object each : several.getDescrs()) {
                ways = product(ways, ways((BaseDescr) each, inner));
            }
        }
        plain &= inner == kind || ways.size() == 1 && ways.get(0).size() == 1;
        return ways;
    }

    private static List<List<Clause>> product(List<List<Clause>> ways, List<List<Clause>> next) {
        var product = new ArrayList<List<Clause>>();
        for (var way : ways) {
            for (var more : next) {
                if (product.size() < WAYS_AT_MOST) {
                    var both = new ArrayList<>(way);
                    both.addAll(more);
                    product.add(both);
                }
            }
        }
        return product;
    }

    private Clause clause(PatternDescr pattern, Kind kind) {
        var bindings = new ArrayList<Binding>();
        var tests = new ArrayList<Test>();
        for (BaseDescr constraint : pattern.getDescrs()) {
            String text = constraint instanceof BindingDescr binding
                    ? binding.getVariable() + " : " + binding.getExpression()
                    : ((ExprConstraintDescr) constraint).getExpression();
            var parsed = draft.expression(text);
            var expression = parsed.getExpr();
            var term = terms.term(expression);
            if (parsed.getBind() != null) {
                bindings.add(new Binding(parsed.getBind().asString(), terms.bound(expression)));
                names.add(parsed.getBind().asString());
            }
            if (term != null) {
                int line =
                        draft.lineOf(constraint.getLine() > 0 ? constraint.getLine() : pattern.getLine(), text.strip());
                tests.add(new Test(term, draft.row(line), draft.rowColumn(line, draft.column(line, text.strip()))));
            }
        }
        Class<?> fact = facts.get(pattern.getObjectType());
        if (pattern.getIdentifier() != null) {
            names.add(pattern.getIdentifier());
        }
        return new Clause(
                kind,
                fact == null ? Object.class : fact,
                pattern.getIdentifier() == null ? "" : pattern.getIdentifier(),
                bindings,
                tests,
                draft.row(pattern.getLine()),
                draft.rowColumn(pattern.getLine(), draft.column(pattern.getLine(), pattern.getObjectType())));
    }

    private List<Saying> sayings(RuleDescr rule) {
        var sayings = new ArrayList<Saying>();
        String body = String.valueOf(rule.getConsequence());
        int then = Consequences.thenLine(draft, rule, body);
        for (var statement : draft.block(body).getStatements()) {
            if (statement instanceof ExpressionStmt simple
                    && simple.getExpression() instanceof MethodCallExpr because
                    && because.getScope().orElse(null) instanceof MethodCallExpr verb
                    && because.getArgument(0) instanceof StringLiteralExpr reason) {
                int line =
                        then + statement.getBegin().map(place -> place.line - 1).orElse(0);
                sayings.add(new Saying(
                        verb.getNameAsString(),
                        verb.getArguments().stream().map(terms::operand).toList(),
                        reason.getValue(),
                        draft.row(line),
                        draft.rowColumn(line, draft.column(line, verb.getNameAsString()))));
            }
        }
        return sayings;
    }
}
