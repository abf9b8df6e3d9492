package throughline.operations.governance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.operations.governance.FolderMark.Agreed;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;

/**
 * Keeps the folder of policies and what is in force together, file by file: what somebody changes in the folder is proposed, or acts; and a file that
 * nobody has touched since both were the same is written to read as it does in force.
 */
public final class FolderKeeper {

    /** The rest is counted. */
    private static final int SHOWN = 3;

    private final Path folder;
    private final FolderMark mark;
    private final FolderMode mode;
    private final Database database;
    private final PolicyChanges changes;
    private final Activations activations;
    private @Nullable Texts lastSeen;
    private long lastSequence;
    private volatile FolderStanding standing;

    FolderKeeper(Place place, FolderMode mode, Database database, PolicyChanges changes, Activations activations) {
        this.folder = place.folder();
        this.mark = new FolderMark(place.mark());
        this.mode = mode;
        this.database = database;
        this.changes = changes;
        this.activations = activations;
        this.standing = new FolderStanding(mode, List.of(), null, List.of(), null);
    }

    /**
     * Where the folder is.
     *
     * @param mark a file of our own that remembers what folder and policies in force last agreed on
     */
    public record Place(Path folder, Path mark) {}

    public FolderStanding standing() {
        return standing;
    }

    /** Compares the two, and does what follows; cheap when nothing has changed. */
    public synchronized void look() {
        var now = activations.standing();
        try {
            var seen = read();
            if (seen.equals(lastSeen) && now.sequence() == lastSequence) {
                return;
            }
            lastSeen = seen;
            lastSequence = now.sequence();
            compared(seen, now);
        } catch (IOException | ChangeRefused failure) {
            lastSeen = null;
            standing = new FolderStanding(
                    mode, standing.differing(), standing.change(), standing.mistakes(), failure.getMessage());
        }
    }

    private void compared(Texts seen, Standing now) throws IOException {
        if (seen.equals(now.texts())) {
            same(now);
            return;
        }
        var agreed = mark.read().orElse(new Agreed(now.sequence(), now.texts()));
        var behind = behind(seen, now.texts(), agreed.texts());
        for (var file : behind) {
            PolicyFolder.write(folder, file.path(), file.text());
        }
        var whole = seen.with(behind);
        lastSeen = whole;
        var mine = now.texts().changesTo(whole);
        if (mine.isEmpty()) {
            same(now);
        } else if (mode == FolderMode.ACTS) {
            act(whole, paths(mine));
        } else {
            mark.write(new Agreed(agreed.sequence(), parted(now.texts(), agreed.texts(), mine)));
            var number = propose(mine, base(agreed, now, mine));
            standing = new FolderStanding(mode, paths(mine), number, List.of(), null);
        }
    }

    /** What came into force since, in files that nobody has touched in the folder. */
    private static List<ChangeFile> behind(Texts seen, Texts now, Texts agreed) {
        return seen.changesTo(now).stream()
                .filter(file -> Objects.equals(seen.text(file.path()), agreed.text(file.path())))
                .toList();
    }

    /** Agreed are the files in force, but for those that somebody changed: they stay as they were when nobody had. */
    private static Texts parted(Texts now, Texts agreed, List<ChangeFile> mine) {
        return now.with(mine.stream()
                .map(file -> new ChangeFile(file.path(), agreed.text(file.path())))
                .toList());
    }

    /** A file that came into force otherwise while somebody changed it in the folder is a conflict of his change. */
    private static long base(Agreed agreed, Standing now, List<ChangeFile> mine) {
        boolean both = mine.stream()
                .anyMatch(file -> !Objects.equals(
                        agreed.texts().text(file.path()), now.texts().text(file.path())));
        return both ? agreed.sequence() : now.sequence();
    }

    private Texts read() throws IOException {
        return new Texts(PolicyFolder.read(folder), PolicyFolder.examples(folder));
    }

    private void same(Standing now) throws IOException {
        mark.write(new Agreed(now.sequence(), now.texts()));
        standing = new FolderStanding(mode, List.of(), null, List.of(), null);
        database.read(ChangeRows::ofFolder)
                .filter(row -> row.state().pending() && !touchedByPeople(row))
                .ifPresent(row -> changes.withdraw(
                        Person.FILES,
                        ChangeNumber.text(row.number()),
                        row.revision(),
                        "the folder reads as the policies in force do"));
    }

    private void act(Texts whole, List<String> differing) throws IOException {
        try {
            var done = activations.files(whole, "changed in the folder: " + brief(differing));
            lastSequence = done.sequence();
            same(activations.standing());
        } catch (PolicyException refused) {
            standing = new FolderStanding(mode, differing, null, refused.mistakes(), null);
        }
    }

    /** @return the change that proposes it */
    private String propose(List<ChangeFile> mine, long base) {
        var print = print(mine);
        var last = database.read(ChangeRows::ofFolder);
        if (last.isPresent() && print.equals(last.get().folder())) {
            return ChangeNumber.text(last.get().number());
        }
        var files = new TreeMap<String, Optional<String>>();
        mine.forEach(file -> files.put(file.path(), Optional.ofNullable(file.text())));
        if (last.isPresent() && last.get().state().pending() && !touchedByPeople(last.get())) {
            var row = last.get();
            return changes.read(row, files, new PolicyChanges.Reading(print, base))
                    .number();
        }
        return changes.create(
                        Person.FILES,
                        "Changed in the folder: " + brief(paths(mine)),
                        "what differs in the folder of policies from what is in force",
                        files,
                        new PolicyChanges.Reading(print, base))
                .number();
    }

    private static String print(List<ChangeFile> files) {
        var texts = new TreeMap<String, String>();
        files.forEach(
                file -> texts.put(file.path() + (file.text() == null ? " goes" : ""), String.valueOf(file.text())));
        return RuleBookBinder.fingerprint(texts);
    }

    private static List<String> paths(List<ChangeFile> files) {
        return files.stream().map(ChangeFile::path).toList();
    }

    /** Then its texts are theirs, and not overwritten. */
    private boolean touchedByPeople(ChangeRow row) {
        return changes.events(ChangeNumber.text(row.number())).stream()
                .anyMatch(event -> List.of("edited", "described", "rebased").contains(event.what())
                        && !event.by().equals(Person.FILES.name()));
    }

    /** What operators should know; empty when folder and policies in force are the same. */
    public List<String> notices() {
        var known = standing;
        if (known.problem() != null) {
            return List.of("the folder of policies: " + known.problem());
        }
        if (known.differing().isEmpty()) {
            return List.of();
        }
        if (mode == FolderMode.ACTS) {
            return known.mistakes().stream()
                    .map(mistake -> "policy not in force: " + mistake)
                    .toList();
        }
        return List.of("the folder of policies differs from the policies in force in %s; %s proposes that"
                .formatted(brief(known.differing()), known.change()));
    }

    private static String brief(List<String> paths) {
        var shown = String.join(", ", paths.subList(0, Math.min(SHOWN, paths.size())));
        return paths.size() > SHOWN ? "%s and %d more".formatted(shown, paths.size() - SHOWN) : shown;
    }
}
