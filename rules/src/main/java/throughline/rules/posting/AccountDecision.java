package throughline.rules.posting;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.rules.RuleFiring;

/**
 * To which accounts an event's lines go.
 *
 * @param lines in the order of the question
 */
public record AccountDecision(List<LineAccount> lines) {

    public AccountDecision {
        lines = List.copyOf(lines);
    }

    /**
     * One line's account.
     *
     * @param number of the chart, as the rule writes it; null where no rule spoke, and the usual account counts
     * @param because the proposal that counts, or null
     * @param losing those that did not
     */
    public record LineAccount(@Nullable String number, @Nullable RuleFiring because, List<RuleFiring> losing) {

        public LineAccount {
            losing = List.copyOf(losing);
        }
    }

    /** Every proposal, line by line, first the one that counts. */
    public List<RuleFiring> proposals() {
        return lines.stream()
                .flatMap(line -> Stream.concat(Stream.ofNullable(line.because()), line.losing().stream()))
                .toList();
    }
}
