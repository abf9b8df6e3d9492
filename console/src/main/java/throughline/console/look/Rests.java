package throughline.console.look;

import throughline.model.lineage.MessageId;
import throughline.operations.intake.MessageRest;

/** How messages came to rest; the intake answers. */
@FunctionalInterface
public interface Rests {

    MessageRest rest(MessageId message);
}
