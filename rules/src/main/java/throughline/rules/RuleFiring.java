package throughline.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One proposal of one rule: what it asked for, why, and on which facts. It is what a decision shows when somebody asks why. */
public interface RuleFiring {

    /** The rule's name, as the analyst wrote it. */
    String rule();

    /** The paragraph of the written policy it stands for, or empty. */
    String policy();

    /** What it proposed ({@code discount}). */
    String verb();

    /** The order line it is about, from 0; -1 for the whole order. */
    int line();

    /** The proposal's figure ({@code 3}), or null. */
    @Nullable
    String number();

    /** In the analyst's words. */
    String reason();

    /** What matched, in the order of the rule's conditions. */
    List<Object> facts();

    /** Of the rule book it stands in. */
    String fingerprint();

    /** In one line, as people read it. */
    default String inWords() {
        return "%s: %s%s, because %s".formatted(rule(), verb(), number() == null ? "" : " " + number(), reason());
    }
}
