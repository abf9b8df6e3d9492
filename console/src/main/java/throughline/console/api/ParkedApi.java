package throughline.console.api;

import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.ParkedActs;
import throughline.operations.intake.Parked;

/** Documents that wait for a desk, and their way to it. */
@RestController
@RequestMapping(AccessTable.API + "/parked")
public class ParkedApi {

    private final ParkedActs parked;

    public ParkedApi(ParkedActs parked) {
        this.parked = parked;
    }

    @GetMapping
    List<Parked.Kind> kinds() {
        return parked.kinds();
    }

    @PostMapping("/{type}/take")
    Parked.Taken take(@PathVariable String type, Principal who) {
        return parked.take(type, who.getName());
    }
}
