package throughline.console.api;

import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.PartnerActs;
import throughline.console.act.PartnerActs.Editor;
import throughline.console.look.CoverageLook;
import throughline.console.look.PartnerLook;
import throughline.console.look.PartnerTies;
import throughline.ledger.trail.PartnerVersions.Version;
import throughline.operations.flow.FolderReport.Certificate;
import throughline.operations.flow.FolderReport.Covered;
import throughline.operations.flow.PartnerFiles.Change;
import throughline.operations.flow.PartnerFiles.Filed;
import throughline.operations.flow.PartnerFiles.Judged;
import throughline.operations.flow.PartnerFiles.Wrong;

/** One partner: how it stands, its folder's files, a change of them, and the versions they had. */
@RestController
@RequestMapping(AccessTable.API + "/partners/{code}")
public class PartnerFilesApi {

    private final PartnerLook look;
    private final PartnerTies ties;
    private final PartnerActs acts;
    private final CoverageLook coverage;

    public PartnerFilesApi(PartnerLook look, PartnerTies ties, PartnerActs acts, CoverageLook coverage) {
        this.look = look;
        this.ties = ties;
        this.acts = acts;
        this.coverage = coverage;
    }

    /** A partner with what ties it to us. */
    public record Whole(PartnerLook.PartnerLine line, PartnerTies.Ties ties) {}

    /** A folder's files, and what is wrong with them. */
    public record Checked(Filed files, List<Wrong> wrong) {}

    /**
     * A change.
     *
     * @param texts each file's new text; null takes it away
     * @param seen the version it was made from; without one, from whatever is there
     * @param anyway also when the folder then has faults it does not have yet
     * @param reason stays with the version
     */
    public record Edit(
            @Nullable Map<String, @Nullable String> texts,
            @Nullable String seen,
            @Nullable Boolean anyway,
            @Nullable String reason) {

        boolean meant() {
            return Boolean.TRUE.equals(anyway);
        }

        Map<String, @Nullable String> wanted() {
            return texts == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(texts));
        }
    }

    /** An older version to be put back. */
    public record Restoring(
            @Nullable String version, @Nullable String seen, @Nullable Boolean anyway, @Nullable String reason) {

        boolean meant() {
            return Boolean.TRUE.equals(anyway);
        }
    }

    /** Whether it was made, and what is, or would be, wrong. */
    public record Answer(boolean saved, Judged judged) {}

    @GetMapping
    Whole find(@PathVariable String code) {
        return new Whole(look.one(code), ties.of(code));
    }

    @GetMapping("/files")
    Checked files(@PathVariable String code) {
        return new Checked(acts.files(code), acts.wrong(code));
    }

    @GetMapping("/coverage")
    List<Covered> coverage(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String message,
            @RequestParam(defaultValue = "0") int latest) {
        return coverage.of(code, message, latest);
    }

    @GetMapping("/certificates")
    List<Certificate> certificates(@PathVariable String code) {
        return coverage.certificates(code);
    }

    @PostMapping("/check")
    Answer check(@PathVariable String code, @RequestBody Edit edit) {
        return new Answer(false, acts.check(code, edit.wanted()));
    }

    @PostMapping("/files")
    ResponseEntity<Answer> save(@PathVariable String code, @RequestBody Edit edit, Principal who) {
        var change = new Change(edit.wanted(), seen(code, edit.seen()), edit.meant());
        return answer(acts.save(code, change, new Editor(who.getName(), edit.reason())), edit.meant());
    }

    @GetMapping("/versions")
    List<Version> versions(@PathVariable String code) {
        return acts.versions(code);
    }

    @GetMapping("/versions/{version}")
    Map<String, String> version(@PathVariable String code, @PathVariable String version) {
        return acts.version(code, version);
    }

    @PostMapping("/restore")
    ResponseEntity<Answer> restore(@PathVariable String code, @RequestBody Restoring wish, Principal who) {
        var version = wish.version() == null ? "" : wish.version();
        var editor = new Editor(who.getName(), wish.reason());
        return answer(acts.restore(code, version, seen(code, wish.seen()), wish.meant(), editor), wish.meant());
    }

    private String seen(String code, @Nullable String said) {
        return said == null ? acts.files(code).version() : said;
    }

    private static ResponseEntity<Answer> answer(Judged judged, boolean anyway) {
        boolean saved = judged.passes(anyway);
        return ResponseEntity.status(saved ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .body(new Answer(saved, judged));
    }
}
