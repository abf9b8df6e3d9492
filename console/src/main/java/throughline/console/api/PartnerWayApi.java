package throughline.console.api;

import java.security.Principal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.access.Deeds;
import throughline.operations.flow.PartnerReach;
import throughline.operations.flow.PartnerReach.Reached;

/** The way to a partner, tried out. */
@RestController
public class PartnerWayApi {

    private final PartnerReach reach;
    private final Deeds deeds;

    public PartnerWayApi(PartnerReach reach, Deeds deeds) {
        this.reach = reach;
        this.deeds = deeds;
    }

    @PostMapping(AccessTable.API + "/partners/{code}/reach")
    Reached reach(@PathVariable String code, Principal who) throws InterruptedException {
        deeds.record(who.getName(), "try the way", code, null);
        return reach.reach(code);
    }
}
