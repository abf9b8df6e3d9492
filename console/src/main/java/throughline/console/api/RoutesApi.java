package throughline.console.api;

import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.RouteActs;
import throughline.operations.flow.RouteControl.RouteView;

/** Routes: how they do, and their switch. */
@RestController
@RequestMapping(AccessTable.API + "/routes")
public class RoutesApi {

    private final RouteActs routes;

    public RoutesApi(RouteActs routes) {
        this.routes = routes;
    }

    @GetMapping
    List<RouteView> list() {
        return routes.list();
    }

    @PostMapping("/{id}/start")
    RouteView start(@PathVariable String id, Principal who) {
        return routes.start(id, who.getName());
    }

    @PostMapping("/{id}/stop")
    RouteView stop(@PathVariable String id, Principal who) {
        return routes.stop(id, who.getName());
    }
}
