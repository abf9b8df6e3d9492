package throughline.console.page;

import java.security.Principal;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import throughline.console.access.Deeds;
import throughline.console.look.PartnerLook;
import throughline.operations.flow.PartnerReach;

/** The way to a partner, tried out; the answer takes as long as the partner does. */
@Controller
public class PartnerWayPages {

    private final Pages pages;
    private final PartnerLook partners;
    private final PartnerReach reach;
    private final Deeds deeds;

    public PartnerWayPages(Pages pages, PartnerLook partners, PartnerReach reach, Deeds deeds) {
        this.pages = pages;
        this.partners = partners;
        this.reach = reach;
        this.deeds = deeds;
    }

    @PostMapping("/partners/{code}/reach")
    View reach(@PathVariable String code, Principal who) throws InterruptedException {
        var partner = partners.one(code).partner();
        deeds.record(who.getName(), "try the way", code, null);
        return pages.page(
                "reached.jte",
                "partners",
                "The way to " + partner.name(),
                Map.of("partner", partner, "reached", reach.reach(code)));
    }
}
