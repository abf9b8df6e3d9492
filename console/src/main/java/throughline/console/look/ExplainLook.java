package throughline.console.look;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import throughline.console.act.Refused;
import throughline.operations.ruling.Explanation;

/** Explanations, or why there is none. */
public final class ExplainLook {

    private final Explanations explanations;

    public ExplainLook(Explanations explanations) {
        this.explanations = explanations;
    }

    /** @param rule blank or null for every rule */
    public Explanation of(String order, @Nullable String rule) {
        var asked = rule == null || rule.isBlank() ? null : rule.strip();
        try {
            return explanations
                    .explain(order, asked)
                    .orElseThrow(() -> Refused.unknown(
                            "There is no order %s.".formatted(order),
                            "Give our own number, such as SO-0000017; a search finds it by the buyer's."));
        } catch (NoSuchElementException noRule) {
            throw Refused.unknown(
                    String.valueOf(noRule.getMessage()), "Give a rule's name or its beginning, such as P-110.");
        }
    }
}
