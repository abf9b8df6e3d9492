package throughline.rules;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.model.codegen.execmodel.generator.DrlxParseUtil;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;
import throughline.rules.gate.DecisionTable;

/** The conditions of a book's rules as their authors wrote them: where the words for what was compiled come from. */
final class RuleText {

    private final Map<String, Source> rules = new HashMap<>();

    /**
     * One condition on a fact.
     *
     * @param fact the name of its kind
     * @param comparisons one for each comma, in the order of the text; a name given to a value is none
     * @param bound what the names are given to, by name
     */
    record Clause(String fact, List<Expression> comparisons, Map<String, Expression> bound) {

        /** The comparison that was compiled in this place; nothing when the compiler took the text apart in another way. */
        @Nullable
        Expression compiled(int place, int compiled) {
            if (comparisons.size() == compiled) {
                return comparisons.get(place);
            }
            var parts = new ArrayList<Expression>();
            comparisons.forEach(each -> conjuncts(each, parts));
            return parts.size() == compiled ? parts.get(place) : null;
        }

        private static void conjuncts(Expression expression, List<Expression> parts) {
            if (expression instanceof EnclosedExpr enclosed) {
                conjuncts(enclosed.getInner(), parts);
            } else if (expression instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.AND) {
                conjuncts(both.getLeft(), parts);
                conjuncts(both.getRight(), parts);
            } else {
                parts.add(expression);
            }
        }
    }

    /** A rule: its conditions in the order of the text, and its file. */
    record Source(String path, int line, List<Clause> clauses) {}

    RuleText(Map<String, String> files) {
        DecisionTable.rules(files).forEach(this::file);
    }

    /** Nothing for a rule that is not in these files. */
    @Nullable
    Source of(String rule) {
        return rules.get(rule);
    }

    private void file(String path, String text) {
        try {
            var parsed = new DrlParser(LanguageLevelOption.DRL10).parse(null, text);
            parsed.getRules().forEach(rule -> rules.put(rule.getName(), source(path, rule)));
        } catch (DroolsParserException e) {
            throw new IllegalStateException("a bound book's file cannot be read: " + path, e);
        }
    }

    private static Source source(String path, RuleDescr rule) {
        var clauses = new ArrayList<Clause>();
        collect(rule.getLhs(), clauses);
        return new Source(path, rule.getLine(), clauses);
    }

    private static void collect(BaseDescr condition, List<Clause> clauses) {
        if (condition instanceof PatternDescr pattern) {
            clauses.add(clause(pattern));
        } else if (condition instanceof AndDescr and) {
            and.getDescrs().forEach(each -> collect(each, clauses));
        } else if (condition instanceof ConditionalElementDescr inner) {
            inner.getDescrs().forEach(each -> collect((BaseDescr) each, clauses));
        }
    }

    private static Clause clause(PatternDescr pattern) {
        var comparisons = new ArrayList<Expression>();
        var bound = new HashMap<String, Expression>();
        for (var constraint : pattern.getDescrs()) {
            var text = constraint instanceof BindingDescr binding
                    ? binding.getVariable() + " : " + binding.getExpression()
                    : ((ExprConstraintDescr) constraint).getExpression();
            var parsed = DrlxParseUtil.parseExpression(text);
            var expression = parsed.getExpr();
            if (parsed.getBind() != null) {
                bound.put(parsed.getBind().asString(), operand(expression));
            }
            if (parsed.getBind() == null || expression instanceof BinaryExpr) {
                comparisons.add(expression);
            }
        }
        return new Clause(pattern.getObjectType(), comparisons, bound);
    }

    /** {@code $x : field > 5} names the field, and compares it. */
    private static Expression operand(Expression expression) {
        return expression instanceof BinaryExpr comparison ? comparison.getLeft() : expression;
    }
}
