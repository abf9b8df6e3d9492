package throughline.routes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.api.management.ManagedCamelContext;
import throughline.operations.flow.RouteControl;

/** Shows and steers the routes of one context. */
public final class CamelRouteControl implements RouteControl {

    private final CamelContext camel;
    private final Map<String, LongSupplier> backlogs;

    /** @param backlogs what waits in front of a route, by its id; a route that is not in it has nothing in front */
    public CamelRouteControl(CamelContext camel, Map<String, LongSupplier> backlogs) {
        this.camel = camel;
        this.backlogs = Map.copyOf(backlogs);
    }

    @Override
    public List<RouteView> routes() {
        return camel.getRoutes().stream().map(this::view).toList();
    }

    @Override
    public void start(String id) {
        steer(id, camel.getRouteController()::startRoute);
    }

    @Override
    public void stop(String id) {
        steer(id, camel.getRouteController()::stopRoute);
    }

    private void steer(String id, Steering steering) {
        if (camel.getRoute(id) == null) {
            throw new NoSuchElementException("there is no route " + id);
        }
        try {
            steering.on(id);
        } catch (Exception e) {
            throw new IllegalStateException("route %s does not obey: %s".formatted(id, e.getMessage()), e);
        }
    }

    private RouteView view(Route route) {
        var id = route.getRouteId();
        var counts = camel.getCamelContextExtension()
                .getContextPlugin(ManagedCamelContext.class)
                .getManagedRoute(id);
        var description = route.getDescription() == null ? "" : route.getDescription();
        var state = camel.getRouteController().getRouteStatus(id).name().toLowerCase(Locale.ROOT);
        long backlog = backlogs.getOrDefault(id, () -> 0).getAsLong();
        try {
            return new RouteView(
                    id,
                    description,
                    state,
                    counts.getExchangesTotal(),
                    counts.getExchangesFailed(),
                    counts.getMeanProcessingTime(),
                    counts.getMaxProcessingTime(),
                    backlog);
        } catch (Exception e) {
            throw new IllegalStateException("route %s does not count: %s".formatted(id, e.getMessage()), e);
        }
    }

    @FunctionalInterface
    private interface Steering {
        void on(String id) throws Exception;
    }
}
