package throughline.operations.ruling;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is as it is: each time it was decided, line by line.
 *
 * @param order our number ({@code SO-0000017})
 * @param takings the oldest first
 * @param notes what cannot be explained, and why; empty when everything can
 */
public record Explanation(String order, List<Taking> takings, List<String> notes) {

    public Explanation {
        takings = List.copyOf(takings);
        notes = List.copyOf(notes);
    }

    /**
     * One time that rules decided about it.
     *
     * @param ruleBook the fingerprint of the book that every answer comes from
     * @param proof that the decision, taken again from what it saw, comes out the same; or what does not
     * @param proven whether it does
     * @param parts what was decided, in the order of the process
     * @param answers of every rule of the book that was asked, or of the one that was asked about
     */
    public record Taking(
            Instant at, String ruleBook, String proof, boolean proven, List<Part> parts, List<RuleSays> answers) {

        public Taking {
            parts = List.copyOf(parts);
            answers = List.copyOf(answers);
        }

        /** Those that did not speak. */
        public List<RuleSays> silent() {
            return answers.stream().filter(each -> !each.spoke()).toList();
        }
    }

    /**
     * One thing that was decided.
     *
     * @param desk {@code pricing}, {@code credit} or {@code allocation}
     * @param about the line, or the order, in words
     * @param outcome in a sentence
     */
    public record Part(String desk, String about, String outcome, List<Proposal> counted, List<Proposal> lost) {

        public Part {
            counted = List.copyOf(counted);
            lost = List.copyOf(lost);
        }
    }

    /**
     * What a rule proposed.
     *
     * @param what in words
     * @param reason in the analyst's words
     * @param facts what made the rule speak, in words
     * @param lost why it did not count; null when it did
     */
    public record Proposal(
            String rule, String policy, String what, String reason, List<String> facts, @Nullable String lost) {

        public Proposal {
            facts = List.copyOf(facts);
        }
    }

    /**
     * Why a rule spoke, or did not.
     *
     * @param desk whose rule it is
     * @param about the line, or the order, in words
     * @param sentence to be read to a customer
     * @param conditions as the rule's text has them: those that failed, or when it spoke all
     */
    public record RuleSays(
            String rule,
            String policy,
            String desk,
            String about,
            boolean spoke,
            String sentence,
            List<String> conditions) {

        public RuleSays {
            conditions = List.copyOf(conditions);
        }
    }
}
