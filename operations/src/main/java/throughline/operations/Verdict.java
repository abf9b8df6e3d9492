package throughline.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.operations.exception.CaseId;

/**
 * What a desk says to a document.
 *
 * @param result what we call it now ({@code SO-0000017}), or null where we give it no number
 * @param reason in plain words where it is not a plain yes, or null
 */
public record Verdict(Kind kind, @Nullable String result, @Nullable String reason, List<CaseId> cases) {

    public Verdict {
        cases = List.copyOf(cases);
    }

    public static Verdict accepted(String result) {
        return new Verdict(Kind.ACCEPTED, result, null, List.of());
    }

    /** In one word. */
    public enum Kind {
        ACCEPTED,
        /** Some of it goes on, some is refused or waits. */
        PARTIAL,
        /** Kept until its process has a desk; nobody has to act. */
        PARKED,
        HELD,
        DUPLICATE,
        REJECTED
    }
}
