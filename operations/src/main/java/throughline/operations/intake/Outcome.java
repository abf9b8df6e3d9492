package throughline.operations.intake;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.operations.exception.CaseId;

/** What became of one set of a message. A business refusal is an outcome, never an exception. */
public sealed interface Outcome {

    /** The set's place among those of the message, from 1 ({@code ReadSet.position}). */
    int position();

    /** The document's type ({@code Order}), or the set's own ({@code 850}) where no document could be read. */
    String type();

    /** The document's number, or the set's control number where no document could be read. */
    String number();

    /** Everything the sender asked for goes on. {@code result} is what we call it now: {@code SO-0000017}; null where we give no number. */
    record Accepted(int position, String type, String number, @Nullable String result) implements Outcome {}

    /** Taken in part: some lines are rejected, back-ordered or held, others go on. */
    record Partial(int position, String type, String number, @Nullable String result, List<CaseId> cases)
            implements Outcome {
        public Partial {
            cases = List.copyOf(cases);
        }
    }

    /** Kept until its process has a desk: nothing happened yet, and nobody has to act. */
    record Parked(int position, String type, String number) implements Outcome {}

    /** Taken, and waiting for a person. */
    record Held(int position, String type, String number, @Nullable String result, List<CaseId> cases)
            implements Outcome {
        public Held {
            cases = List.copyOf(cases);
        }
    }

    /** The same document with the same content was taken before: nothing happened. {@code of} is what the first one became. */
    record Duplicate(int position, String type, String number, String of) implements Outcome {}

    /** Refused: by the standard (the acknowledgement says so), or by us; {@code reason} in plain words. */
    record Rejected(int position, String type, String number, String reason, List<CaseId> cases) implements Outcome {
        public Rejected {
            requireNonNull(reason, "reason");
            cases = List.copyOf(cases);
        }
    }
}
