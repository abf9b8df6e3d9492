package throughline.console.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.PolicyActs;
import throughline.console.act.Refused;
import throughline.operations.whatif.EngineCheck;
import throughline.operations.whatif.EngineStanding;
import throughline.operations.whatif.Run;
import throughline.operations.whatif.Shadows;

/** Changes in shadow: beside what is in force, about the orders that come in. And how the engines agree. */
@RestController
@RequestMapping(AccessTable.API + "/policies")
public class ShadowsApi {

    private final PolicyActs acts;
    private final Shadows shadows;
    private final EngineCheck engines;

    public ShadowsApi(PolicyActs acts, Shadows shadows, EngineCheck engines) {
        this.acts = acts;
        this.shadows = shadows;
        this.engines = engines;
    }

    /**
     * When it ends by itself.
     *
     * @param until a date and time as acts of governance take them; null for seven days from now
     * @param orders how many are compared at most; null for a hundred thousand
     */
    public record Begin(@Nullable String until, @Nullable String zone, @Nullable Long orders) {}

    @PostMapping("/changes/{number}/shadow")
    Run begin(@PathVariable String number, @RequestBody Begin begin, Authentication who) {
        return acts.shadow(
                PolicyActs.person(who),
                number,
                Objects.requireNonNullElse(begin.until(), ""),
                Objects.requireNonNullElse(begin.zone(), ""),
                begin.orders());
    }

    @PostMapping("/changes/{number}/shadow/stop")
    Run stop(@PathVariable String number, Authentication who) {
        return acts.endShadow(PolicyActs.person(who), number);
    }

    @GetMapping("/changes/{number}/shadow")
    Run find(@PathVariable String number) {
        return shadows.of(number)
                .orElseThrow(() -> Refused.unknown(
                        "%s was never in shadow.".formatted(number),
                        "GET /api/v1/policies/shadows lists those that were."));
    }

    @GetMapping("/shadows")
    List<Run> list() {
        return shadows.list();
    }

    @GetMapping("/engines")
    EngineStanding engines() {
        return engines.standing();
    }
}
