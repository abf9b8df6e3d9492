package throughline.console.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.Refused;
import throughline.console.look.ChangeLook;
import throughline.console.look.DraftCheck.Checked;
import throughline.console.look.PolicyLook;
import throughline.console.look.PolicyWords;
import throughline.operations.insight.RuleInsight.Time;

/** Policies as texts: the rules in force, what may be written, and what is wrong with what was. */
@RestController
@RequestMapping(AccessTable.API + "/policies")
public class PolicyCheckApi {

    private final PolicyLook policies;
    private final ChangeLook changes;

    public PolicyCheckApi(PolicyLook policies, ChangeLook changes) {
        this.policies = policies;
        this.changes = changes;
    }

    /**
     * What is to be checked.
     *
     * @param files policies and examples by path, laid on top of the change, or of what is in force
     * @param change its number, or null
     * @param whole whether to compile them and to try the examples as well
     */
    public record Draft(@Nullable Map<String, String> files, @Nullable String change, boolean whole) {}

    @PostMapping("/check")
    Checked check(@RequestBody Draft draft) {
        if (draft.files() == null) {
            throw Refused.wrong(
                    "The body says no files.",
                    "Send {\"files\": {\"pricing/volume-break.drl\": \"...\"}, \"whole\": true}.");
        }
        return changes.check(draft.change() == null ? "" : draft.change(), draft.files(), draft.whole());
    }

    @GetMapping("/words/{desk}")
    PolicyWords words(@PathVariable String desk) {
        return PolicyWords.of(desk);
    }

    /**
     * What a rule in force did in the last days.
     *
     * @param money in the currencies' own decimals
     * @param time of its conditions and proposals, by samples; null when it was in none
     */
    public record Doing(
            String rule,
            String file,
            long firings,
            long decisions,
            @Nullable LocalDate last,
            Map<LocalDate, Long> days,
            List<Amount> money,
            @Nullable Time time) {}

    /** @param amount in the currency's own decimals, as text */
    public record Amount(String kind, String currency, String amount) {}

    @GetMapping("/insight")
    List<Doing> insight() {
        return policies.doings().stream().map(PolicyCheckApi::doing).toList();
    }

    private static Doing doing(PolicyLook.Doing each) {
        var activity = each.activity();
        if (activity == null) {
            return new Doing(each.rule().name(), each.file().path(), 0, 0, null, Map.of(), List.of(), each.time());
        }
        return new Doing(
                each.rule().name(),
                each.file().path(),
                activity.firings(),
                activity.decisions(),
                activity.last(),
                new TreeMap<>(activity.days()),
                activity.money().stream()
                        .map(one -> new Amount(
                                one.kind(), one.currency(), one.decimal().toPlainString()))
                        .toList(),
                each.time());
    }

    /** A rule in force. */
    public record Line(String number, String name, String policy, String file, int line, String text) {}

    @GetMapping("/rules")
    List<Line> rules(@RequestParam(defaultValue = "") String query) {
        return policies.search(query).stream()
                .map(each -> new Line(
                        each.rule().number(),
                        each.rule().name(),
                        each.rule().policy(),
                        each.file().path(),
                        each.rule().line(),
                        each.rule().text()))
                .toList();
    }
}
