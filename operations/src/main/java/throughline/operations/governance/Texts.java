package throughline.operations.governance;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;

/**
 * Policies and their examples, as they stand together in a folder, by path below it.
 *
 * @param policies texts of rules ({@code .drl}) and decision tables ({@code .csv})
 * @param examples every {@code .csv} in a folder of examples
 */
record Texts(SortedMap<String, String> policies, SortedMap<String, String> examples) {

    private static final Pattern PATH = Pattern.compile(
            "(pricing|credit|allocation|exception|posting)/(?:[A-Za-z0-9][A-Za-z0-9._-]{0,80}\\.(?:drl|csv)|examples/[A-Za-z0-9][A-Za-z0-9._-]{0,80}\\.csv)");

    Texts {
        policies = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
        examples = Collections.unmodifiableSortedMap(new TreeMap<>(examples));
    }

    static Texts of(Map<String, String> all) {
        var policies = new TreeMap<String, String>();
        var examples = new TreeMap<String, String>();
        all.forEach((path, text) -> (PolicyFolder.isPolicy(path) ? policies : examples).put(path, text));
        return new Texts(policies, examples);
    }

    /** Whether a file of policies or of examples may be called so. */
    static boolean isPath(String path) {
        return PATH.matcher(path).matches();
    }

    /** The desk that a file belongs to, by its folder. */
    static String desk(String path) {
        return path.substring(0, Math.max(0, path.indexOf('/')));
    }

    /** The desks of files, sorted. */
    static List<String> desks(Iterable<String> paths) {
        var desks = new TreeSet<String>();
        paths.forEach(path -> desks.add(desk(path)));
        return List.copyOf(desks);
    }

    SortedMap<String, String> all() {
        var all = new TreeMap<>(policies);
        all.putAll(examples);
        return all;
    }

    @Nullable
    String text(String path) {
        var policy = policies.get(path);
        return policy == null ? examples.get(path) : policy;
    }

    /** The fingerprint of the rule book that these policies make. */
    String source() {
        return RuleBookBinder.fingerprint(policies);
    }

    String examplesPrint() {
        return RuleBookBinder.fingerprint(examples);
    }

    /** With a change laid on top. */
    Texts with(List<ChangeFile> files) {
        var all = all();
        for (var file : files) {
            if (file.text() == null) {
                all.remove(file.path());
            } else {
                all.put(file.path(), file.text());
            }
        }
        return of(all);
    }

    /** The files that are not the same in both. */
    SortedSet<String> differences(Texts other) {
        var differing = new TreeSet<String>();
        var mine = all();
        var theirs = other.all();
        mine.forEach((path, text) -> {
            if (!text.equals(theirs.get(path))) {
                differing.add(path);
            }
        });
        theirs.keySet().stream().filter(path -> !mine.containsKey(path)).forEach(differing::add);
        return differing;
    }

    /** What has to be done to these to have the others. */
    List<ChangeFile> changesTo(Texts other) {
        return differences(other).stream()
                .map(path -> new ChangeFile(path, other.text(path)))
                .toList();
    }

    /** Whether a file reads as a change wants it. */
    boolean has(ChangeFile file) {
        return Objects.equals(text(file.path()), file.text());
    }
}
