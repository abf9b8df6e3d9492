package throughline.operations.governance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.gate.Mistake;

/**
 * How the folder of policies stands to what is in force.
 *
 * @param differing files that do not read as they do in force, by path
 * @param change the change that proposes what differs, or null
 * @param mistakes why a changed folder is not in force, where folders act
 * @param problem why the folder could not be read, or written to match; or null
 */
public record FolderStanding(
        FolderMode mode,
        List<String> differing,
        @Nullable String change,
        List<Mistake> mistakes,
        @Nullable String problem) {

    public FolderStanding {
        differing = List.copyOf(differing);
        mistakes = List.copyOf(mistakes);
    }
}
