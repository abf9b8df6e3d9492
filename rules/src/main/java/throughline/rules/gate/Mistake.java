package throughline.rules.gate;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a policy file, for the analyst who wrote it.
 *
 * @param file within the policy folder
 * @param line from 1
 * @param column from 1
 * @param code stable, in capitals
 * @param text one sentence in plain words
 * @param rule the rule it is in, or null
 */
public record Mistake(String file, int line, int column, String code, String text, @Nullable String rule) {

    @Override
    public String toString() {
        return "%s:%d:%d %s%s".formatted(file, line, column, text, rule == null ? "" : " (rule \"" + rule + "\")");
    }
}
