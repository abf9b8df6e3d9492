package throughline.routes.recovery;

import throughline.model.lineage.MessageId;

/** Writes down that a message waits for a person, because a machine cannot finish it. */
@FunctionalInterface
public interface Failed {

    void mark(MessageId message);
}
