package throughline.rules;

import java.util.List;

/**
 * Why a rule spoke, or did not, about one line of an order or about the order as a whole, on the facts that it saw.
 *
 * @param rule its name
 * @param policy the paragraph of the written policy it stands for, or empty
 * @param line the line's place in the question, from 0; -1 for the whole order
 * @param spoke whether it proposed something
 * @param reasons when it did not speak, each condition that failed; when it spoke, each that held; never empty
 */
public record Answer(String rule, String policy, Desk desk, int line, boolean spoke, List<Reason> reasons) {

    public Answer {
        reasons = List.copyOf(reasons);
    }

    /**
     * One condition.
     *
     * @param condition as it stands in the rule, or empty when it is none of its conditions (a date)
     * @param needs what it asks for, in words ({@code at least 10 cases})
     * @param found what there was ({@code the line has 8})
     */
    public record Reason(String condition, String needs, String found) {

        /** Whether it asks for just what there was, in the same words. */
        public boolean plain() {
            return needs.equals("that " + found);
        }

        @Override
        public String toString() {
            if (plain()) {
                return needs;
            }
            return needs + (found.startsWith("it ") ? ", and " : ", ") + found;
        }
    }

    /** What can be read to a customer. {@code about} is the line, or the order, in the caller's words. */
    public String sentence(String about) {
        var words = new StringBuilder();
        for (var reason : reasons) {
            words.append(words.isEmpty() ? "" : "; and ").append(reason);
        }
        return spoke
                ? "Rule %s applied to %s: it needs %s.".formatted(rule, about, words)
                : "Rule %s did not apply to %s: it needs %s.".formatted(rule, about, words);
    }
}
