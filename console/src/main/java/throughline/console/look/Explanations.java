package throughline.console.look;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.operations.ruling.Explanation;

/** Why orders are as they are; the rules answer. */
@FunctionalInterface
public interface Explanations {

    /**
     * @param order our number ({@code SO-0000017})
     * @param rule a rule's name or its beginning ({@code P-110}), or null for every rule that was asked
     * @return nothing when there is no such order
     * @throws java.util.NoSuchElementException when no rule book that decided about it has such a rule
     */
    Optional<Explanation> explain(String order, @Nullable String rule);
}
