package throughline.connectors.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.Partners;

/**
 * The partners of some folders: those that come with the product, then those of the installation, which take the place of a shipped one
 * of the same name. A folder that is added, changed or taken away counts within a second, without restart.
 *
 * <p>A profile that became wrong never takes a working partner away: the last good one stays, and {@link #problems()} says what is
 * wrong. Two partners cannot claim one identifier: the one that had it keeps it, the other stays out and is named as a problem.
 */
public final class PartnerFolders implements Partners {

    private static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(1);

    private final List<Path> roots;
    private final Clock clock;
    private final ProfileReader reader = new ProfileReader();
    private volatile Known known = Known.NOBODY;
    private volatile long lookedMillis = Long.MIN_VALUE;

    /**
     * @param roots the folders of partner folders, the last one the installation's own, where new partners are written; one that does
     *     not exist is empty
     */
    public PartnerFolders(List<Path> roots, Clock clock) {
        this.roots = List.copyOf(roots);
        this.clock = clock;
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("partner folders need at least one root folder");
        }
        look();
    }

    @Override
    public Optional<Partner> bySender(String format, String identifier) {
        return Optional.ofNullable(current().bySender.get(format + " " + identifier));
    }

    @Override
    public Optional<Partner> byCode(String code) {
        return Optional.ofNullable(current().byCode.get(code));
    }

    @Override
    public List<Partner> byAs2Names(String ours, String theirs) {
        return current().byCode.values().stream()
                .filter(partner -> "as2".equals(partner.transport().get("kind"))
                        && ours.equals(partner.transport().get("ours"))
                        && theirs.equals(partner.transport().get("theirs")))
                .toList();
    }

    /** Every partner, by code. */
    public Collection<Partner> all() {
        return List.copyOf(current().byCode.values());
    }

    /** What is wrong with folders, one sentence each, with file and line; empty when all is well. */
    public List<String> problems() {
        return List.copyOf(current().faults.values());
    }

    /**
     * Writes a folder for a new partner, by default for the envelope it was first seen under, and knows it at once.
     *
     * @throws IllegalArgumentException when the code is no folder name or taken, or somebody else claims an identifier; nothing is
     *     written then
     */
    public synchronized Partner create(NewPartner partner) {
        mustBeNew(partner);
        new PartnerFolderWriter(reader).write(home(), partner);
        look();
        return byCode(partner.code())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the new folder of '%s' is not understood: %s".formatted(partner.code(), known.faults)));
    }

    /**
     * Makes sure that a partner may be taken in.
     *
     * @throws IllegalArgumentException when its code is no folder name or taken, or somebody else claims one of its identifiers
     */
    synchronized void mustBeNew(NewPartner partner) {
        look();
        partner.check();
        if (folders().containsKey(partner.code())) {
            throw new IllegalArgumentException("there is a partner '%s' already".formatted(partner.code()));
        }
        for (var identifier : partner.identifiers()) {
            var claimed = known.bySender.get(key(identifier));
            if (claimed != null) {
                throw new IllegalArgumentException("%s %s belongs to the partner '%s' (%s) already"
                        .formatted(identifier.format(), identifier.value(), claimed.code(), claimed.name()));
            }
        }
    }

    /** Where new partners are written. */
    Path home() {
        return roots.get(roots.size() - 1);
    }

    /** The folder that counts for a code: the installation's own before the shipped one. */
    public Optional<Path> folder(String code) {
        return Optional.ofNullable(folders().get(code));
    }

    /**
     * The version of the folder that is in force for a code; empty for a partner nobody knows. A folder that became wrong is not in
     * force: it gives the version of the last good one.
     */
    public Optional<String> version(String code) {
        return byCode(code).map(Partner::version);
    }

    /**
     * Does something to the files of a folder while nobody looks at them, and looks then.
     *
     * @param work moves whole files
     */
    synchronized void change(FileWork work) throws IOException {
        work.run();
        look();
    }

    /** Moves files. */
    @FunctionalInterface
    interface FileWork {
        void run() throws IOException;
    }

    /** What is wrong with each folder whose profile is not in force as it stands, by code. */
    public Map<String, String> faults() {
        return current().faults;
    }

    /** The messages a partner sends, as its profile lists them now; none when it cannot be understood. */
    public List<String> inbound(String code) {
        try {
            return folder(code)
                    .map(folder -> reader.read(folder.resolve("profile.yaml"))
                            .profile()
                            .inbound())
                    .orElse(List.of());
        } catch (ProfileRefused refused) {
            return List.of();
        }
    }

    private Known current() {
        long now = clock.millis();
        // A clock that was set back must not stop us from looking.
        if (now - lookedMillis >= LOOK_AGAIN_AFTER.toMillis() || now < lookedMillis) {
            look();
        }
        return known;
    }

    private synchronized void look() {
        lookedMillis = clock.millis();
        var folders = folders();
        var marks = new HashMap<Path, String>();
        folders.values().forEach(folder -> marks.put(folder, mark(folder)));
        if (!marks.equals(known.marks)) {
            known = take(folders, marks);
        }
    }

    private Known take(Map<String, Path> folders, Map<Path, String> marks) {
        var faults = new TreeMap<String, String>();
        var candidates = new ArrayList<Partner>();
        for (var folder : folders.entrySet()) {
            var last = known.byCode.get(folder.getKey());
            try {
                candidates.add(reader.partner(folder.getValue()));
            } catch (ProfileRefused refused) {
                faults.put(folder.getKey(), String.valueOf(refused.getMessage()));
                if (last != null) {
                    candidates.add(last);
                }
            }
        }
        // Whoever was known before keeps its identifiers against a newcomer.
        candidates.sort((one, other) ->
                Boolean.compare(known.byCode.containsKey(other.code()), known.byCode.containsKey(one.code())));
        var byCode = new TreeMap<String, Partner>();
        var bySender = new HashMap<String, Partner>();
        for (var partner : candidates) {
            var rival = rival(partner, bySender);
            if (rival != null) {
                faults.put(
                        partner.code(),
                        "the partner '%s' stays out: one of its identifiers belongs to '%s'"
                                .formatted(partner.code(), rival));
                continue;
            }
            byCode.put(partner.code(), partner);
            partner.identifiers().forEach(identifier -> bySender.put(key(identifier), partner));
        }
        return new Known(byCode, bySender, faults, marks);
    }

    private static @Nullable String rival(Partner partner, Map<String, Partner> bySender) {
        return partner.identifiers().stream()
                .map(identifier -> bySender.get(key(identifier)))
                .filter(Objects::nonNull)
                .map(Partner::code)
                .findFirst()
                .orElse(null);
    }

    private Map<String, Path> folders() {
        var folders = new TreeMap<String, Path>();
        for (var root : roots) {
            if (!Files.isDirectory(root)) {
                continue;
            }
            try (var children = Files.list(root)) {
                children.filter(Files::isDirectory)
                        .filter(folder -> NewPartner.CODE
                                .matcher(folder.getFileName().toString())
                                .matches())
                        .forEach(folder -> folders.put(folder.getFileName().toString(), folder));
            } catch (IOException wrong) {
                throw new UncheckedIOException("cannot list the partner folders in " + root, wrong);
            }
        }
        return folders;
    }

    /** Changes whenever a file does that counts: names, sizes and times, read without opening a file. */
    private static String mark(Path folder) {
        return FolderVersion.files(folder).stream()
                .map(file -> stamp(folder, file))
                .collect(Collectors.joining(";"));
    }

    private static String stamp(Path folder, Path file) {
        var name = FolderVersion.name(folder, file);
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return "%s %d %s".formatted(name, attributes.size(), attributes.lastModifiedTime());
        } catch (IOException gone) {
            return name + " gone";
        }
    }

    private static String key(Partner.Identifier identifier) {
        return identifier.format() + " " + identifier.value();
    }

    /** One look at the folders. */
    private record Known(
            Map<String, Partner> byCode,
            Map<String, Partner> bySender,
            Map<String, String> faults,
            Map<Path, String> marks) {

        static final Known NOBODY = new Known(Map.of(), Map.of(), Map.of(), Map.of());
    }
}
