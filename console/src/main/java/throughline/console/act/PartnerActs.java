package throughline.console.act;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import throughline.console.access.Deeds;
import throughline.ledger.trail.PartnerVersions;
import throughline.ledger.trail.PartnerVersions.Author;
import throughline.ledger.trail.PartnerVersions.Version;
import throughline.operations.flow.PartnerFiles;
import throughline.operations.flow.PartnerFiles.Change;
import throughline.operations.flow.PartnerFiles.Filed;
import throughline.operations.flow.PartnerFiles.Judged;
import throughline.operations.flow.PartnerFiles.Wrong;

/** Changing a partner's folder, on record; what it said before is kept and can be put back. */
public final class PartnerActs {

    private static final int MOST_VERSIONS = 100;
    private static final String README = "README.md";

    private final PartnerFiles files;
    private final PartnerVersions versions;
    private final Deeds deeds;

    public PartnerActs(PartnerFiles files, PartnerVersions versions, Deeds deeds) {
        this.files = files;
        this.versions = versions;
        this.deeds = deeds;
    }

    /** Who changes a folder, and why; the reason stays with the version. */
    public record Editor(String who, @Nullable String why) {}

    public Filed files(String code) {
        return files.of(code);
    }

    public List<Wrong> wrong(String code) {
        return files.wrong(code);
    }

    /** Whether the change would go through, and what would be wrong after it. */
    public Judged check(String code, Map<String, @Nullable String> texts) {
        try {
            return files.judge(code, texts);
        } catch (IllegalArgumentException refused) {
            throw notEditable(refused);
        }
    }

    /** Makes the change when nothing stands against it; {@link Judged#passes} says whether it did. */
    public Judged save(String code, Change change, Editor editor) {
        return write(
                code,
                change,
                editor,
                "edit partner",
                String.join(", ", change.texts().keySet()));
    }

    /** Puts the files of an older version back; the README, which is for people, stays as it is. */
    public Judged restore(String code, String version, String seen, boolean anyway, Editor editor) {
        var old = version(code, version);
        var texts = new HashMap<String, @Nullable String>();
        for (var name : files.of(code).texts().keySet()) {
            texts.put(name, null);
        }
        texts.remove(README);
        texts.putAll(old);
        return write(code, new Change(texts, seen, anyway), editor, "restore partner", "version " + brief(version));
    }

    /** The versions that were in force, the newest first. */
    public List<Version> versions(String code) {
        return versions.of(code, MOST_VERSIONS);
    }

    /** What a folder said as a version, by file. */
    public Map<String, String> version(String code, String version) {
        return versions.files(code, version)
                .orElseThrow(() -> Refused.unknown(
                        "The folder of '%s' was never in force as version %s.".formatted(code, brief(version)),
                        "Look at the list of its versions."));
    }

    /** As people say it: the first digits. */
    public static String brief(String version) {
        return version.substring(0, Math.min(12, version.length()));
    }

    private Judged write(String code, Change change, Editor editor, String deed, String what) {
        var why = editor.why();
        if (why == null || why.isBlank()) {
            throw Refused.wrong(
                    "There is no reason given.",
                    "Say in a sentence why the folder changes; it stays with the version.");
        }
        var before = files.of(code);
        var judged = check(code, change.texts());
        if (!judged.passes(change.anyway())) {
            return judged;
        }
        versions.add(code, before.version(), counting(before.texts()), Author.UNKNOWN);
        deeds.record(editor.who(), deed, code, "%s: %s".formatted(what, why.strip()));
        try {
            var written = files.write(code, change);
            versions.add(
                    code, written.version(), counting(files.of(code).texts()), new Author(editor.who(), why.strip()));
            return written;
        } catch (IllegalArgumentException refused) {
            throw notEditable(refused);
        } catch (IllegalStateException meanwhile) {
            throw new Refused(
                    HttpStatus.CONFLICT,
                    "Somebody else has changed the folder of '%s' since you looked.".formatted(code),
                    "Load it again, and make your change there.");
        }
    }

    /** The README is for people, and makes no version. */
    private static Map<String, String> counting(Map<String, String> texts) {
        var counting = new TreeMap<>(texts);
        counting.remove(README);
        return counting;
    }

    private static Refused notEditable(IllegalArgumentException refused) {
        return Refused.wrong("%s.".formatted(refused.getMessage()), "Edit the others on the machine itself.");
    }
}
