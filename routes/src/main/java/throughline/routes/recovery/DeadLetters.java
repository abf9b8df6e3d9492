package throughline.routes.recovery;

import throughline.model.reading.Actor;
import throughline.operations.exception.Cases;
import throughline.operations.exception.NewCase;
import throughline.operations.exception.Waiting;
import throughline.routes.inbound.Queued;
import throughline.routes.inbound.Setbacks;

/** Hands a message that a machine cannot finish to a person: one live case per message, which releases into another try. */
public final class DeadLetters {

    public static final String CODE = "MESSAGE_FAILED";

    private final Cases cases;
    private final Failed failed;
    private final Setbacks setbacks;

    public DeadLetters(Cases cases, Failed failed, Setbacks setbacks) {
        this.cases = cases;
        this.failed = failed;
        this.setbacks = setbacks;
    }

    public void becomeCase(Queued queued) {
        var message = queued.message();
        var reason = setbacks.of(message).orElse("The log has the reason under the message's id.");
        cases.open(
                NewCase.ofMessage(
                        CODE,
                        Actor.US,
                        "The message could not be finished after several tries. Last reason: %s Mend the cause, then release the case: it is tried again."
                                .formatted(reason.endsWith(".") ? reason : reason + "."),
                        message,
                        "message-failed:" + message),
                new Waiting(Waiting.Kind.MESSAGE, message.toString()));
        failed.mark(message);
    }
}
