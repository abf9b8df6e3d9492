package throughline.rules.tree;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.rules.Desk;

/**
 * One rule as the gate read it.
 *
 * @param file below the policy folder
 * @param line of its first word, from 1
 * @param policy the paragraph of the written policy it stands for, or empty
 * @param ways the conditions; more than one list when they are alternatives, each of which makes the rule speak
 * @param plain false when {@code ways} do not say all: something stands inside "not" or "exists" that is more than one condition
 */
public record RuleTree(
        String file,
        int line,
        Desk desk,
        String name,
        String policy,
        Period period,
        List<List<Clause>> ways,
        List<Saying> sayings,
        boolean plain) {

    public RuleTree {
        ways = ways.stream().map(List::copyOf).toList();
        sayings = List.copyOf(sayings);
    }

    /**
     * When it is in force.
     *
     * @param on false when its file says that it is off
     * @param from the first day, or null
     * @param until the first day on which it is in force no more, or null
     */
    public record Period(boolean on, @Nullable LocalDate from, @Nullable LocalDate until) {

        public boolean covers(LocalDate day) {
            return on && (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
        }

        /** Whether there is no day on which it is in force. */
        public boolean never() {
            return from != null && until != null && !from.isBefore(until);
        }

        /** Whether it is in force on every day of another period. */
        public boolean contains(Period other) {
            return !other.on
                    || on
                            && (from == null || other.from != null && !other.from.isBefore(from))
                            && (until == null || other.until != null && !other.until.isAfter(until));
        }

        /** Whether there is a day on which both are in force. */
        public boolean meets(Period other) {
            return on
                    && other.on
                    && (until == null || other.from == null || other.from.isBefore(until))
                    && (other.until == null || from == null || from.isBefore(other.until));
        }

        @Override
        public String toString() {
            if (!on) {
                return "switched off";
            }
            var words = (from == null ? "" : "from " + from + " ") + (until == null ? "" : "until before " + until);
            return words.isEmpty() ? "always" : words.strip();
        }
    }

    /** How a condition asks for facts. */
    public enum Kind {
        EACH,
        NOT,
        EXISTS
    }

    /**
     * One condition.
     *
     * @param name that the fact gets, or empty
     */
    public record Clause(
            Kind kind, Class<?> fact, String name, List<Binding> bindings, List<Test> tests, int line, int column) {

        public Clause {
            bindings = List.copyOf(bindings);
            tests = List.copyOf(tests);
        }

        /** The same condition with other tests. */
        public Clause with(List<Test> others) {
            return new Clause(kind, fact, name, bindings, others, line, column);
        }

        @Override
        public String toString() {
            var inside = java.util.stream.Stream.concat(
                            tests.stream().map(test -> test.term().toString()),
                            bindings.stream().map(Binding::toString))
                    .collect(Collectors.joining(", "));
            return (kind == Kind.EACH ? "" : kind == Kind.NOT ? "not " : "exists ")
                    + fact.getSimpleName()
                    + (inside.isEmpty() ? "()" : "( " + inside + " )");
        }
    }

    /** A value of the fact that gets a name. */
    public record Binding(String name, String path) {

        @Override
        public String toString() {
            return name + " : " + path;
        }
    }

    /** One comparison with its place. */
    public record Test(Term term, int line, int column) {}

    /**
     * One proposal.
     *
     * @param arguments as written: literals and names
     */
    public record Saying(String verb, List<Operand> arguments, String reason, int line, int column) {

        public Saying {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return arguments.stream().map(Operand::toString).collect(Collectors.joining(", ", verb + "(", ")"))
                    + " because \"" + reason + "\"";
        }
    }
}
