package throughline.operations.intake;

import throughline.model.lineage.MessageId;
import throughline.operations.exception.CaseId;

/** What to do with an interchange whose envelope has just been read. */
public sealed interface Opening {

    /** Go on: hand its sets to {@link Intake#take}. */
    record Take() implements Opening {}

    /** Its sender has used this control number before: nothing of it is taken. Skip its sets; {@link Intake#close} is still called. */
    record Duplicate(MessageId of) implements Opening {}

    /**
     * Nobody knows the sender. Hand its sets to {@link Intake#take} all the same: they are kept as read by the standard's own map, and wait
     * under one case.
     */
    record Hold(CaseId under) implements Opening {}
}
