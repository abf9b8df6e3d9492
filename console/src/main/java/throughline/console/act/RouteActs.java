package throughline.console.act;

import java.util.List;
import java.util.NoSuchElementException;
import throughline.console.access.Deeds;
import throughline.operations.flow.RouteControl;
import throughline.operations.flow.RouteControl.RouteView;

/** Starting and stopping routes, on record. */
public final class RouteActs {

    private final RouteControl control;
    private final Deeds deeds;

    public RouteActs(RouteControl control, Deeds deeds) {
        this.control = control;
        this.deeds = deeds;
    }

    public List<RouteView> list() {
        return control.routes();
    }

    /**
     * @throws NoSuchElementException when there is no such route
     */
    public RouteView find(String id) {
        return control.routes().stream()
                .filter(route -> route.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no route named " + id));
    }

    public RouteView start(String id, String who) {
        deeds.record(who, "start route", find(id).id(), null);
        control.start(id);
        return find(id);
    }

    public RouteView stop(String id, String who) {
        deeds.record(who, "stop route", find(id).id(), null);
        control.stop(id);
        return find(id);
    }
}
