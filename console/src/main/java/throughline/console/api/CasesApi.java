package throughline.console.api;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.access.Roles;
import throughline.console.act.CaseActs;
import throughline.console.act.CaseActs.Decision;
import throughline.console.act.CaseActs.NewPartner;
import throughline.operations.exception.CaseFilter;
import throughline.operations.exception.Cases;
import throughline.operations.flow.PartnerDirectory.PartnerView;

/** Cases: what waits for a person, and the decisions. */
@RestController
@RequestMapping(AccessTable.API + "/cases")
public class CasesApi {

    private static final int PAGE = 100;
    private static final int MOST_OF_A_CAUSE = 10_000;

    private final Cases cases;
    private final CaseActs acts;

    public CasesApi(Cases cases, CaseActs acts) {
        this.cases = cases;
        this.acts = acts;
    }

    /** Why somebody decides so. */
    public record Reason(@Nullable String reason) {}

    /** Who takes the case. */
    public record Assignment(@Nullable String to) {}

    @GetMapping
    List<CaseAnswer> list(
            @RequestParam(required = false) @Nullable String desk,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = "true") boolean live,
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(required = false) @Nullable String fingerprint,
            @RequestParam(defaultValue = "0") int skip) {
        var filter = new CaseFilter(desk, code, null, null, null, live, false, query, partner);
        var found = fingerprint == null
                ? cases.list(filter, PAGE, Math.max(0, skip))
                : cases.list(filter, MOST_OF_A_CAUSE, 0).stream()
                        .filter(each -> each.fingerprint().equals(fingerprint))
                        .toList();
        return found.stream().map(CaseAnswer::of).toList();
    }

    @GetMapping("/{id}")
    CaseAnswer find(@PathVariable String id) {
        return CaseAnswer.of(acts.find(CaseActs.id(id)));
    }

    @PostMapping("/{id}/release")
    CaseAnswer release(@PathVariable String id, @RequestBody Reason why, Authentication who) {
        return CaseAnswer.of(acts.release(CaseActs.id(id), decision(who, why)));
    }

    @PostMapping("/{id}/reject")
    CaseAnswer reject(@PathVariable String id, @RequestBody Reason why, Authentication who) {
        return CaseAnswer.of(acts.reject(CaseActs.id(id), decision(who, why)));
    }

    @PostMapping("/{id}/close")
    CaseAnswer close(@PathVariable String id, @RequestBody Reason why, Authentication who) {
        return CaseAnswer.of(acts.close(CaseActs.id(id), decision(who, why)));
    }

    @PostMapping("/{id}/assign")
    CaseAnswer assign(@PathVariable String id, @RequestBody Assignment assignment, Principal who) {
        return CaseAnswer.of(acts.assign(CaseActs.id(id), assignment.to(), who.getName()));
    }

    @PostMapping("/{id}/create-partner")
    @ResponseStatus(HttpStatus.CREATED)
    PartnerView createPartner(@PathVariable String id, @RequestBody NewPartner partner, Authentication who) {
        return acts.createPartner(CaseActs.id(id), partner, decision(who, new Reason(null)));
    }

    private static Decision decision(Authentication who, Reason why) {
        return new Decision(who.getName(), Roles.of(who), why.reason());
    }
}
