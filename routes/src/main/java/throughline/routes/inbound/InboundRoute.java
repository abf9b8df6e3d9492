package throughline.routes.inbound;

import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import throughline.routes.Headers;

/**
 * From a sealed message to what became of it. The session commits last: the books have committed by then, and a crash in between brings
 * the message again, to find everything done.
 */
public final class InboundRoute extends RouteBuilder {

    public static final String ID = "inbound";

    private final Consumer<Queued> stage;
    private final int lanes;

    /** @param lanes how many messages are worked on at the same time */
    public InboundRoute(Consumer<Queued> stage, int lanes) {
        this.stage = stage;
        this.lanes = lanes;
    }

    @Override
    public void configure() {
        // The broker redelivers, with its own delay and count that survive a crash; Camel must not retry inside the transaction.
        errorHandler(noErrorHandler());

        from("jms:queue:" + InboundQueue.NAME + "?transacted=true&concurrentConsumers=" + lanes)
                .routeId(ID).routeDescription("Reads sealed messages and takes what they say")
                .removeHeaders(Headers.STEERING)
                .transform().body(String.class, Queued::parse)
                .process().body(Queued.class, stage).id("take");
    }
}
