package throughline.console.page;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import throughline.console.access.Roles;
import throughline.console.act.CaseActs;
import throughline.console.act.CaseActs.Decision;
import throughline.console.act.CaseActs.NewPartner;
import throughline.operations.exception.CaseFilter;
import throughline.operations.exception.Cases;
import throughline.operations.inventory.StockCounts;

/** Cases: what waits for a person, and the decision. */
@Controller
public class CasePages {

    private static final int PAGE = 100;

    private final Pages pages;
    private final Cases cases;
    private final CaseActs acts;
    private final StockCounts counts;
    private final Clock clock;

    public CasePages(Pages pages, Cases cases, CaseActs acts, StockCounts counts, Clock clock) {
        this.pages = pages;
        this.cases = cases;
        this.acts = acts;
        this.counts = counts;
        this.clock = clock;
    }

    @GetMapping("/cases")
    View list(
            @RequestParam(defaultValue = "") String desk,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "0") int skip) {
        int from = Math.max(0, skip);
        var filter = new CaseFilter(
                nullIfBlank(desk), null, null, null, null, !all, false, nullIfBlank(query), nullIfBlank(partner));
        var found = cases.list(filter, PAGE, from);
        var view = new CasesView(
                desk, query, partner, all, from, found.size() == PAGE ? from + PAGE : 0, cases.counts(), found);
        return pages.page("cases.jte", "cases", "Cases", Map.of("view", view, "now", clock.instant()));
    }

    @GetMapping("/cases/{id}")
    View one(@PathVariable String id, Authentication who) {
        var found = acts.find(CaseActs.id(id));
        var differences = !found.code().equals("STOCK_DIFFERS") || found.subject() == null
                ? List.<StockCounts.Difference>of()
                : counts.find(found.subject())
                        .map(StockCounts.Whole::differences)
                        .orElse(List.of());
        return pages.page(
                "case.jte",
                "cases",
                found.id().toString(),
                Map.of(
                        "found",
                        found,
                        "now",
                        clock.instant(),
                        "mine",
                        CaseActs.decides(Roles.of(who), found.desk()),
                        "differences",
                        differences));
    }

    @PostMapping("/cases/{id}/release")
    View release(@PathVariable String id, @RequestParam(required = false) @Nullable String reason, Authentication who) {
        return to(acts.release(CaseActs.id(id), decision(who, reason)).id().toString());
    }

    @PostMapping("/cases/{id}/reject")
    View reject(@PathVariable String id, @RequestParam(required = false) @Nullable String reason, Authentication who) {
        return to(acts.reject(CaseActs.id(id), decision(who, reason)).id().toString());
    }

    @PostMapping("/cases/{id}/close")
    View close(@PathVariable String id, @RequestParam(required = false) @Nullable String reason, Authentication who) {
        return to(acts.close(CaseActs.id(id), decision(who, reason)).id().toString());
    }

    @PostMapping("/cases/{id}/assign")
    View assign(@PathVariable String id, @RequestParam(required = false) @Nullable String to, Authentication who) {
        return to(acts.assign(CaseActs.id(id), to, who.getName()).id().toString());
    }

    @PostMapping("/cases/{id}/create-partner")
    View createPartner(@PathVariable String id, @RequestParam Map<String, String> form, Authentication who) {
        var partner = new NewPartner(
                form.getOrDefault("code", ""),
                form.getOrDefault("name", ""),
                form.getOrDefault("identifier", ""),
                form.getOrDefault("format", ""),
                nullIfBlank(form.getOrDefault("version", "")));
        acts.createPartner(CaseActs.id(id), partner, decision(who, null));
        return to(CaseActs.id(id).toString());
    }

    private static View to(String id) {
        return new RedirectView("/cases/" + id);
    }

    private static Decision decision(Authentication who, @Nullable String reason) {
        return new Decision(who.getName(), Roles.of(who), reason);
    }

    private static @Nullable String nullIfBlank(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
