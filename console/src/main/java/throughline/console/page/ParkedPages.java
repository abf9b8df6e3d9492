package throughline.console.page;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import throughline.console.act.ParkedActs;
import throughline.operations.intake.Parked;

/** Documents that wait for a desk. */
@Controller
public class ParkedPages {

    private final Pages pages;
    private final ParkedActs parked;

    public ParkedPages(Pages pages, ParkedActs parked) {
        this.pages = pages;
        this.parked = parked;
    }

    @GetMapping("/parked")
    View list() {
        return page(List.of());
    }

    @PostMapping("/parked/{type}/take")
    View take(@PathVariable String type, Principal who) {
        return page(List.of(parked.take(type, who.getName())));
    }

    private View page(List<Parked.Taken> taken) {
        return pages.page(
                "parked.jte", "messages", "Parked documents", Map.of("kinds", parked.kinds(), "taken", taken));
    }
}
