package throughline.console.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
import throughline.console.act.PolicyActs;
import throughline.console.act.Refused;
import throughline.operations.governance.Activation;
import throughline.operations.governance.BookInForce;
import throughline.operations.governance.ChangeEvent;
import throughline.operations.governance.ChangeFilter;
import throughline.operations.governance.ChangeState;
import throughline.operations.governance.Governance;
import throughline.operations.governance.Owner;
import throughline.operations.governance.PolicyAct;
import throughline.operations.governance.PolicyChange;

/** Policies that change: drafts, approvals, what is and was in force, and the emergency switch. */
@RestController
@RequestMapping(AccessTable.API + "/policies")
public class PoliciesApi {

    private final Governance governance;
    private final PolicyActs acts;

    public PoliciesApi(Governance governance, PolicyActs acts) {
        this.governance = governance;
        this.acts = acts;
    }

    /** A change with its life so far. */
    public record Whole(PolicyChange change, List<ChangeEvent> events) {}

    /** @param files the whole text by path; null where the file goes */
    public record Draft(
            @Nullable String title, @Nullable String reason, @Nullable Map<String, @Nullable String> files) {}

    /** An act upon what somebody saw. */
    public record Act(
            @Nullable Integer revision,
            @Nullable String why,
            @Nullable String at,
            @Nullable String zone,
            @Nullable Map<String, @Nullable String> files) {

        int seen() {
            if (revision == null) {
                throw Refused.wrong(
                        "The body says no revision.",
                        "Send the revision that you saw: {\"revision\": 3, \"why\": \"...\"}.");
            }
            return revision;
        }

        String because() {
            return Objects.requireNonNullElse(why, "");
        }
    }

    /** Back to what an activation put in force. */
    public record Back(@Nullable Long sequence, @Nullable String why) {}

    /** One rule off or on. */
    public record Switch(@Nullable String rule, @Nullable String why) {}

    /** Who may do something with a desk's policies. */
    public record Owning(@Nullable String desk, @Nullable String act, @Nullable List<String> who) {}

    /** What the change makes of what it stands on: every file by path. */
    public record Texts(Map<String, String> base, Map<String, String> texts) {}

    @GetMapping("/changes")
    List<PolicyChange> list(@RequestParam Map<String, String> query) {
        return governance
                .changes()
                .list(new ChangeFilter(
                        query.get("q"),
                        state(query.get("state")),
                        query.get("desk"),
                        query.get("author"),
                        number(query.get("before"), 0),
                        (int) number(query.get("limit"), 100)));
    }

    private static @Nullable ChangeState state(@Nullable String state) {
        try {
            return state == null || state.isBlank() ? null : ChangeState.valueOf(state);
        } catch (IllegalArgumentException unknown) {
            throw Refused.wrong("There is no state %s.".formatted(state), "Ask for DRAFT, IN_REVIEW or another one.");
        }
    }

    private static long number(@Nullable String text, long usual) {
        try {
            return text == null || text.isBlank()
                    ? usual
                    : Math.min(Integer.MAX_VALUE, Long.parseLong(text.replaceFirst("(?i)^PC-", "")));
        } catch (NumberFormatException wrong) {
            throw Refused.wrong("%s is no number.".formatted(text), "Give digits.");
        }
    }

    @PostMapping("/changes")
    @ResponseStatus(HttpStatus.CREATED)
    PolicyChange create(@RequestBody Draft draft, Authentication who) {
        if (draft.title() == null) {
            throw Refused.wrong(
                    "The body says no title.", "Send {\"title\": \"...\", \"reason\": \"...\", \"files\": {}}.");
        }
        return acts.create(
                PolicyActs.person(who),
                draft.title(),
                Objects.requireNonNullElse(draft.reason(), ""),
                files(draft.files()));
    }

    private static Map<String, Optional<String>> files(@Nullable Map<String, @Nullable String> files) {
        var wanted = new TreeMap<String, Optional<String>>();
        if (files != null) {
            files.forEach((path, text) -> wanted.put(path, Optional.ofNullable(text)));
        }
        return wanted;
    }

    @GetMapping("/changes/{number}")
    Whole find(@PathVariable String number) {
        return new Whole(governance.changes().find(number), governance.changes().events(number));
    }

    @GetMapping("/texts")
    Map<String, String> inForce() {
        return governance.changes().inForce();
    }

    @GetMapping("/changes/{number}/texts")
    Texts texts(@PathVariable String number) {
        return new Texts(governance.changes().base(number), governance.changes().texts(number));
    }

    @PostMapping("/changes/{number}/files")
    PolicyChange save(@PathVariable String number, @RequestBody Act act, Authentication who) {
        return acts.save(PolicyActs.person(who), number, act.seen(), files(act.files()));
    }

    @PostMapping("/changes/{number}/rebase")
    PolicyChange rebase(@PathVariable String number, @RequestBody Act act, Authentication who) {
        return acts.rebase(PolicyActs.person(who), number, act.seen());
    }

    @PostMapping("/changes/{number}/submit")
    PolicyChange submit(@PathVariable String number, @RequestBody Act act, Authentication who) {
        return acts.submit(PolicyActs.person(who), number, act.seen(), act.because());
    }

    @PostMapping("/changes/{number}/approve")
    PolicyChange approve(@PathVariable String number, @RequestBody Act act, Authentication who) {
        return acts.approve(PolicyActs.person(who), number, act.seen(), act.because());
    }

    @PostMapping("/changes/{number}/reject")
    PolicyChange reject(@PathVariable String number, @RequestBody Act act, Authentication who) {
        return acts.reject(PolicyActs.person(who), number, act.seen(), act.because());
    }

    @PostMapping("/changes/{number}/withdraw")
    PolicyChange withdraw(@PathVariable String number, @RequestBody Act act, Authentication who) {
        return acts.withdraw(PolicyActs.person(who), number, act.seen(), act.because());
    }

    @PostMapping("/changes/{number}/schedule")
    PolicyChange schedule(@PathVariable String number, @RequestBody Act act, Authentication who) {
        return acts.schedule(
                PolicyActs.person(who),
                number,
                act.seen(),
                Objects.requireNonNullElse(act.at(), ""),
                Objects.requireNonNullElse(act.zone(), ""),
                act.because());
    }

    @PostMapping("/changes/{number}/activate")
    Activation activate(@PathVariable String number, @RequestBody Act act, Authentication who) {
        return acts.activate(PolicyActs.person(who), number, act.seen(), act.because());
    }

    @GetMapping("/history")
    List<Activation> history(
            @RequestParam(defaultValue = "0") long before, @RequestParam(defaultValue = "100") int limit) {
        return governance.activations().history(before, limit);
    }

    @GetMapping("/books")
    List<BookInForce> books() {
        return governance.activations().books();
    }

    @GetMapping("/books/{fingerprint}")
    Map<String, String> book(@PathVariable String fingerprint) {
        return governance.activations().files(fingerprint);
    }

    @PostMapping("/rollback")
    Activation rollback(@RequestBody Back back, Authentication who) {
        if (back.sequence() == null) {
            throw Refused.wrong("The body says no sequence.", "GET /api/v1/policies/history lists them.");
        }
        return acts.rollback(PolicyActs.person(who), back.sequence(), Objects.requireNonNullElse(back.why(), ""));
    }

    @PostMapping("/rules/off")
    Activation off(@RequestBody Switch wish, Authentication who) {
        return acts.off(PolicyActs.person(who), rule(wish), Objects.requireNonNullElse(wish.why(), ""));
    }

    @PostMapping("/rules/on")
    Activation on(@RequestBody Switch wish, Authentication who) {
        return acts.on(PolicyActs.person(who), rule(wish), Objects.requireNonNullElse(wish.why(), ""));
    }

    private static String rule(Switch wish) {
        if (wish.rule() == null || wish.rule().isBlank()) {
            throw Refused.wrong("The body says no rule.", "Send {\"rule\": \"P-110\", \"why\": \"...\"}.");
        }
        return wish.rule();
    }

    @GetMapping("/owners")
    List<Owner> owners() {
        return governance.owners().all();
    }

    @PostMapping("/owners")
    List<Owner> own(@RequestBody Owning owning, Authentication who) {
        acts.own(
                PolicyActs.person(who),
                Objects.requireNonNullElse(owning.desk(), ""),
                act(owning.act()),
                Objects.requireNonNullElse(owning.who(), List.of()));
        return owners();
    }

    private static PolicyAct act(@Nullable String act) {
        try {
            return PolicyAct.valueOf(String.valueOf(act));
        } catch (IllegalArgumentException unknown) {
            throw Refused.wrong("There is no act %s.".formatted(act), "Name EDIT, APPROVE, ACTIVATE or SWITCH.");
        }
    }
}
