package throughline.console.look;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.console.act.Refused;
import throughline.operations.governance.Activation;
import throughline.operations.governance.Activations;
import throughline.operations.governance.ChangeFilter;
import throughline.operations.governance.ChangeState;
import throughline.operations.governance.PolicyChange;
import throughline.operations.governance.PolicyChanges;

/** The policies in force, as people read them: desks, files, rules, and what changed them. */
public final class PolicyLook {

    private static final String POLICY = ".drl";
    private static final int LATEST = 200;

    private final PolicyChanges changes;
    private final Activations activations;

    public PolicyLook(PolicyChanges changes, Activations activations) {
        this.changes = changes;
        this.activations = activations;
    }

    /**
     * One file in the list.
     *
     * @param last the newest change that came into force and touched it, or null
     * @param open changes under way that touch it
     */
    public record Entry(PolicyText text, @Nullable PolicyChange last, List<PolicyChange> open) {

        public Entry {
            open = List.copyOf(open);
        }
    }

    /** A desk with its files. */
    public record DeskFiles(String desk, List<Entry> files) {

        public DeskFiles {
            files = List.copyOf(files);
        }

        public int rules() {
            return files.stream().mapToInt(file -> file.text().rules().size()).sum();
        }
    }

    /** A rule that was searched for, with its file. */
    public record Found(PolicyText file, PolicyText.Rule rule) {}

    /** The activation that is in force. */
    public Activation current() {
        return activations.current();
    }

    public List<DeskFiles> desks() {
        var touched = changes.list(new ChangeFilter(null, null, null, null, 0, LATEST));
        var desks = new TreeMap<String, List<Entry>>();
        for (var text : texts()) {
            desks.computeIfAbsent(text.desk(), desk -> new ArrayList<>()).add(entry(text, touched));
        }
        return desks.entrySet().stream()
                .map(desk -> new DeskFiles(desk.getKey(), desk.getValue()))
                .toList();
    }

    private static Entry entry(PolicyText text, List<PolicyChange> all) {
        var touching = all.stream()
                .filter(change -> change.paths().contains(text.path()) || change.paths().contains(text.examples()))
                .toList();
        var last = touching.stream()
                .filter(change -> change.state() == ChangeState.ACTIVE || change.state() == ChangeState.RETIRED)
                .findFirst();
        return new Entry(text, last.orElse(null), touching.stream().filter(PolicyLook::underWay).toList());
    }

    /** Whether something may still come of it. */
    public static boolean underWay(PolicyChange change) {
        return switch (change.state()) {
            case DRAFT, IN_REVIEW, APPROVED, SCHEDULED -> true;
            case ACTIVE, RETIRED, REJECTED, WITHDRAWN -> false;
        };
    }

    /** The rules in which these words stand: their number, name, paragraph or text. */
    public List<Found> search(String words) {
        return texts().stream()
                .flatMap(file -> file.rules().stream()
                        .filter(rule -> rule.says(words))
                        .map(rule -> new Found(file, rule)))
                .toList();
    }

    private List<PolicyText> texts() {
        return changes.inForce().entrySet().stream()
                .filter(file -> file.getKey().endsWith(POLICY))
                .map(file -> PolicyText.of(file.getKey(), file.getValue()))
                .toList();
    }

    /**
     * One file.
     *
     * @param off the names of its rules that are switched off
     * @param history changes that touched it, the newest first
     */
    public record Whole(PolicyText text, ExampleSheet examples, List<String> off, List<PolicyChange> history) {

        public Whole {
            off = List.copyOf(off);
            history = List.copyOf(history);
        }
    }

    /** @throws Refused when no such file is in force */
    public Whole file(String path) {
        var all = changes.inForce();
        var text = all.get(path);
        if (text == null || !path.endsWith(POLICY)) {
            throw Refused.unknown("No file %s is in force.".formatted(path), "The page Policies lists the files.");
        }
        var read = PolicyText.of(path, text);
        return new Whole(read, examples(all, path), current().off(), history(path));
    }

    /** The examples of a file. */
    public static ExampleSheet examples(SortedMap<String, String> all, String path) {
        var examples = PolicyText.examplesOf(path);
        return ExampleSheet.of(examples, all.getOrDefault(examples, ""));
    }

    private List<PolicyChange> history(String path) {
        var examples = PolicyText.examplesOf(path);
        return changes.list(new ChangeFilter(null, null, null, null, 0, LATEST)).stream()
                .filter(change -> change.paths().contains(path) || change.paths().contains(examples))
                .toList();
    }
}
