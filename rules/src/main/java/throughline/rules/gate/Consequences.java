package throughline.rules.gate;

import com.github.javaparser.ParseProblemException;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;
import throughline.rules.Desk;

/** What stands after "then": the desk's verbs with literals and bound values, each with its reason, and nothing else. */
final class Consequences {

    private final Draft draft;
    private final Desk desk;
    private final Map<String, Class<?>> variables;

    Consequences(Draft draft, Desk desk, Map<String, Class<?>> variables) {
        this.draft = draft;
        this.desk = desk;
        this.variables = variables;
    }

    void check(RuleDescr rule) {
        String body = String.valueOf(rule.getConsequence());
        int then = thenLine(draft, rule, body);
        if (body.isBlank()) {
            draft.refuse(then, 1, "EMPTY", "the rule does nothing");
            return;
        }
        BlockStmt block;
        try {
            block = draft.block(body);
        } catch (ParseProblemException e) {
            unreadable(then);
            return;
        }
        for (Statement statement : block.getStatements()) {
            statement(
                    statement,
                    then + statement.getBegin().map(place -> place.line - 1).orElse(0));
        }
    }

    static int thenLine(Draft draft, RuleDescr rule, String body) {
        for (int i = Math.max(0, rule.getLine() - 1); i < draft.lines.length; i++) {
            if (draft.lines[i].matches(".*\\bthen\\b.*")) {
                boolean below = body.startsWith("\n") || body.startsWith("\r\n");
                return i + 1 + (!below && draft.lines[i].strip().equals("then") ? 1 : 0);
            }
        }
        return rule.getLine();
    }

    /** Finds the statement that lacks its semicolon, the most frequent reason. */
    private void unreadable(int then) {
        for (int i = then - 1; i < draft.lines.length && !draft.lines[i].strip().equals("end"); i++) {
            String line = draft.lines[i].replaceAll("//.*", "").strip();
            boolean goesOn =
                    i + 1 < draft.lines.length && draft.lines[i + 1].strip().startsWith(".");
            if (!line.isEmpty()
                    && !line.equals("then")
                    && !line.endsWith(";")
                    && !line.endsWith(",")
                    && !line.endsWith("(")
                    && !goesOn) {
                draft.refuse(
                        i + 1,
                        draft.lines[i].stripTrailing().length() + 1,
                        "SEMICOLON",
                        "a semicolon ; is missing at the end of this line");
                return;
            }
        }
        draft.refuse(then + 1, 1, "SYNTAX", "cannot read what comes after \"then\"");
    }

    private void statement(Statement statement, int line) {
        if (!(statement instanceof ExpressionStmt simple) || !(simple.getExpression() instanceof MethodCallExpr call)) {
            draft.refuse(line, 1, "CODE", "only verbs may follow \"then\", not: " + Draft.brief(statement.toString()));
            return;
        }
        if (!call.getNameAsString().equals("because")) {
            if (verb(call, line)) {
                draft.refuseAt(line, call.getNameAsString(), "BECAUSE", "say why: add .because( \"...\" )");
            }
            return;
        }
        if (call.getArguments().size() != 1
                || !(call.getArgument(0) instanceof StringLiteralExpr text)
                || text.getValue().isBlank()) {
            draft.refuseAt(line, "because", "BECAUSE", "because( ) needs one text in quotes");
        }
        if (call.getScope().orElse(null) instanceof MethodCallExpr verb) {
            verb(verb, line);
        } else {
            draft.refuse(line, 1, "CODE", "because( ) must follow a verb");
        }
    }

    /** Whether it is a call of one of the desk's verbs as it should be. */
    private boolean verb(MethodCallExpr call, int line) {
        if (!(call.getScope().orElse(null) instanceof NameExpr scope)) {
            draft.refuseAt(
                    line,
                    call.getNameAsString(),
                    "CODE",
                    "only this desk's verbs may be called: " + Draft.brief(call.toString()));
            return false;
        }
        if (!scope.getNameAsString().equals(desk.global())) {
            draft.refuseAt(
                    line,
                    scope.getNameAsString(),
                    "CODE",
                    "\"" + scope.getNameAsString() + "\" is not this desk's: its verbs begin with " + desk.global()
                            + ".");
            return false;
        }
        List<Class<?>> offered = new ArrayList<>();
        for (Expression argument : call.getArguments()) {
            Class<?> type = type(argument, line);
            if (type == null) {
                return false;
            }
            offered.add(type);
        }
        return known(call, offered, line);
    }

    private boolean known(MethodCallExpr call, List<Class<?>> offered, int line) {
        String name = call.getNameAsString();
        var names = new TreeSet<String>();
        Method near = null;
        for (Method verb : desk.verbs().getMethods()) {
            names.add(verb.getName());
            if (verb.getName().equals(name)) {
                near = verb;
                if (takes(verb, offered)) {
                    return true;
                }
            }
        }
        if (near == null) {
            draft.refuseAt(
                    line, name, "VERB", desk.global() + " has no verb \"" + name + "\"" + Draft.hint(name, names));
        } else {
            var wanted = new StringJoiner(", ");
            for (Class<?> parameter : near.getParameterTypes()) {
                wanted.add(Kinds.number(parameter) ? "number" : parameter.getSimpleName());
            }
            boolean decimalComma =
                    offered.size() > near.getParameterCount() && call.toString().matches(".*\\d, \\d.*");
            draft.refuseAt(
                    line,
                    name,
                    "VERB",
                    desk.global() + "." + name + " needs ( " + wanted + " )"
                            + (decimalComma ? " (write decimals with a point: 7.5)" : ""));
        }
        return false;
    }

    private static boolean takes(Method verb, List<Class<?>> offered) {
        Class<?>[] wanted = verb.getParameterTypes();
        if (wanted.length != offered.size()) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!Kinds.fits(wanted[i], offered.get(i))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Class<?> type(Expression expression, int line) {
        if (expression instanceof EnclosedExpr enclosed) {
            return type(enclosed.getInner(), line);
        }
        if (expression instanceof StringLiteralExpr) {
            return String.class;
        }
        if (expression instanceof IntegerLiteralExpr) {
            return int.class;
        }
        if (expression instanceof DoubleLiteralExpr) {
            return double.class;
        }
        if (expression instanceof BooleanLiteralExpr) {
            return boolean.class;
        }
        if (expression instanceof UnaryExpr unary
                && unary.getOperator() == UnaryExpr.Operator.MINUS
                && !(unary.getExpression() instanceof NameExpr)) {
            return type(unary.getExpression(), line);
        }
        if (expression instanceof NameExpr name) {
            Class<?> variable = variables.get(name.getNameAsString());
            if (variable == null) {
                draft.refuseAt(
                        line,
                        name.getNameAsString(),
                        "VARIABLE",
                        name.getNameAsString() + " is not defined in the conditions of this rule"
                                + Draft.hint(name.getNameAsString(), variables.keySet()));
            }
            return variable;
        }
        if (expression instanceof BinaryExpr) {
            draft.refuseAt(
                    line,
                    Draft.brief(expression.toString()),
                    "ARITHMETIC",
                    "rules do not calculate: use a literal or a value from the conditions");
            return null;
        }
        draft.refuseAt(
                line,
                Draft.brief(expression.toString()),
                "CODE",
                "program code is not allowed: " + Draft.brief(expression.toString()));
        return null;
    }
}
