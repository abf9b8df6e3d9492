package throughline.routes.outbound;

import org.apache.camel.builder.RouteBuilder;

/** From the outbox to our partners: whatever we owe is composed and sealed, each document once, and then carried to its partner. */
public final class OutboundRoute extends RouteBuilder {

    public static final String ID = "outbound";

    private final Relay relay;

    public OutboundRoute(Relay relay) {
        this.relay = relay;
    }

    @Override
    public void configure() {
        // A round that fails as a whole (the database is away) is simply followed by the next one.
        errorHandler(defaultErrorHandler().maximumRedeliveries(0));

        from("timer:outbox?delay=500&period=250")
                .routeId(ID).routeDescription("Sends what we owe our partners")
                .bean(relay, "drain").id("drain");
    }
}
