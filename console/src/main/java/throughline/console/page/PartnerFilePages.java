package throughline.console.page;

import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;
import throughline.console.act.PartnerActs;
import throughline.console.act.PartnerActs.Editor;
import throughline.console.look.CoverageLook;
import throughline.operations.flow.PartnerFiles.Change;
import throughline.operations.flow.PartnerFiles.Judged;

/** A partner's folder: its texts in an editor that checks before it saves, its versions, and the way back. */
@Controller
public class PartnerFilePages {

    private static final String PROFILE = "profile.yaml";

    private final Pages pages;
    private final PartnerActs acts;
    private final CoverageLook coverage;

    public PartnerFilePages(Pages pages, PartnerActs acts, CoverageLook coverage) {
        this.pages = pages;
        this.acts = acts;
        this.coverage = coverage;
    }

    /**
     * The editor.
     *
     * @param text as it stands in the box
     * @param seen the version that the text was made from
     * @param judged what a check or a save said, or null before there was one
     */
    public record Editing(String code, String file, String text, String seen, String reason, @Nullable Judged judged) {

        /** Lines of the box. */
        public int lines() {
            return (int) Math.max(24, Math.min(48, text.lines().count() + 2));
        }
    }

    @GetMapping("/partners/{code}/edit")
    View edit(@PathVariable String code, @RequestParam(defaultValue = PROFILE) String file) {
        var files = acts.files(code);
        var text = files.texts().getOrDefault(file, "");
        return editor(new Editing(code, file, text, files.version(), "", null));
    }

    /** Checks, or checks and saves; the text in the box stays what it is until it is saved. */
    @PostMapping("/partners/{code}/edit")
    View save(@PathVariable String code, @RequestParam Map<String, String> form, Principal who) {
        var file = form.getOrDefault("file", PROFILE);
        // A browser ends lines as the mail does; the file keeps ours.
        var text = form.getOrDefault("text", "").replace("\r\n", "\n");
        var seen = form.getOrDefault("seen", "");
        var reason = form.getOrDefault("reason", "");
        var texts = new HashMap<String, @Nullable String>();
        texts.put(file, text);
        if (!form.getOrDefault("act", "save").equals("save")) {
            return editor(new Editing(code, file, text, seen, reason, acts.check(code, texts)));
        }
        boolean anyway = form.containsKey("anyway");
        var judged = acts.save(code, new Change(texts, seen, anyway), new Editor(who.getName(), reason));
        return judged.passes(anyway)
                ? new RedirectView(page(code))
                : editor(new Editing(code, file, text, seen, reason, judged));
    }

    /** What becomes of everything it sends: every sample is read for it, and as many of its real messages. */
    @GetMapping("/partners/{code}/coverage")
    View coverage(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(defaultValue = "0") int latest) {
        var covered = coverage.of(code, message, latest);
        return pages.page(
                "partner-coverage.jte",
                "partners",
                "What becomes of what %s sends".formatted(code),
                Map.of("code", code, "message", message, "latest", latest, "covered", covered));
    }

    @GetMapping("/partners/{code}/versions/{version}")
    View version(@PathVariable String code, @PathVariable String version) {
        return version(code, version, null);
    }

    @PostMapping("/partners/{code}/restore")
    View restore(@PathVariable String code, @RequestParam Map<String, String> form, Principal who) {
        var version = form.getOrDefault("version", "");
        boolean anyway = form.containsKey("anyway");
        var editor = new Editor(who.getName(), form.get("reason"));
        var judged = acts.restore(code, version, form.getOrDefault("seen", ""), anyway, editor);
        return judged.passes(anyway) ? new RedirectView(page(code)) : version(code, version, judged);
    }

    private View version(String code, String version, @Nullable Judged judged) {
        var old = acts.version(code, version);
        var files = acts.files(code);
        var values = new HashMap<String, Object>();
        values.put("code", code);
        values.put("version", version);
        values.put("old", old);
        values.put("files", files);
        if (judged != null) {
            values.put("judged", judged);
        }
        return pages.page(
                "partner-version.jte",
                "partners",
                "%s as version %s".formatted(code, PartnerActs.brief(version)),
                values);
    }

    private View editor(Editing editing) {
        var files = acts.files(editing.code());
        return pages.page(
                "partner-edit.jte",
                "partners",
                "%s of %s".formatted(editing.file(), editing.code()),
                Map.of("editing", editing, "files", files));
    }

    private static String page(String code) {
        return UriComponentsBuilder.fromPath("/partners/{code}").build(code) + "#folder";
    }
}
