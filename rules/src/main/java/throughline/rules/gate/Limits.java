package throughline.rules.gate;

import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.DoubleLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The limits that one pattern sets on each of its fields: when they exclude each other, the rule can never fire. */
final class Limits {

    private final Draft draft;
    private final Map<String, Range> ranges = new HashMap<>();

    private static final class Range {
        private @Nullable BigDecimal low;
        private @Nullable BigDecimal high;
        private boolean lowOpen;
        private boolean highOpen;
        private boolean reported;

        private void atLeast(BigDecimal value, boolean open) {
            if (low == null || value.compareTo(low) > 0 || value.compareTo(low) == 0 && open) {
                low = value;
                lowOpen = open;
            }
        }

        private void atMost(BigDecimal value, boolean open) {
            if (high == null || value.compareTo(high) < 0 || value.compareTo(high) == 0 && open) {
                high = value;
                highOpen = open;
            }
        }

        private boolean empty() {
            if (low == null || high == null) {
                return false;
            }
            int order = low.compareTo(high);
            return order > 0 || order == 0 && (lowOpen || highOpen);
        }
    }

    Limits(Draft draft) {
        this.draft = draft;
    }

    void see(Expression expression, int line) {
        if (!(expression instanceof BinaryExpr binary)) {
            return;
        }
        if (binary.getOperator() == BinaryExpr.Operator.AND) {
            see(binary.getLeft(), line);
            see(binary.getRight(), line);
            return;
        }
        BigDecimal value = literal(binary.getRight());
        if (binary.getLeft() instanceof NameExpr field && value != null) {
            narrow(field.getNameAsString(), binary.getOperator(), value, line);
        }
    }

    private void narrow(String field, BinaryExpr.Operator operator, BigDecimal value, int line) {
        Range range = ranges.computeIfAbsent(field, none -> new Range());
        switch (operator) {
            case GREATER -> range.atLeast(value, true);
            case GREATER_EQUALS -> range.atLeast(value, false);
            case LESS -> range.atMost(value, true);
            case LESS_EQUALS -> range.atMost(value, false);
            case EQUALS -> {
                range.atLeast(value, false);
                range.atMost(value, false);
            }
            default -> {
                return;
            }
        }
        if (range.empty() && !range.reported) {
            range.reported = true;
            draft.refuseAt(
                    line, field, "NEVER", "these limits on " + field + " exclude each other: the rule can never fire");
        }
    }

    private static @Nullable BigDecimal literal(Expression expression) {
        if (expression instanceof UnaryExpr unary && unary.getOperator() == UnaryExpr.Operator.MINUS) {
            BigDecimal value = literal(unary.getExpression());
            return value == null ? null : value.negate();
        }
        if (expression instanceof IntegerLiteralExpr
                || expression instanceof DoubleLiteralExpr
                || expression instanceof LongLiteralExpr) {
            try {
                return new BigDecimal(
                        ((LiteralStringValueExpr) expression).getValue().replaceAll("[_lLdDfF]", ""));
            } catch (NumberFormatException e) {
                return null;
            }
        }
        return null;
    }
}
