package throughline.operations.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.operations.governance.ChangeRefused.Kind;

/** What an edit makes of a change's files, and what is no edit. */
final class Edits {

    /** In characters; the gates refuse much less. */
    private static final int LONGEST_TEXT = 4_000_000;

    private static final int LONGEST_TITLE = 200;
    private static final int MOST_FILES = 500;

    private Edits() {}

    /** A change's files with others laid on top, without those that read as the base does. */
    static List<ChangeFile> laid(List<ChangeFile> files, Map<String, Optional<String>> on, Texts base) {
        var all = new TreeMap<String, ChangeFile>();
        files.forEach(file -> all.put(file.path(), file));
        on.forEach((path, text) -> all.put(path, checked(path, text.orElse(null))));
        var changed = new ArrayList<>(all.values());
        changed.removeIf(base::has);
        if (changed.size() > MOST_FILES) {
            throw new ChangeRefused(
                    Kind.WRONG, "A change has at most %d files.".formatted(MOST_FILES), "Make several changes of it.");
        }
        return changed;
    }

    static ChangeFile checked(String path, @Nullable String text) {
        if (!Texts.isPath(path)) {
            throw new ChangeRefused(
                    Kind.WRONG,
                    "\"%s\" is no place for a policy or its examples.".formatted(path),
                    "Give pricing/name.drl, pricing/name.csv for a table, or pricing/examples/name.csv, in the folder of the desk.");
        }
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new ChangeRefused(Kind.WRONG, "%s is too long.".formatted(path), "Make several files of it.");
        }
        return new ChangeFile(path, text == null ? null : text.replace("\r\n", "\n"));
    }

    static List<String> desks(List<ChangeFile> files) {
        return Texts.desks(files.stream().map(ChangeFile::path).toList());
    }

    static List<String> both(List<String> some, List<String> others) {
        var all = new ArrayList<>(some);
        others.stream().filter(desk -> !some.contains(desk)).forEach(all::add);
        return all;
    }

    static String title(String title) {
        var words = title.strip();
        if (words.isEmpty() || words.length() > LONGEST_TITLE) {
            throw new ChangeRefused(
                    Kind.WRONG,
                    "A change needs a title of 1 to %d letters.".formatted(LONGEST_TITLE),
                    "Say what it does.");
        }
        return words;
    }
}
