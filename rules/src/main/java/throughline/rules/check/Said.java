package throughline.rules.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.tree.Operand;
import throughline.rules.tree.Operand.Literal;
import throughline.rules.tree.RuleTree;
import throughline.rules.vocabulary.Vocabulary;
import throughline.rules.vocabulary.Vocabulary.Weighing;

/**
 * A proposal, so that it can be weighed against another rule's.
 *
 * @param about the facts it is about, spelled alike in every rule
 * @param others its texts and values of facts
 * @param figure its literal number, or null
 */
record Said(Vocabulary.Verb verb, List<String> about, List<String> others, @Nullable BigDecimal figure) {

    static List<Said> of(Shape shape) {
        var all = new ArrayList<Said>();
        for (RuleTree.Saying saying : shape.rule().sayings()) {
            var verb = shape.words().verb(saying.verb());
            if (verb != null) {
                all.add(of(verb, saying, shape));
            }
        }
        return all;
    }

    private static Said of(Vocabulary.Verb verb, RuleTree.Saying saying, Shape shape) {
        var about = new ArrayList<String>();
        var others = new ArrayList<String>();
        BigDecimal figure = null;
        for (int i = 0; i < saying.arguments().size(); i++) {
            Operand argument = saying.arguments().get(i);
            var range = i < verb.parameters().size() ? verb.parameters().get(i).range() : null;
            if (argument instanceof Literal literal && literal.value() instanceof BigDecimal number) {
                figure = number;
            } else if (range != null && range.type() == Vocabulary.Type.FACT) {
                about.add(shape.spelled(argument));
            } else {
                others.add(shape.spelled(argument));
            }
        }
        return new Said(verb, about, others, figure);
    }

    boolean same(Said other) {
        return verb.name().equals(other.verb.name())
                && about.equals(other.about)
                && others.equals(other.others)
                && (figure == null
                        ? other.figure == null
                        : other.figure != null && figure.compareTo(other.figure) == 0);
    }

    boolean adds() {
        return verb.weighing() == Weighing.SUM;
    }

    /** Whether it counts instead of the other whenever both are proposed. */
    boolean outweighs(Said other) {
        if (!verb.family().equals(other.verb.family()) || !about.equals(other.about)) {
            return false;
        }
        if (verb.weighing() == Weighing.STRONGEST) {
            return verb.rank() > other.verb.rank();
        }
        if (figure == null || other.figure == null) {
            return false;
        }
        int order = figure.compareTo(other.figure);
        return switch (verb.weighing()) {
            case HIGHEST, LARGEST -> order > 0;
            case LOWEST, SMALLEST -> order < 0;
            default -> false;
        };
    }

    @Override
    public String toString() {
        var words = new StringBuilder(verb.name());
        others.stream().filter(other -> other.startsWith("\"")).forEach(other -> words.append(' ')
                .append(other));
        return figure == null
                ? words.toString()
                : words.append(' ').append(Operand.plain(figure)).toString();
    }
}
