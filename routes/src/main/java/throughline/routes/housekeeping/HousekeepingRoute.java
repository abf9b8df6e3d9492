package throughline.routes.housekeeping;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;

/** What the clock sets off; each chore is a route of its own, so that people see how it does and can stop it. */
public final class HousekeepingRoute extends RouteBuilder {

    private final List<Chore> chores;

    public HousekeepingRoute(List<Chore> chores) {
        this.chores = List.copyOf(chores);
    }

    @Override
    public void configure() {
        // A chore that fails (the database is away) is simply done the next time.
        errorHandler(defaultErrorHandler().maximumRedeliveries(0));

        for (var chore : chores) {
            from("timer:%s?delay=%d&period=%d".formatted(chore.id(), chore.first().toMillis(), chore.every().toMillis()))
                    .routeId(chore.id()).routeDescription(chore.description())
                    .process(exchange -> chore.work().run());
        }
    }
}
