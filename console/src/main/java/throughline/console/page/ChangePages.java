package throughline.console.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;
import throughline.console.act.PolicyActs;
import throughline.console.act.Refused;
import throughline.console.look.ChangeLook;
import throughline.console.look.ChangeLook.Wanted;
import throughline.console.look.DraftCheck.Checked;
import throughline.console.look.PolicyText;
import throughline.console.look.PolicyWords;
import throughline.operations.governance.PolicyChange;
import throughline.rules.PolicyFolder;
import throughline.rules.gate.DecisionTable;
import throughline.rules.vocabulary.TableTemplate;

/** Changes of policies: the list, a change's page, and the editor of its files. */
@Controller
public class ChangePages {

    /** In the order in which they build on each other. */
    private static final List<Asset> SCRIPTS = Stream.of("editor", "grid", "door", "table", "examples")
            .map(name -> Asset.of("assets/%s.js".formatted(name)))
            .toList();

    private static final Pattern TABLE = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    private final Pages pages;
    private final PolicyActs acts;
    private final ChangeLook look;

    public ChangePages(Pages pages, PolicyActs acts, ChangeLook look) {
        this.pages = pages;
        this.acts = acts;
        this.look = look;
    }

    /**
     * A file of a draft and its examples, as they stand in their fields.
     *
     * @param wrong why it was not saved; empty when nothing stands against it
     * @param checked what a check of the saved texts said, or null before there was one
     */
    public record Editing(String file, String text, String examples, String wrong, @Nullable Checked checked) {

        public String examplesPath() {
            return PolicyText.examplesOf(file);
        }

        /** Whether it is shown as a grid. */
        public boolean table() {
            return DecisionTable.is(file);
        }

        public String desk() {
            return file.substring(0, Math.max(0, file.indexOf('/')));
        }
    }

    @GetMapping("/policies/changes")
    View list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String desk,
            @RequestParam(defaultValue = "") String author,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "0") long before) {
        var wanted = new Wanted(state, desk, author, query);
        var found = look.list(wanted, before);
        var older = found.size() < ChangeLook.MOST
                ? ""
                : UriComponentsBuilder.fromPath("/policies/changes")
                        .queryParam("state", "{a}")
                        .queryParam("desk", "{b}")
                        .queryParam("author", "{c}")
                        .queryParam("query", "{d}")
                        .queryParam("before", ChangeLook.number(found.get(found.size() - 1)))
                        .encode()
                        .buildAndExpand(state, desk, author, query)
                        .toUriString();
        return pages.page(
                "policy-changes.jte",
                "policies",
                "Changes of policies",
                Map.of("changes", found, "wanted", wanted, "older", older));
    }

    @PostMapping("/policies/changes")
    View create(
            @RequestParam String title,
            @RequestParam String reason,
            @RequestParam Map<String, String> form,
            Authentication who) {
        var file = file(form);
        var change = acts.create(PolicyActs.person(who), title, reason, Map.of());
        return new RedirectView("/policies/changes/" + change.number() + (file.isEmpty() ? "" : "/edit?file=" + file));
    }

    /** The file that somebody wants to write: one that he names, or a new table of a desk. */
    private static String file(Map<String, String> form) {
        var table = form.getOrDefault("table", "").strip();
        if (table.isEmpty()) {
            return form.getOrDefault("file", "");
        }
        if (!TABLE.matcher(table).matches()) {
            throw Refused.wrong(
                    "%s is no name of a table.".formatted(table), "Small letters, digits and hyphens make one.");
        }
        return "%s/%s.csv"
                .formatted(PolicyWords.desk(form.getOrDefault("desk", "")).folder(), table);
    }

    @GetMapping("/policies/changes/{number}")
    View one(@PathVariable String number, Authentication who) {
        return page(number, who, "", "");
    }

    private View page(String number, Authentication who, String why, String refused) {
        var change = look.one(number);
        var values = new HashMap<String, Object>();
        values.put("whole", look.whole(change));
        values.put("may", look.may(PolicyActs.person(who), change, why));
        values.put("refused", refused);
        return pages.page("policy-change.jte", "policies", "%s %s".formatted(change.number(), change.title()), values);
    }

    @PostMapping("/policies/changes/{number}/submit")
    View submit(@PathVariable String number, @RequestParam int revision, @RequestParam String why, Authentication who) {
        return done(number, who, why, () -> acts.submit(PolicyActs.person(who), number, revision, why));
    }

    @PostMapping("/policies/changes/{number}/approve")
    View approve(
            @PathVariable String number, @RequestParam int revision, @RequestParam String why, Authentication who) {
        return done(number, who, why, () -> acts.approve(PolicyActs.person(who), number, revision, why));
    }

    @PostMapping("/policies/changes/{number}/reject")
    View reject(@PathVariable String number, @RequestParam int revision, @RequestParam String why, Authentication who) {
        return done(number, who, why, () -> acts.reject(PolicyActs.person(who), number, revision, why));
    }

    @PostMapping("/policies/changes/{number}/withdraw")
    View withdraw(
            @PathVariable String number, @RequestParam int revision, @RequestParam String why, Authentication who) {
        return done(number, who, why, () -> acts.withdraw(PolicyActs.person(who), number, revision, why));
    }

    @PostMapping("/policies/changes/{number}/rebase")
    View rebase(@PathVariable String number, @RequestParam int revision, @RequestParam String why, Authentication who) {
        return done(number, who, why, () -> acts.rebase(PolicyActs.person(who), number, revision));
    }

    @PostMapping("/policies/changes/{number}/activate")
    View activate(
            @PathVariable String number, @RequestParam int revision, @RequestParam String why, Authentication who) {
        return done(number, who, why, () -> acts.activate(PolicyActs.person(who), number, revision, why));
    }

    /** At a date and time of that zone. */
    @PostMapping("/policies/changes/{number}/schedule")
    View schedule(
            @PathVariable String number,
            @RequestParam int revision,
            @RequestParam String why,
            @RequestParam Map<String, String> form,
            Authentication who) {
        return done(
                number,
                who,
                why,
                () -> acts.schedule(
                        PolicyActs.person(who),
                        number,
                        revision,
                        form.getOrDefault("at", ""),
                        form.getOrDefault("zone", "UTC"),
                        why));
    }

    /** What was refused is said where it was asked for, and what was written stays. */
    private View done(String number, Authentication who, String why, Runnable act) {
        try {
            act.run();
        } catch (Refused refused) {
            if (refused.status() == HttpStatus.NOT_FOUND) {
                throw refused;
            }
            return page(number, who, why, refused.getMessage() + " " + refused.remedy());
        }
        return new RedirectView("/policies/changes/" + look.one(number).number());
    }

    @GetMapping("/policies/changes/{number}/edit")
    View edit(@PathVariable String number, @RequestParam Map<String, String> form) {
        var change = look.one(number);
        var texts = look.texts(number);
        var file = file(form);
        var chosen = PolicyText.policyOf(file.isEmpty() ? first(change, texts.firstKey()) : file, texts.keySet());
        var text = texts.containsKey(chosen) ? texts.getOrDefault(chosen, "") : begun(chosen);
        var examples = texts.getOrDefault(PolicyText.examplesOf(chosen), "");
        return editor(change, new Editing(chosen, text, examples, "", null));
    }

    /** A file that is not there yet: a table begins with one of its desk's own words. */
    private static String begun(String path) {
        return DecisionTable.is(path) ? TableTemplate.of(PolicyWords.desk(path.substring(0, path.indexOf('/')))) : "";
    }

    private static String first(PolicyChange change, String any) {
        return change.paths().stream().findFirst().orElse(any);
    }

    private View editor(PolicyChange change, Editing editing) {
        var files =
                new TreeSet<>(ChangeLook.policies(look.texts(change.number())).keySet());
        boolean saved = !files.add(editing.file());
        var values = new HashMap<String, Object>();
        values.put("change", change);
        values.put("editing", editing);
        values.put("files", List.copyOf(files));
        values.put("saved", saved);
        values.put("scripts", SCRIPTS);
        return pages.page("policy-edit.jte", "policies", "%s in %s".formatted(editing.file(), change.number()), values);
    }

    /** What became of saving: for the editor's script. */
    public record Saved(int revision, boolean clean, Checked checked) {}

    /** For the editor's script, which asks for JSON, and for browsers without one. */
    @PostMapping("/policies/changes/{number}/edit")
    Object save(
            @PathVariable String number,
            @RequestParam Map<String, String> form,
            @RequestHeader(name = "Accept", defaultValue = "") String accept,
            Authentication who) {
        return accept.startsWith(MediaType.APPLICATION_JSON_VALUE)
                ? answer(number, form, who)
                : page(number, form, who);
    }

    private ResponseEntity<?> answer(String number, Map<String, String> form, Authentication who) {
        try {
            var change = saved(number, form, who);
            var checked = look.check(number, Map.of(), true);
            return ResponseEntity.ok(new Saved(change.revision(), checked.clean(), checked));
        } catch (Refused refused) {
            return ResponseEntity.status(refused.status())
                    .body(Map.of("detail", refused.getMessage() + " " + refused.remedy()));
        }
    }

    private View page(String number, Map<String, String> form, Authentication who) {
        var file = form.getOrDefault("file", "");
        try {
            var change = saved(number, form, who);
            return editor(
                    change,
                    new Editing(
                            file,
                            plain(form, "text"),
                            plain(form, "examples"),
                            "",
                            look.check(number, Map.of(), true)));
        } catch (Refused refused) {
            if (refused.status() == HttpStatus.NOT_FOUND) {
                throw refused;
            }
            var wrong = refused.getMessage() + " " + refused.remedy();
            return editor(
                    look.one(number), new Editing(file, plain(form, "text"), plain(form, "examples"), wrong, null));
        }
    }

    private PolicyChange saved(String number, Map<String, String> form, Authentication who) {
        var file = form.getOrDefault("file", "");
        var files = new HashMap<String, Optional<String>>();
        files.put(file, Optional.of(plain(form, "text")));
        var examples = plain(form, "examples");
        var path = PolicyText.examplesOf(file);
        if (PolicyFolder.isPolicy(file)
                && (!examples.isBlank() || look.texts(number).containsKey(path))) {
            files.put(path, examples.isBlank() ? Optional.empty() : Optional.of(examples));
        }
        return acts.save(PolicyActs.person(who), number, revision(form), files);
    }

    private static int revision(Map<String, String> form) {
        try {
            return Integer.parseInt(form.getOrDefault("revision", ""));
        } catch (NumberFormatException none) {
            throw Refused.wrong("The form does not say which revision it is of.", "Open the draft again.");
        }
    }

    /** A browser ends lines as the mail does; files keep ours. */
    private static String plain(Map<String, String> form, String field) {
        return form.getOrDefault(field, "").replace("\r\n", "\n");
    }

    /** Beside what is in force, from now on; on an end that was not given the usual one. */
    @PostMapping("/policies/changes/{number}/shadow")
    View shadow(@PathVariable String number, @RequestParam Map<String, String> form, Authentication who) {
        return done(
                number,
                who,
                "",
                () -> acts.shadow(
                        PolicyActs.person(who),
                        number,
                        form.getOrDefault("until", ""),
                        form.getOrDefault("zone", "UTC"),
                        orders(form.getOrDefault("orders", ""))));
    }

    private static @Nullable Long orders(String text) {
        try {
            return text.isBlank() ? null : Long.valueOf(text.strip());
        } catch (NumberFormatException wrong) {
            throw Refused.wrong("%s is no number of orders.".formatted(text), "Give digits.");
        }
    }

    @PostMapping("/policies/changes/{number}/shadow/stop")
    View endShadow(@PathVariable String number, Authentication who) {
        return done(number, who, "", () -> acts.endShadow(PolicyActs.person(who), number));
    }

    /** With one click, over the last thirty days. */
    @PostMapping("/policies/changes/{number}/whatif")
    View whatIf(@PathVariable String number, Authentication who) {
        var run = acts.whatIf(PolicyActs.person(who), number);
        return new RedirectView("/whatif/" + run.id());
    }
}
