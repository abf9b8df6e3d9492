package throughline.console.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import throughline.console.act.WhatIfActs;
import throughline.console.act.WhatIfActs.Asked;
import throughline.console.act.WhatIfCsv;
import throughline.operations.whatif.WhatIf;
import throughline.rules.PolicyException;

/** Analysts try a changed policy on what was decided, before anybody is asked to approve it. */
@Controller
public class WhatIfPages {

    private static final int SHOWN = 200;
    private static final int DAYS = 29;

    private final Pages pages;
    private final WhatIf whatIf;
    private final WhatIfActs acts;
    private final Clock clock;

    public WhatIfPages(Pages pages, WhatIf whatIf, WhatIfActs acts, Clock clock) {
        this.pages = pages;
        this.whatIf = whatIf;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * What stands in the form.
     *
     * @param files the paths of the policies in force
     * @param mistakes why the draft was not tried
     */
    public record Draft(
            List<String> files, String file, String text, String from, String to, String note, List<String> mistakes) {

        public Draft {
            files = List.copyOf(files);
            mistakes = List.copyOf(mistakes);
        }
    }

    @GetMapping("/whatif")
    View begin(@RequestParam(defaultValue = "") String file) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var files = new TreeMap<>(whatIf.files());
        var chosen = files.containsKey(file) ? file : files.firstKey();
        return form(new Draft(
                List.copyOf(files.keySet()),
                chosen,
                files.getOrDefault(chosen, ""),
                today.minusDays(DAYS).toString(),
                today.toString(),
                "",
                List.of()));
    }

    private View form(Draft draft) {
        return pages.page("whatif.jte", "whatif", "What if", Map.of("draft", draft, "runs", whatIf.list()));
    }

    @PostMapping("/whatif")
    View start(
            @RequestParam String file,
            @RequestParam String text,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(defaultValue = "") String note,
            Principal who) {
        var plain = text.replace("\r\n", "\n");
        try {
            var run = acts.start(who.getName(), new Asked(from, to, Map.of(file, plain), false, null, note));
            return new RedirectView("/whatif/" + run.id());
        } catch (PolicyException refused) {
            return form(new Draft(
                    List.copyOf(new TreeMap<>(whatIf.files()).keySet()),
                    file,
                    plain,
                    from,
                    to,
                    note,
                    refused.mistakes().stream().map(String::valueOf).toList()));
        }
    }

    @GetMapping("/whatif/{id}")
    View run(@PathVariable long id) {
        return pages.page("whatif-page.jte", "whatif", "What if, run " + id, values(id));
    }

    /** For the page, while the run goes on. */
    @GetMapping("/whatif/{id}/state")
    View state(@PathVariable long id) {
        return pages.piece("whatif-run.jte", values(id));
    }

    private Map<String, Object> values(long id) {
        return Map.of("run", acts.run(id), "orders", whatIf.orders(id, true, 0, SHOWN), "most", SHOWN);
    }

    @PostMapping("/whatif/{id}/cancel")
    View cancel(@PathVariable long id, Principal who) {
        acts.cancel(who.getName(), id);
        return new RedirectView("/whatif/" + id);
    }

    @GetMapping("/whatif/{id}/orders/{order}")
    View traces(@PathVariable long id, @PathVariable String order) {
        return pages.page(
                "whatif-order.jte",
                "whatif",
                order + ", then and if",
                Map.of("run", acts.run(id), "order", order, "traces", acts.traces(id, order)));
    }

    @GetMapping("/whatif/{id}/orders.csv")
    void csv(@PathVariable long id, HttpServletResponse response) throws IOException {
        acts.run(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"whatif-%d.csv\"".formatted(id));
        WhatIfCsv.write(whatIf, id, response.getWriter());
    }
}
