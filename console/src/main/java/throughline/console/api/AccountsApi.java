package throughline.console.api;

import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.access.Accounts.Account;
import throughline.console.access.Role;
import throughline.console.act.AccountActs;
import throughline.console.act.AccountActs.Invited;

/** Who may come in: our own people, and those of partners. */
@RestController
@RequestMapping(AccessTable.API + "/accounts")
public class AccountsApi {

    private final AccountActs acts;

    public AccountsApi(AccountActs acts) {
        this.acts = acts;
    }

    /** Somebody to let in: with roles for one of ours, with a partner's code for one of theirs. */
    public record Invitation(@Nullable String name, @Nullable Set<Role> roles, @Nullable String partner) {}

    @GetMapping
    List<Account> list() {
        return acts.all();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Invited invite(@RequestBody Invitation invitation, Principal who) {
        return acts.invite(
                Objects.requireNonNullElse(invitation.name(), ""),
                Objects.requireNonNullElse(invitation.roles(), Set.of()),
                invitation.partner(),
                who.getName());
    }

    @PostMapping("/{name}/password")
    Invited renew(@PathVariable String name, Principal who) {
        return acts.renew(name, who.getName());
    }

    @PostMapping("/{name}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable String name, Principal who) {
        acts.close(name, who.getName());
    }
}
