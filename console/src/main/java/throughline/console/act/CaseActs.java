package throughline.console.act;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import throughline.console.access.Role;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseId;
import throughline.operations.exception.Cases;
import throughline.operations.flow.PartnerDirectory;
import throughline.operations.flow.PartnerDirectory.PartnerView;

/** What people decide about cases. A case is decided by its own desk, with a reason that stays with it. */
public final class CaseActs {

    /** Who decides, in the name of whom it is recorded, and why. */
    public record Decision(String who, Set<Role> roles, @Nullable String reason) {

        public Decision {
            roles = Set.copyOf(roles);
        }
    }

    private final Cases cases;
    private final PartnerDirectory partners;
    private final HandIn handIn;

    public CaseActs(Cases cases, PartnerDirectory partners, HandIn handIn) {
        this.cases = cases;
        this.partners = partners;
        this.handIn = handIn;
    }

    /** The number that a text means, in words when it means none. */
    public static CaseId id(String text) {
        try {
            return CaseId.parse(text);
        } catch (NumberFormatException notANumber) {
            throw Refused.unknown("There is no case " + text + ".", "A case has a number like CASE-0000042.");
        }
    }

    public Case find(CaseId id) {
        return cases.find(id)
                .orElseThrow(() -> Refused.unknown("There is no " + id + ".", "Look for it in the list of cases."));
    }

    public Case release(CaseId id, Decision decision) {
        return cases.release(mine(id, decision).id(), decision.who(), reason(decision));
    }

    public Case reject(CaseId id, Decision decision) {
        return cases.reject(mine(id, decision).id(), decision.who(), reason(decision));
    }

    public Case close(CaseId id, Decision decision) {
        return cases.close(mine(id, decision).id(), decision.who(), reason(decision));
    }

    /** Anybody who works on cases may give one to somebody. */
    public Case assign(CaseId id, @Nullable String to, String who) {
        if (to == null || to.isBlank()) {
            throw Refused.wrong("It does not say to whom.", "Give the name of the person who takes the case as 'to'.");
        }
        return cases.assign(find(id).id(), to.strip(), who);
    }

    /**
     * Makes a partner of the unknown sender that a case is about, and lets its message through the line again.
     *
     * @param identifier as the case names it ({@code ZZ:ACME})
     */
    public PartnerView createPartner(CaseId id, NewPartner partner, Decision decision) {
        var held = find(id);
        var message = held.message();
        if (message == null) {
            throw new Refused(
                    HttpStatus.CONFLICT,
                    held.id() + " is not about a message.",
                    "Create the partner as a folder instead.");
        }
        PartnerView made;
        try {
            made = partners.create(
                    partner.code(), partner.name(), partner.identifier(), partner.format(), partner.version());
        } catch (IllegalArgumentException taken) {
            throw new Refused(
                    HttpStatus.CONFLICT,
                    taken.getMessage() + ".",
                    "Take another code, or add the identifier to the partner who has it.");
        }
        handIn.again(message, made.code(), decision.who(), "partner " + made.code() + " created for " + held.id());
        return made;
    }

    /** The stranger as a partner: our code for it, and the identifier and format it sends under. */
    public record NewPartner(String code, String name, String identifier, String format, @Nullable String version) {}

    /** Whether somebody with these roles decides this desk's cases. */
    public static boolean decides(Set<Role> roles, String desk) {
        return roles.contains(Role.ADMIN) || roles.contains(roleOf(desk));
    }

    /** The role that decides a desk's cases; the desks are those that the exception policy routes to. */
    public static Role roleOf(String desk) {
        return switch (desk) {
            case "CREDIT", "FINANCE" -> Role.FINANCE;
            case "PRICING" -> Role.ANALYST;
            case "CUSTOMER_SERVICE", "PLANNING" -> Role.SERVICE;
            default -> Role.OPERATOR;
        };
    }

    private Case mine(CaseId id, Decision decision) {
        var found = find(id);
        if (!decides(decision.roles(), found.desk())) {
            throw new Refused(
                    HttpStatus.FORBIDDEN,
                    "%s is for the %s desk to decide.".formatted(found.id(), found.desk()),
                    "Assign it to somebody with the role %s.".formatted(roleOf(found.desk())));
        }
        return found;
    }

    private static String reason(Decision decision) {
        var reason = decision.reason();
        if (reason == null || reason.isBlank()) {
            throw Refused.wrong(
                    "There is no reason given.", "Say in a sentence why you decide so; it stays with the case.");
        }
        return reason.strip();
    }
}
