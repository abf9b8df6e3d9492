package throughline.rules.check;

import org.jspecify.annotations.Nullable;
import throughline.rules.gate.Mistake;

/**
 * What is wrong, or looks wrong, in a policy folder, for the analyst who wrote it.
 *
 * @param file within the policy folder
 * @param line from 1
 * @param column from 1
 * @param severity whether it keeps the folder from coming into force
 * @param code stable, in capitals ({@code GAP})
 * @param text one sentence in plain words
 * @param advice what to do about it; empty when the sentence says it
 * @param rule the rule it is in, or null
 */
public record CheckFinding(
        String file,
        int line,
        int column,
        Severity severity,
        String code,
        String text,
        String advice,
        @Nullable String rule) {

    /** How much it matters. */
    public enum Severity {
        /** The folder cannot come into force as it is. */
        REFUSE,
        /** It can; somebody should look. */
        WARN
    }

    static CheckFinding of(Mistake mistake) {
        return new CheckFinding(
                mistake.file(),
                mistake.line(),
                mistake.column(),
                Severity.REFUSE,
                mistake.code(),
                mistake.text(),
                "",
                mistake.rule());
    }

    public boolean refuses() {
        return severity == Severity.REFUSE;
    }

    @Override
    public String toString() {
        return "%s:%d:%d %s%s%s%s"
                .formatted(
                        file,
                        line,
                        column,
                        refuses() ? "" : "warning: ",
                        text,
                        advice.isEmpty() ? "" : " - " + advice,
                        rule == null ? "" : " (rule \"" + rule + "\")");
    }
}
