package throughline.routes.recovery;

import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import throughline.routes.Headers;
import throughline.routes.inbound.InboundQueue;
import throughline.routes.inbound.Queued;

/**
 * From a message that was tried too often to a case. When even that fails, the message stays in the dead letter queue and is tried again:
 * nothing here is ever handled by forgetting it.
 */
public final class DeadLetterRoute extends RouteBuilder {

    public static final String ID = "dead-letters";

    private final Consumer<Queued> becomeCase;

    public DeadLetterRoute(Consumer<Queued> becomeCase) {
        this.becomeCase = becomeCase;
    }

    @Override
    public void configure() {
        // No dead letter channel of Camel's: it swallows what goes wrong in here.
        errorHandler(noErrorHandler());

        from("jms:queue:" + InboundQueue.DEAD + "?transacted=true")
                .routeId(ID).routeDescription("Makes a case of every message that could not be finished")
                .removeHeaders(Headers.STEERING)
                .transform().body(String.class, Queued::parse)
                .process().body(Queued.class, becomeCase).id("become-case");
    }
}
