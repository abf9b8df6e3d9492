package throughline.console.act;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import throughline.console.access.Accounts;
import throughline.console.access.Accounts.Account;
import throughline.console.access.Deeds;
import throughline.console.access.Role;
import throughline.operations.flow.PartnerDirectory;

/** Saying who may come in, on record. Passwords are made here, shown once and kept nowhere. */
public final class AccountActs {

    private final Accounts accounts;
    private final PartnerDirectory partners;
    private final Deeds deeds;

    public AccountActs(Accounts accounts, PartnerDirectory partners, Deeds deeds) {
        this.accounts = accounts;
        this.partners = partners;
        this.deeds = deeds;
    }

    /** Somebody who may come in from now on; the password is shown this once. */
    public record Invited(String name, String password) {}

    public List<Account> all() {
        return accounts.all();
    }

    /**
     * Lets somebody in.
     *
     * @param partner for one of a partner's people, who has no other role; null for one of ours
     */
    public Invited invite(String name, Set<Role> roles, @Nullable String partner, String who) {
        if (partner == null || partner.isBlank()) {
            return done(name, "invite " + roles, who, () -> accounts.invite(name, roles));
        }
        var code = partner.strip();
        if (partners.cards().stream().noneMatch(card -> card.code().equals(code))) {
            throw Refused.unknown(
                    "There is no partner '%s'.".formatted(code), "Take its code from the list of partners.");
        }
        if (!roles.isEmpty() && !roles.equals(Set.of(Role.PARTNER))) {
            throw Refused.wrong(
                    "Somebody of a partner's has no role of ours.", "Leave the roles out, or leave the partner out.");
        }
        return done(name, "invite for partner " + code, who, () -> accounts.invitePartner(name, code));
    }

    /** Gives somebody a new password, when the old one is lost or known to others. */
    public Invited renew(String name, String who) {
        return done(name, "new password", who, () -> accounts.renew(name));
    }

    /** Nobody comes in under this name any more. */
    public void close(String name, String who) {
        if (Accounts.name(name).equals(who)) {
            throw new Refused(
                    HttpStatus.CONFLICT, "Nobody closes his own account.", "Have another administrator do it.");
        }
        done(name, "close account", who, () -> {
            accounts.close(name);
            return "";
        });
    }

    private Invited done(String name, String deed, String who, Work work) {
        try {
            deeds.record(who, deed, "account " + Accounts.name(name), null);
            return new Invited(Accounts.name(name), work.run());
        } catch (IllegalArgumentException refused) {
            throw Refused.wrong("%s.".formatted(refused.getMessage()), "Mend it and try again; nothing was changed.");
        }
    }

    private interface Work {
        String run();
    }
}
