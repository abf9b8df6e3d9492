package throughline.console.access;

import java.util.List;
import org.springframework.http.HttpMethod;

/**
 * Every act that changes something, and the right it needs. What is not in the table and is not a plain look is refused to everybody,
 * so that a new act must be entered here before anybody can do it.
 */
public final class AccessTable {

    /** One line: the same act has one path in the API (under {@link #API}) and one in the pages. */
    public record Act(HttpMethod method, String path, Right right) {}

    /** Where the API begins. */
    public static final String API = "/api/v1";

    /** Where partners post by AS2. */
    public static final String AS2 = "/as2";

    /** Acts of the API. */
    public static final List<Act> API_ACTS = List.of(
            post(API + "/messages", Right.HAND_IN),
            post(API + "/messages/*/replay", Right.REPLAY),
            post(API + "/parked/*/take", Right.REPLAY),
            post(API + "/orders", Right.HAND_IN),
            post(API + "/orders/*/changes", Right.HAND_IN),
            post(API + "/shipments/*/confirmation", Right.HAND_IN),
            post(API + "/shipments/*/delivery", Right.HAND_IN),
            post(API + "/cases/*/release", Right.WORK_CASES),
            post(API + "/cases/*/reject", Right.WORK_CASES),
            post(API + "/cases/*/close", Right.WORK_CASES),
            post(API + "/cases/*/assign", Right.WORK_CASES),
            post(API + "/cases/*/create-partner", Right.CREATE_PARTNERS),
            post(API + "/partners/*/test", Right.TRY_OUT),
            post(API + "/partners/*/reach", Right.TRY_OUT),
            post(API + "/partners/*/documents", Right.SEND),
            post(API + "/master", Right.KEEP_MASTER),
            post(API + "/partners/*/check", Right.EDIT_PARTNERS),
            post(API + "/partners/*/files", Right.EDIT_PARTNERS),
            post(API + "/partners/*/restore", Right.EDIT_PARTNERS),
            post(API + "/policies/check", Right.SEE_POLICIES),
            post(API + "/policies/spreadsheet", Right.EDIT_POLICIES),
            post(API + "/policies/changes", Right.EDIT_POLICIES),
            post(API + "/policies/changes/*/files", Right.EDIT_POLICIES),
            post(API + "/policies/changes/*/rebase", Right.EDIT_POLICIES),
            post(API + "/policies/changes/*/shadow", Right.EDIT_POLICIES),
            post(API + "/policies/changes/*/shadow/stop", Right.EDIT_POLICIES),
            post(API + "/policies/changes/*/submit", Right.EDIT_POLICIES),
            post(API + "/policies/changes/*/withdraw", Right.EDIT_POLICIES),
            post(API + "/policies/changes/*/approve", Right.APPROVE_POLICIES),
            post(API + "/policies/changes/*/reject", Right.APPROVE_POLICIES),
            post(API + "/policies/changes/*/schedule", Right.ACTIVATE_POLICIES),
            post(API + "/policies/changes/*/activate", Right.ACTIVATE_POLICIES),
            post(API + "/policies/rollback", Right.ACTIVATE_POLICIES),
            post(API + "/policies/rules/off", Right.SWITCH_RULES),
            post(API + "/policies/rules/on", Right.SWITCH_RULES),
            post(API + "/policies/owners", Right.ADMINISTER),
            post(API + "/whatif", Right.SIMULATE),
            post(API + "/whatif/*/cancel", Right.SIMULATE),
            post(API + "/accounts", Right.ADMINISTER),
            post(API + "/accounts/*/password", Right.ADMINISTER),
            post(API + "/accounts/*/close", Right.ADMINISTER),
            post(API + "/credentials", Right.KEEP_CREDENTIALS),
            post(API + "/credentials/*/remove", Right.KEEP_CREDENTIALS),
            post(API + "/credentials/rekey", Right.KEEP_CREDENTIALS),
            post(API + "/routes/*/start", Right.CONTROL_ROUTES),
            post(API + "/routes/*/stop", Right.CONTROL_ROUTES),
            post(API + "/rebates/*/settle", Right.SETTLE_REBATES),
            post(API + "/verify", Right.PROVE));

    /** Acts of the pages. */
    public static final List<Act> PAGE_ACTS = List.of(
            post("/messages/*/replay", Right.REPLAY),
            post("/parked/*/take", Right.REPLAY),
            post("/cases/*/release", Right.WORK_CASES),
            post("/cases/*/reject", Right.WORK_CASES),
            post("/cases/*/close", Right.WORK_CASES),
            post("/cases/*/assign", Right.WORK_CASES),
            post("/cases/*/create-partner", Right.CREATE_PARTNERS),
            post("/partners/*/test", Right.TRY_OUT),
            post("/partners/*/reach", Right.TRY_OUT),
            post("/partners/*/edit", Right.EDIT_PARTNERS),
            post("/partners/*/restore", Right.EDIT_PARTNERS),
            post("/master/*/line", Right.KEEP_MASTER),
            post("/policies/check", Right.SEE_POLICIES),
            post("/policies/spreadsheet", Right.EDIT_POLICIES),
            post("/policies/changes", Right.EDIT_POLICIES),
            post("/policies/changes/*/edit", Right.EDIT_POLICIES),
            post("/policies/changes/*/rebase", Right.EDIT_POLICIES),
            post("/policies/changes/*/shadow", Right.EDIT_POLICIES),
            post("/policies/changes/*/shadow/stop", Right.EDIT_POLICIES),
            post("/policies/changes/*/submit", Right.EDIT_POLICIES),
            post("/policies/changes/*/withdraw", Right.EDIT_POLICIES),
            post("/policies/changes/*/approve", Right.APPROVE_POLICIES),
            post("/policies/changes/*/reject", Right.APPROVE_POLICIES),
            post("/policies/changes/*/schedule", Right.ACTIVATE_POLICIES),
            post("/policies/changes/*/activate", Right.ACTIVATE_POLICIES),
            post("/policies/changes/*/whatif", Right.SIMULATE),
            post("/policies/rollback", Right.ACTIVATE_POLICIES),
            post("/policies/rules/off", Right.SWITCH_RULES),
            post("/policies/rules/on", Right.SWITCH_RULES),
            post("/whatif", Right.SIMULATE),
            post("/whatif/*/cancel", Right.SIMULATE),
            post("/accounts", Right.ADMINISTER),
            post("/accounts/*/password", Right.ADMINISTER),
            post("/accounts/*/close", Right.ADMINISTER),
            post("/my/test", Right.OWN),
            post("/my/password", Right.OWN),
            post("/routes/*/start", Right.CONTROL_ROUTES),
            post("/routes/*/stop", Right.CONTROL_ROUTES),
            post("/rebates/*/settle", Right.SETTLE_REBATES),
            post("/verify", Right.PROVE));

    /** Looks that need more, or something else, than {@link Right#LOOK}; every other look needs that. */
    public static final List<Act> LOOKS = List.of(
            look(API + "/accounts", Right.ADMINISTER),
            look(API + "/credentials", Right.KEEP_CREDENTIALS),
            look("/accounts", Right.ADMINISTER),
            look(API + "/policies/**", Right.SEE_POLICIES),
            look(API + "/whatif", Right.SIMULATE),
            look(API + "/whatif/**", Right.SIMULATE),
            look("/policies", Right.SEE_POLICIES),
            look("/policies/**", Right.SEE_POLICIES),
            look("/live/policies", Right.SEE_POLICIES),
            look("/live/policies/**", Right.SEE_POLICIES),
            look("/whatif", Right.SIMULATE),
            look("/whatif/**", Right.SIMULATE),
            look("/my", Right.OWN),
            look("/my/**", Right.OWN));

    private AccessTable() {}

    private static Act look(String path, Right right) {
        return new Act(HttpMethod.GET, path, right);
    }

    private static Act post(String path, Right right) {
        return new Act(HttpMethod.POST, path, right);
    }
}
