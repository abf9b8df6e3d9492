package throughline.connectors.partner;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.map.MapFile;

/**
 * Changes files of a partner's folder the way a careful person would: on a copy first, which is checked as a whole, then file by file
 * in the place of the old ones. A partner that came with the product is copied into the installation by its first change.
 */
public final class FolderEdit {

    /** What may be edited as text. Samples are taken as received, and certificates are not for a text box. */
    public static final Pattern EDITABLE = Pattern.compile(
            "profile\\.yaml|README\\.md|(guides/%1$s\\.yaml|maps/%1$s\\.xml)|maps/[a-z0-9-]{1,40}\\.yaml"
                    .formatted("(x12|edifact|tradacoms)-[A-Za-z0-9]{1,20}"));

    private static final int LONGEST_TEXT = 256 * 1024;

    private final PartnerFolders folders;
    private final FolderCheck check;

    public FolderEdit(PartnerFolders folders, FolderCheck check) {
        this.folders = folders;
        this.check = check;
    }

    /**
     * What would be wrong with the folder after a change.
     *
     * @param grave what keeps it from coming into force; it is never written
     * @param fresh what would be wrong and is not yet
     * @param known what is wrong already
     */
    public record Judged(List<Complaint> grave, List<Complaint> fresh, List<Complaint> known) {

        public Judged {
            grave = List.copyOf(grave);
            fresh = List.copyOf(fresh);
            known = List.copyOf(known);
        }

        /** Whether it is made: never against something grave, and against something new only when that is meant. */
        public boolean passes(boolean anyway) {
            return grave.isEmpty() && (fresh.isEmpty() || anyway);
        }
    }

    /** The texts that may be edited, by name. */
    public Map<String, String> texts(String code) throws IOException {
        var folder = folder(code);
        var texts = new TreeMap<String, String>();
        try (var all = Files.walk(folder, 2)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var name = FolderVersion.name(folder, file);
                if (EDITABLE.matcher(name).matches()) {
                    texts.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            }
        }
        return texts;
    }

    /** What lies in the folder, by name, with sizes in bytes. */
    public Map<String, Long> listing(String code) throws IOException {
        var folder = folder(code);
        var listing = new TreeMap<String, Long>();
        try (var all = Files.walk(folder, 3)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                listing.put(FolderVersion.name(folder, file), Files.size(file));
            }
        }
        return listing;
    }

    /** The version that the folder's files have now, whether they are in force or not. */
    public String version(String code) {
        return FolderVersion.of(folder(code));
    }

    /** What is wrong with the folder as it is. */
    public List<Complaint> complaints(String code) throws IOException {
        return check.of(folder(code));
    }

    /** Looks at a change without making it. A null text takes the file away. */
    public Judged judge(String code, Map<String, @Nullable String> changes) throws IOException {
        refuseNames(changes);
        var draft = draft(code, changes);
        try {
            return judged(code, draft.resolve(code));
        } finally {
            OnBoarding.remove(draft);
        }
    }

    /**
     * Makes a change, unless something grave stands against it.
     *
     * @param seen the version that whoever changes it has seen
     * @param anyway also when the folder would then have faults it does not have yet
     * @return what stands against it; {@link Judged#passes} says whether it was made
     * @throws IllegalStateException when somebody else has changed the folder since; nothing is written then
     */
    public Judged write(String code, Map<String, @Nullable String> changes, String seen, boolean anyway)
            throws IOException {
        refuseNames(changes);
        var draft = draft(code, changes);
        try {
            var copy = draft.resolve(code);
            var judged = judged(code, copy);
            if (judged.passes(anyway)) {
                folders.change(() -> {
                    if (!version(code).equals(seen)) {
                        throw new IllegalStateException("somebody else has changed the folder '%s'".formatted(code));
                    }
                    put(code, copy, changes);
                });
            }
            return judged;
        } finally {
            OnBoarding.remove(draft);
        }
    }

    private void put(String code, Path copy, Map<String, @Nullable String> changes) throws IOException {
        var own = folders.home().resolve(code);
        if (!Files.isDirectory(own)) {
            Files.move(copy, own, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        // The profile last: what it refers to is there when it is.
        var names = changes.keySet().stream()
                .sorted(Comparator.comparing((String name) -> name.equals("profile.yaml"))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (var name : names) {
            var target = own.resolve(name);
            if (changes.get(name) == null) {
                Files.deleteIfExists(target);
            } else {
                Files.createDirectories(requireNonNull(target.getParent()));
                Files.move(
                        copy.resolve(name),
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private Judged judged(String code, Path copy) throws IOException {
        var known = complaints(code);
        var before = new HashSet<>(known.stream().map(Complaint::text).toList());
        var grave = new ArrayList<Complaint>(maps(copy));
        grave.addAll(check.grave(copy));
        var fresh = new ArrayList<Complaint>();
        if (grave.isEmpty()) {
            check.of(copy).stream()
                    .filter(complaint -> !before.contains(complaint.text()))
                    .forEach(fresh::add);
        }
        return new Judged(grave, fresh, known);
    }

    /** Maps that cannot be used. */
    private static List<Complaint> maps(Path copy) throws IOException {
        var found = new ArrayList<Complaint>();
        for (var file : FolderVersion.files(copy)) {
            var name = FolderVersion.name(copy, file);
            if (name.endsWith(".xml") && EDITABLE.matcher(name).matches()) {
                try {
                    MapFile.parse(name, Files.readAllBytes(file));
                } catch (MapFile.MapFault fault) {
                    found.add(new Complaint(name, String.valueOf(fault.getMessage())));
                }
            }
        }
        return found;
    }

    private Path draft(String code, Map<String, @Nullable String> changes) throws IOException {
        var source = folder(code);
        Files.createDirectories(folders.home());
        var draft = Files.createTempDirectory(folders.home(), ".edit-");
        var copy = Files.createDirectory(draft.resolve(code));
        try (var all = Files.walk(source)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                var target = copy.resolve(source.relativize(file).toString());
                Files.createDirectories(requireNonNull(target.getParent()));
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        for (var change : changes.entrySet()) {
            var target = copy.resolve(change.getKey());
            var text = change.getValue();
            if (text == null) {
                Files.deleteIfExists(target);
            } else {
                Files.createDirectories(requireNonNull(target.getParent()));
                Files.writeString(target, text);
            }
        }
        return draft;
    }

    private Path folder(String code) {
        return folders.folder(code)
                .orElseThrow(() -> new NoSuchElementException("there is no partner '%s'".formatted(code)));
    }

    private static void refuseNames(Map<String, @Nullable String> changes) {
        for (var change : changes.entrySet()) {
            if (!EDITABLE.matcher(change.getKey()).matches()) {
                throw new IllegalArgumentException(
                        "'%s' cannot be edited here: profile.yaml, README.md, guides/x12-850.yaml, maps/x12-850.xml and maps/orders.yaml can"
                                .formatted(change.getKey()));
            }
            var text = change.getValue();
            if (text == null && change.getKey().equals("profile.yaml")) {
                throw new IllegalArgumentException("a partner's folder needs its profile.yaml");
            }
            if (text != null && text.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException(
                        "%s has more than %,d characters".formatted(change.getKey(), LONGEST_TEXT));
            }
        }
    }
}
