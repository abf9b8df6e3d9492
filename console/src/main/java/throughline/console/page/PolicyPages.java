package throughline.console.page;

import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import throughline.console.act.PolicyActs;
import throughline.console.look.PolicyLook;
import throughline.console.look.RuleTables;

/** The policies in force: their rules, the books they were in, the way back, and the emergency switch. */
@Controller
public class PolicyPages {

    private static final Asset EDITOR = Asset.of("assets/editor.js");
    private static final int MOST_BOOKS = 100;

    private final Pages pages;
    private final PolicyLook look;
    private final PolicyActs acts;

    public PolicyPages(Pages pages, PolicyLook look, PolicyActs acts) {
        this.pages = pages;
        this.look = look;
        this.acts = acts;
    }

    @GetMapping("/policies")
    View all(@RequestParam(defaultValue = "") String query) {
        var wanted = query.strip();
        return pages.page(
                "policies.jte",
                "policies",
                "Policies",
                Map.of(
                        "desks",
                        look.desks(),
                        "found",
                        wanted.isEmpty() ? List.of() : look.search(wanted),
                        "query",
                        wanted,
                        "current",
                        look.current()));
    }

    @GetMapping("/policies/{desk}/{file}")
    View file(@PathVariable String desk, @PathVariable String file) {
        var path = desk + "/" + file;
        var whole = look.file(path);
        return pages.page(
                "policy-file.jte",
                "policies",
                path,
                Map.of("file", whole, "tables", RuleTables.of(whole), "script", EDITOR));
    }

    @PostMapping("/policies/rules/off")
    View off(@RequestParam String rule, @RequestParam String file, @RequestParam String why, Authentication who) {
        acts.off(PolicyActs.person(who), rule, why);
        return new RedirectView("/policies/" + file);
    }

    @PostMapping("/policies/rules/on")
    View on(@RequestParam String rule, @RequestParam String file, @RequestParam String why, Authentication who) {
        acts.on(PolicyActs.person(who), rule, why);
        return new RedirectView("/policies/" + file);
    }

    @GetMapping("/policies/insight")
    View insight() {
        return pages.page(
                "policy-insight.jte",
                "policies",
                "What rules do",
                Map.of("rules", look.doings(), "today", look.today(), "engines", look.engines()));
    }

    @GetMapping("/policies/books")
    View books(@RequestParam(defaultValue = "0") long before) {
        var history = look.history(before, MOST_BOOKS);
        var older = history.size() < MOST_BOOKS
                ? ""
                : "/policies/books?before=" + history.get(history.size() - 1).sequence();
        return pages.page("policy-books.jte", "policies", "Rule books", Map.of("history", history, "older", older));
    }

    @PostMapping("/policies/rollback")
    View rollback(@RequestParam long sequence, @RequestParam String why, Authentication who) {
        acts.rollback(PolicyActs.person(who), sequence, why);
        return new RedirectView("/policies/books");
    }
}
