package throughline.model.reading;

import java.util.List;
import throughline.model.document.ApplicationResponse;

/**
 * What comes out of reading a message, in the order of its bytes. A message is read piece by piece, so that an interchange of any size
 * needs the memory of one set: {@code Opened (ReadSet)* Closed}, once per interchange; or {@code Unreadable} where bytes make no sense.
 */
public sealed interface Piece {

    /** An interchange begins. */
    record Opened(Envelope envelope) implements Piece {}

    /** One set of it. */
    record Taken(Envelope envelope, ReadSet set) implements Piece {}

    /**
     * An interchange ended, or the file did.
     *
     * @param findings about the envelope itself: counts, control numbers, what is missing
     * @param answers the acknowledgements it deserves under its partner's profile: TA1, one 997 per group, CONTRL
     */
    record Closed(Envelope envelope, List<Finding> findings, List<ApplicationResponse> answers) implements Piece {

        public Closed {
            findings = List.copyOf(findings);
            answers = List.copyOf(answers);
        }
    }

    /** Bytes that belong to no interchange we can read; never thrown away silently. */
    record Unreadable(List<Finding> findings) implements Piece {

        public Unreadable {
            findings = List.copyOf(findings);
        }
    }
}
