package throughline.console.page;

import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import throughline.console.access.Role;
import throughline.console.act.AccountActs;
import throughline.console.act.AccountActs.Invited;
import throughline.operations.flow.PartnerDirectory;

/** Who may come in; for administrators. A new password is shown on the page that answers, and nowhere else. */
@Controller
public class AccountPages {

    private final Pages pages;
    private final AccountActs acts;
    private final PartnerDirectory partners;

    public AccountPages(Pages pages, AccountActs acts, PartnerDirectory partners) {
        this.pages = pages;
        this.acts = acts;
        this.partners = partners;
    }

    @GetMapping("/accounts")
    View list(@RequestParam(defaultValue = "") String partner) {
        return page(partner, null);
    }

    @PostMapping("/accounts")
    View invite(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable List<Role> role,
            @RequestParam(defaultValue = "") String partner,
            Principal who) {
        var roles = role == null || !partner.isBlank() ? Set.<Role>of() : Set.copyOf(role);
        return page(partner, acts.invite(name, roles, partner, who.getName()));
    }

    @PostMapping("/accounts/{name}/password")
    View renew(@PathVariable String name, Principal who) {
        return page("", acts.renew(name, who.getName()));
    }

    @PostMapping("/accounts/{name}/close")
    View close(@PathVariable String name, Principal who) {
        acts.close(name, who.getName());
        return new RedirectView("/accounts");
    }

    private View page(String partner, @Nullable Invited invited) {
        var values = new HashMap<String, Object>();
        values.put("accounts", acts.all());
        values.put("partner", partner);
        values.put("codes", partners.cards().stream().map(card -> card.code()).toList());
        if (invited != null) {
            values.put("invited", invited);
        }
        return pages.page("accounts.jte", "accounts", "Accounts", values);
    }
}
