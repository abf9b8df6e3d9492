package throughline.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One proposal of one rule: what it asked for, why, and on which facts. It is what a decision shows when somebody asks why.
 *
 * @param rule the rule's name, as the analyst wrote it
 * @param policy the paragraph of the written policy it stands for, or empty
 * @param verb what it proposed ({@code discount})
 * @param line the order line it is about, from 0; -1 for the whole order
 * @param number the proposal's figure ({@code 3}), or null
 * @param reason in the analyst's words
 * @param facts what matched, in the order of the rule's conditions
 * @param fingerprint of the rule book it stands in
 */
public record RuleFiring(
        String rule,
        String policy,
        String verb,
        int line,
        @Nullable String number,
        String reason,
        List<Object> facts,
        String fingerprint) {

    @Override
    public String toString() {
        return "%s: %s%s, because %s".formatted(rule, verb, number == null ? "" : " " + number, reason);
    }
}
