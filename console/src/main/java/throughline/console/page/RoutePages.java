package throughline.console.page;

import java.security.Principal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import throughline.console.act.RouteActs;

/** The routes: what flows, how quickly, what waits; and the switch. */
@Controller
public class RoutePages {

    private final Pages pages;
    private final RouteActs routes;

    public RoutePages(Pages pages, RouteActs routes) {
        this.pages = pages;
        this.routes = routes;
    }

    @GetMapping("/routes")
    View routes() {
        return pages.page("routes.jte", "routes", "Routes", Map.of("routes", routes.list()));
    }

    @PostMapping("/routes/{id}/start")
    View start(@PathVariable String id, Principal who) {
        routes.start(id, who.getName());
        return new RedirectView("/routes");
    }

    @PostMapping("/routes/{id}/stop")
    View stop(@PathVariable String id, Principal who) {
        routes.stop(id, who.getName());
        return new RedirectView("/routes");
    }
}
