package throughline.rules.tree;

import java.util.List;
import java.util.stream.Collectors;

/** What must hold of a fact. */
public sealed interface Term {

    /** How two values are compared. */
    enum Sign {
        EQUAL("=="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String written;

        Sign(String written) {
            this.written = written;
        }

        public String written() {
            return written;
        }

        /** The same comparison with its sides exchanged. */
        public Sign turned() {
            return switch (this) {
                case LESS -> MORE;
                case AT_MOST -> AT_LEAST;
                case MORE -> LESS;
                case AT_LEAST -> AT_MOST;
                default -> this;
            };
        }

        /** The comparison that holds exactly when this one does not. */
        public Sign opposite() {
            return switch (this) {
                case EQUAL -> UNEQUAL;
                case UNEQUAL -> EQUAL;
                case LESS -> AT_LEAST;
                case AT_MOST -> MORE;
                case MORE -> AT_MOST;
                case AT_LEAST -> LESS;
            };
        }
    }

    /** Two values compared; a literal stands on the right. */
    record Compare(Operand left, Sign sign, Operand right) implements Term {

        @Override
        public String toString() {
            return left + " " + sign.written() + " " + right;
        }
    }

    /** One of several values. */
    record Among(Operand left, boolean negated, List<Operand> values) implements Term {

        public Among {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return values.stream()
                    .map(Operand::toString)
                    .collect(Collectors.joining(", ", left + (negated ? " not in ( " : " in ( "), " )"));
        }
    }

    /**
     * A comparison of text by a word.
     *
     * @param operator {@code contains}, {@code memberOf}, {@code startsWith}, {@code endsWith} or {@code length}
     */
    record Word(Operand left, boolean negated, String operator, Operand right) implements Term {

        @Override
        public String toString() {
            var written =
                    operator.equals("contains") || operator.equals("memberOf") ? operator : "str[" + operator + "]";
            return left + (negated ? " not " : " ") + written + " " + right;
        }
    }

    /** All of them. */
    record All(List<Term> terms) implements Term {

        public All {
            terms = List.copyOf(terms);
        }

        @Override
        public String toString() {
            return joined(terms, " && ");
        }
    }

    /** At least one of them. */
    record Any(List<Term> terms) implements Term {

        public Any {
            terms = List.copyOf(terms);
        }

        @Override
        public String toString() {
            return joined(terms, " || ");
        }
    }

    /** The opposite. */
    record Not(Term term) implements Term {

        @Override
        public String toString() {
            return "!( " + term + " )";
        }
    }

    private static String joined(List<Term> terms, String by) {
        return terms.stream()
                .map(term -> term instanceof All || term instanceof Any ? "( " + term + " )" : term.toString())
                .collect(Collectors.joining(by));
    }
}
