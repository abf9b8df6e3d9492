package throughline.console.access;

import static throughline.console.access.Role.ADMIN;
import static throughline.console.access.Role.ANALYST;
import static throughline.console.access.Role.FINANCE;
import static throughline.console.access.Role.OPERATOR;
import static throughline.console.access.Role.PARTNER;
import static throughline.console.access.Role.SERVICE;

import java.util.Arrays;
import java.util.Set;

/** One kind of act, and the roles that may do it. ADMIN may do all of them but {@link #OWN}, which is for partners. */
public enum Right {
    /** See messages, documents, postings, cases and routes. */
    LOOK("look at this", OPERATOR, ANALYST, FINANCE, SERVICE, ADMIN),
    /** Hand in messages, orders, changes and confirmations. */
    HAND_IN("hand in messages and documents", OPERATOR, SERVICE, ADMIN),
    /** Let a message go through the line again. */
    REPLAY("replay messages", OPERATOR, ADMIN),
    /** Release, close and assign cases; which desk's cases is checked with the case. */
    WORK_CASES("work on cases", OPERATOR, ANALYST, FINANCE, SERVICE, ADMIN),
    /** Make a partner's folder out of what an unknown sender sent. */
    CREATE_PARTNERS("create partners", OPERATOR, ADMIN),
    /** See what would become of a partner's message, prices, credit and stock included; and try the way to it. */
    TRY_OUT("try out partners' messages and ways", OPERATOR, ADMIN),
    /** Change the files of a partner's folder, and put an older version back. */
    EDIT_PARTNERS("edit partners", OPERATOR, ADMIN),
    /** Send a partner a document that nothing made us owe. */
    SEND("send documents to partners", OPERATOR, ADMIN),
    /** Load master records: customers with their credit limits, items, prices, taxes. */
    KEEP_MASTER("change master records", OPERATOR, ADMIN),
    /** Try changed policies on what was decided: it shows prices, margins and credit of many customers at once. */
    SIMULATE("try out policies", ANALYST, ADMIN),
    /** See policies, their drafts and what was in force: prices, discounts and limits of credit stand in them. */
    SEE_POLICIES("see policies", OPERATOR, ANALYST, FINANCE, ADMIN),
    /** Write drafts of policies and submit them; for which desks is said by their owners. */
    EDIT_POLICIES("edit policies", ANALYST, FINANCE, ADMIN),
    /** Approve or reject what somebody else wrote; for which desks is said by their owners. */
    APPROVE_POLICIES("approve policies", ANALYST, FINANCE, ADMIN),
    /** Put approved policies in force, at once or at a date, and older ones again; for which desks is said by their owners. */
    ACTIVATE_POLICIES("put policies in force", ANALYST, FINANCE, ADMIN),
    /** Switch one rule off and on, in an emergency: it acts at once, without a second pair of eyes. */
    SWITCH_RULES("switch rules off and on", OPERATOR, ANALYST, FINANCE, ADMIN),
    /** Keep what partners ask of us, encrypted in the database; nobody sees it again. */
    KEEP_CREDENTIALS("keep credentials", OPERATOR, ADMIN),
    /** Start and stop routes. */
    CONTROL_ROUTES("start and stop routes", OPERATOR, ADMIN),
    /** Prove the books. It reads every posting, so it is not for everybody. */
    PROVE("prove the books", OPERATOR, FINANCE, ADMIN),
    /** Pay customers back what was promised: it becomes a credit note at once. */
    SETTLE_REBATES("settle rebates", FINANCE, ADMIN),
    /** Say who may come in: our own people, and those of partners. */
    ADMINISTER("say who may come in", ADMIN),
    /** See what one's own partner sent and got, and try a file out. */
    OWN("see these pages: they are for partners", PARTNER);

    private final String words;
    private final Set<Role> roles;

    Right(String words, Role... roles) {
        this.words = words;
        this.roles = Set.of(roles);
    }

    /** What it lets one do, for the sentence "you may not ...". */
    public String words() {
        return words;
    }

    public boolean isGivenTo(Role role) {
        return roles.contains(role);
    }

    String[] roleNames() {
        return Arrays.stream(Role.values())
                .filter(roles::contains)
                .map(Role::name)
                .toArray(String[]::new);
    }
}
