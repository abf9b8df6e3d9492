package throughline.routes.housekeeping;

import java.time.Instant;
import java.util.List;
import throughline.model.lineage.MessageId;

/** Messages that nobody has begun to work on. */
@FunctionalInterface
public interface Unqueued {

    /** The oldest first. */
    List<MessageId> receivedBefore(Instant moment, int most);
}
