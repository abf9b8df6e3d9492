package throughline.rules.gate;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.NullLiteralExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.mvel.parser.ast.expr.BigDecimalLiteralExpr;
import org.drools.mvel.parser.ast.expr.DrlxExpression;
import org.drools.mvel.parser.ast.expr.HalfBinaryExpr;
import org.drools.mvel.parser.ast.expr.PointFreeExpr;
import org.drools.mvel.parser.printer.PrintUtil;
import org.jspecify.annotations.Nullable;

/** What stands between "when" and "then": patterns over published facts and comparisons of their fields, with no program code at all. */
final class Conditions {

    private static final int PATTERNS_AT_MOST = 8;
    private static final Set<String> WORD_OPERATORS = Set.of("in", "memberOf", "contains", "str");

    private final Draft draft;
    private final Map<String, Class<?>> facts;
    private final Map<String, Class<?>> variables = new LinkedHashMap<>();
    private final Map<String, Integer> unlinked = new HashMap<>();
    private int patterns;
    private Limits limits;

    Conditions(Draft draft, Map<String, Class<?>> facts) {
        this.draft = draft;
        this.facts = facts;
        this.limits = new Limits(draft);
    }

    /** The variables that the rule's consequence may use, with their types. */
    Map<String, Class<?>> check(RuleDescr rule) {
        condition(rule.getLhs());
        if (patterns == 0) {
            draft.refuse(rule.getLine(), 1, "EMPTY", "the rule has no condition");
        }
        if (patterns > PATTERNS_AT_MOST) {
            draft.refuse(rule.getLine(), 1, "SIZE", "more than " + PATTERNS_AT_MOST + " conditions in one rule");
        }
        unlinked.forEach((fact, times) -> {
            if (times > 1) {
                draft.refuse(
                        rule.getLine(),
                        1,
                        "CROSS",
                        times + " conditions on " + fact + " that nothing links: every combination would be tried");
            }
        });
        return variables;
    }

    private void condition(BaseDescr condition) {
        if (condition instanceof AndDescr and) {
            and.getDescrs().forEach(this::condition);
        } else if (condition instanceof OrDescr or) {
            or.getDescrs().forEach(this::condition);
        } else if (condition instanceof NotDescr not) {
            not.getDescrs().forEach(inner -> condition((BaseDescr) inner));
        } else if (condition instanceof ExistsDescr exists) {
            exists.getDescrs().forEach(inner -> condition((BaseDescr) inner));
        } else if (condition instanceof PatternDescr pattern) {
            pattern(pattern);
        } else {
            String name =
                    condition.getClass().getSimpleName().replace("Descr", "").toLowerCase(java.util.Locale.ROOT);
            draft.refuse(
                    condition.getLine(),
                    condition.getColumn() + 1,
                    "CONDITION",
                    name + " is not allowed in conditions");
        }
    }

    private void pattern(PatternDescr pattern) {
        patterns++;
        Class<?> fact = facts.get(pattern.getObjectType());
        String binding = pattern.getIdentifier() == null ? "" : pattern.getIdentifier();
        if (fact == null) {
            draft.refuseAt(
                    pattern.getLine(),
                    pattern.getObjectType(),
                    "FACT",
                    "there is no fact \"" + pattern.getObjectType() + "\" at this desk"
                            + Draft.hint(pattern.getObjectType(), facts.keySet()));
            variables.put(binding, Object.class);
            return;
        }
        if (pattern.getSource() != null) {
            draft.refuse(
                    pattern.getLine(),
                    1,
                    "FROM",
                    "from and accumulate are not allowed: facts are delivered by the appliance");
        }
        if (pattern.getBehaviors() != null && !pattern.getBehaviors().isEmpty()) {
            draft.refuse(pattern.getLine(), 1, "WINDOW", "windows are not allowed");
        }
        boolean linked = false;
        int before = variables.size();
        limits = new Limits(draft);
        for (BaseDescr constraint : pattern.getDescrs()) {
            linked |= constraint(constraint, pattern, fact);
        }
        if (!linked && before == variables.size()) {
            unlinked.merge(fact.getSimpleName(), 1, Integer::sum);
        }
        if (!binding.isEmpty()) {
            variables.put(binding, fact);
        }
    }

    /** Whether the constraint links the pattern to one before it. */
    private boolean constraint(BaseDescr constraint, PatternDescr pattern, Class<?> fact) {
        String text;
        if (constraint instanceof ExprConstraintDescr expression) {
            text = expression.getExpression();
        } else if (constraint instanceof BindingDescr binding) {
            text = binding.getVariable() + " : " + binding.getExpression();
        } else {
            draft.refuse(pattern.getLine(), 1, "CONDITION", "this condition cannot be checked");
            return false;
        }
        int line = draft.lineOf(constraint.getLine() > 0 ? constraint.getLine() : pattern.getLine(), text.strip());
        DrlxExpression parsed;
        try {
            parsed = draft.expression(text);
        } catch (RuntimeException e) {
            draft.refuseAt(line, text.strip(), "SYNTAX", "cannot read this condition: " + Draft.brief(text));
            return false;
        }
        var place = new Place(fact, line);
        Class<?> type = type(parsed.getExpr(), place);
        if (parsed.getBind() != null && type != null) {
            bind(parsed.getBind().asString(), parsed.getExpr(), type, place);
        }
        limits.see(parsed.getExpr(), line);
        return place.linked;
    }

    private void bind(String variable, Expression bound, Class<?> type, Place place) {
        if (variables.containsKey(variable)) {
            draft.refuseAt(place.line, variable, "VARIABLE", variable + " is already used in this rule");
        }
        Class<?> kept = type;
        if (bound instanceof BinaryExpr comparison && comparison.getLeft() instanceof NameExpr field) {
            Class<?> left = Kinds.field(place.fact, field.getNameAsString());
            kept = left == null ? type : left;
        }
        variables.put(variable, kept);
    }

    /** Where an expression stands, and whether it spoke of another pattern. */
    private static final class Place {
        private final Class<?> fact;
        private final int line;
        private boolean linked;

        private Place(Class<?> fact, int line) {
            this.fact = fact;
            this.line = line;
        }
    }

    /** The type of an expression, or null after a finding. */
    private @Nullable Class<?> type(Expression expression, Place place) {
        Class<?> literal = literal(expression);
        if (literal != null) {
            return literal;
        }
        if (expression instanceof EnclosedExpr enclosed) {
            return type(enclosed.getInner(), place);
        }
        if (expression instanceof UnaryExpr unary) {
            return unary(unary, place);
        }
        if (expression instanceof NameExpr name) {
            return named(name.getNameAsString(), place);
        }
        if (expression instanceof FieldAccessExpr access) {
            return access(access, place);
        }
        if (expression instanceof BinaryExpr binary) {
            return binary(binary, place);
        }
        if (expression instanceof HalfBinaryExpr half) {
            type(half.getRight(), place);
            return boolean.class;
        }
        if (expression instanceof PointFreeExpr word) {
            return word(word, place);
        }
        draft.refuseAt(
                place.line,
                print(expression),
                "CODE",
                "program code is not allowed in conditions: " + Draft.brief(print(expression)));
        return null;
    }

    private static @Nullable Class<?> literal(Expression expression) {
        if (expression instanceof StringLiteralExpr) {
            return String.class;
        }
        if (expression instanceof BooleanLiteralExpr) {
            return boolean.class;
        }
        if (expression instanceof IntegerLiteralExpr || expression instanceof LongLiteralExpr) {
            return int.class;
        }
        if (expression instanceof DoubleLiteralExpr || expression instanceof BigDecimalLiteralExpr) {
            return BigDecimal.class;
        }
        return expression instanceof NullLiteralExpr ? Object.class : null;
    }

    private @Nullable Class<?> unary(UnaryExpr unary, Place place) {
        if (unary.getOperator() != UnaryExpr.Operator.MINUS
                && unary.getOperator() != UnaryExpr.Operator.LOGICAL_COMPLEMENT) {
            draft.refuse(
                    place.line,
                    1,
                    "CONDITION",
                    "the operator " + unary.getOperator().asString() + " is not allowed");
            return null;
        }
        return type(unary.getExpression(), place);
    }

    private @Nullable Class<?> named(String name, Place place) {
        if (name.equals("this")) {
            return place.fact;
        }
        Class<?> variable = variables.get(name);
        if (variable != null) {
            place.linked = true;
            return variable;
        }
        Class<?> field = Kinds.field(place.fact, name);
        if (field != null) {
            return field;
        }
        if (name.startsWith("$")) {
            draft.refuseAt(
                    place.line,
                    name,
                    "VARIABLE",
                    name + " is not defined in this rule" + Draft.hint(name, variables.keySet()));
        } else if (name.equals(name.toUpperCase(java.util.Locale.ROOT))) {
            draft.refuseAt(place.line, name, "QUOTES", "text must be in quotes: \"" + name + "\"");
        } else {
            draft.refuseAt(
                    place.line,
                    name,
                    "FIELD",
                    place.fact.getSimpleName() + " has no field \"" + name + "\""
                            + Draft.hint(name, Kinds.fields(place.fact)));
        }
        return null;
    }

    private @Nullable Class<?> access(FieldAccessExpr access, Place place) {
        Class<?> scope = access.getScope() instanceof ThisExpr ? place.fact : type(access.getScope(), place);
        if (scope == null) {
            return null;
        }
        String name = access.getNameAsString();
        Class<?> field = facts.containsValue(scope) ? Kinds.field(scope, name) : null;
        if (field == null) {
            draft.refuseAt(
                    place.line,
                    name,
                    "FIELD",
                    Kinds.name(scope) + " has no field \"" + name + "\"" + Draft.hint(name, Kinds.fields(scope)));
        }
        return field;
    }

    private @Nullable Class<?> binary(BinaryExpr binary, Place place) {
        Class<?> left = type(binary.getLeft(), place);
        Class<?> right = type(binary.getRight(), place);
        if (left == null || right == null) {
            return null;
        }
        switch (binary.getOperator()) {
            case AND, OR -> {
                return boolean.class;
            }
            case EQUALS, NOT_EQUALS, LESS, LESS_EQUALS, GREATER, GREATER_EQUALS -> {
                return comparison(binary, left, right, place);
            }
            case PLUS, MINUS, MULTIPLY, DIVIDE, REMAINDER ->
                draft.refuseAt(
                        place.line,
                        print(binary.getLeft()),
                        "ARITHMETIC",
                        "rules do not calculate: ask for a fact that holds the result");
            default ->
                draft.refuseAt(
                        place.line,
                        print(binary.getLeft()),
                        "CONDITION",
                        "the operator " + binary.getOperator().asString() + " is not allowed");
        }
        return null;
    }

    private @Nullable Class<?> comparison(BinaryExpr binary, Class<?> left, Class<?> right, Place place) {
        if (!Kinds.comparable(left, right)) {
            draft.refuseAt(
                    place.line,
                    print(binary.getLeft()),
                    "TYPE",
                    print(binary.getLeft()) + " is " + Kinds.name(left) + " and cannot be compared with "
                            + Kinds.name(right) + " (" + print(binary.getRight()) + ")");
            return null;
        }
        boolean equality = binary.getOperator() == BinaryExpr.Operator.EQUALS
                || binary.getOperator() == BinaryExpr.Operator.NOT_EQUALS;
        if (!equality && !Kinds.number(left) && left != Object.class) {
            draft.refuseAt(
                    place.line,
                    print(binary.getLeft()),
                    "TYPE",
                    Kinds.name(left) + " can only be compared with == or !=");
            return null;
        }
        return boolean.class;
    }

    private @Nullable Class<?> word(PointFreeExpr word, Place place) {
        String operator = word.getOperator().asString();
        if (!WORD_OPERATORS.contains(operator) || word.getArg1() != null && !operator.equals("str")) {
            draft.refuseAt(
                    place.line,
                    operator,
                    "OPERATOR",
                    "\"" + operator + "\" is not allowed"
                            + (operator.equals("matches") ? ": use str[startsWith] or a list" : ""));
            return null;
        }
        Class<?> left = type(word.getLeft(), place);
        for (Expression one : word.getRight()) {
            Class<?> right = type(one, place);
            if (left != null && right != null && operator.equals("in") && !Kinds.comparable(left, right)) {
                draft.refuseAt(
                        place.line,
                        print(one),
                        "TYPE",
                        print(word.getLeft()) + " is " + Kinds.name(left) + " and cannot be compared with "
                                + Kinds.name(right));
            }
        }
        return boolean.class;
    }

    private static String print(Node node) {
        try {
            return PrintUtil.printNode(node);
        } catch (RuntimeException e) {
            return node.getClass().getSimpleName();
        }
    }
}
