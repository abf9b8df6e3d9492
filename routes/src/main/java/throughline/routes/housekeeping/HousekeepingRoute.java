package throughline.routes.housekeeping;

import org.apache.camel.builder.RouteBuilder;

/** What the clock sets off: forgotten messages are queued, answers that did not come become cases. */
public final class HousekeepingRoute extends RouteBuilder {

    private final Sweep sweep;

    public HousekeepingRoute(Sweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler().maximumRedeliveries(0));

        from("timer:sweep?delay=2000&period=60000")
                .routeId("sweep").routeDescription("Queues messages that were sealed and never queued")
                .bean(sweep, "queueForgotten").id("queue-forgotten");

        from("timer:overdue?delay=5000&period=60000")
                .routeId("overdue").routeDescription("Makes a case of every answer that is due and has not come")
                .bean(sweep, "overdueAnswers").id("overdue-answers");
    }
}
