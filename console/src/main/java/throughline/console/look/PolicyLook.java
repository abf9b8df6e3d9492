package throughline.console.look;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.console.act.Refused;
import throughline.operations.governance.Activation;
import throughline.operations.governance.Activations;
import throughline.operations.governance.ChangeFilter;
import throughline.operations.governance.ChangeState;
import throughline.operations.governance.Governance;
import throughline.operations.governance.PolicyChange;
import throughline.operations.governance.PolicyChanges;
import throughline.operations.insight.RuleInsight;
import throughline.operations.insight.RuleInsight.Activity;
import throughline.operations.insight.RuleInsight.Time;
import throughline.operations.whatif.EngineCheck;
import throughline.operations.whatif.EngineStanding;
import throughline.rules.Desk;
import throughline.rules.PolicyFolder;

/** The policies in force, as people read them: desks, files, rules, and what changed them. */
public final class PolicyLook {

    private static final int LATEST = 200;

    private final PolicyChanges changes;
    private final Activations activations;
    private final RuleInsight insight;
    private final EngineCheck engines;

    public PolicyLook(Governance governance, RuleInsight insight, EngineCheck engines) {
        this.changes = governance.changes();
        this.activations = governance.activations();
        this.insight = insight;
        this.engines = engines;
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

    /** What was in force, the newest first, before that one; 0 begins with the newest. */
    public List<Activation> history(long before, int limit) {
        return activations.history(before, limit);
    }

    /**
     * What a rule in force did in the last days.
     *
     * @param activity null when it never spoke
     * @param time null when it was in no sample
     */
    public record Doing(PolicyText file, PolicyText.Rule rule, @Nullable Activity activity, @Nullable Time time) {

        private static final int HIGHEST = 20;
        private static final int WIDTH = 6;

        /** The last day on which it spoke; nothing when it never did. */
        public Optional<LocalDate> last() {
            return Optional.ofNullable(activity).map(Activity::last);
        }

        /** One bar for each day on which it spoke; the highest fills the drawing. */
        public List<Bar> bars(LocalDate today) {
            if (activity == null) {
                return List.of();
            }
            var from = today.minusDays(RuleInsight.DAYS - 1L);
            long most = activity.days().values().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(1);
            return new TreeMap<>(activity.days())
                    .entrySet().stream()
                            .map(day -> {
                                int height = (int) Math.max(1, HIGHEST * day.getValue() / most);
                                int x = (int) ChronoUnit.DAYS.between(from, day.getKey()) * WIDTH;
                                return new Bar(day.getKey(), day.getValue(), x, HIGHEST + 1 - height, height);
                            })
                            .toList();
        }

        /** The same in words. */
        public String byDay(LocalDate today) {
            var most = bars(today).stream().max(Comparator.comparingLong(Bar::firings));
            return most.map(bar -> "spoke on %d days of %d, most on %s, %,d times"
                            .formatted(bars(today).size(), RuleInsight.DAYS, bar.day(), bar.firings()))
                    .orElse("never");
        }

        /** What its proposals came to, each currency apart; empty when nothing. */
        public String money(String kind) {
            return activity == null
                    ? ""
                    : activity.money().stream()
                            .filter(each -> each.kind().equals(kind))
                            .map(each -> each.currency() + " " + each.decimal().toPlainString())
                            .collect(Collectors.joining(", "));
        }

        public long firings() {
            return activity == null ? 0 : activity.firings();
        }

        public long decisions() {
            return activity == null ? 0 : activity.decisions();
        }

        /** For how many days it has said nothing; -1 when it never spoke. */
        public long silent(LocalDate today) {
            return activity == null || activity.last() == null ? -1 : ChronoUnit.DAYS.between(activity.last(), today);
        }
    }

    /** A day in a drawing. */
    public record Bar(LocalDate day, long firings, int x, int y, int height) {}

    /** Every rule in force with what it did, in the order of the files. Rules about cases are not counted: no decision is kept of them. */
    public List<Doing> doings() {
        var all = insight.all();
        var times = insight.times();
        return texts().stream()
                .filter(file -> !file.desk().equals(Desk.EXCEPTION.folder()))
                .flatMap(file -> file.rules().stream()
                        .map(rule -> new Doing(file, rule, all.get(rule.name()), times.get(rule.name()))))
                .toList();
    }

    /** How the engines agreed about samples of what was decided. */
    public EngineStanding engines() {
        return engines.standing();
    }

    /** Today, by which the days are counted. */
    public LocalDate today() {
        return insight.today();
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
                .filter(change ->
                        change.paths().contains(text.path()) || change.paths().contains(text.examples()))
                .toList();
        var last = touching.stream()
                .filter(change -> change.state() == ChangeState.ACTIVE || change.state() == ChangeState.RETIRED)
                .findFirst();
        return new Entry(
                text,
                last.orElse(null),
                touching.stream().filter(PolicyLook::underWay).toList());
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
                .flatMap(file ->
                        file.rules().stream().filter(rule -> rule.says(words)).map(rule -> new Found(file, rule)))
                .toList();
    }

    private List<PolicyText> texts() {
        return changes.inForce().entrySet().stream()
                .filter(file -> PolicyFolder.isPolicy(file.getKey()))
                .map(file -> PolicyText.of(file.getKey(), file.getValue()))
                .toList();
    }

    /**
     * One file.
     *
     * @param off the names of its rules that are switched off
     * @param activity what rules did, by name
     * @param history changes that touched it, the newest first
     */
    public record Whole(
            PolicyText text,
            ExampleSheet examples,
            List<String> off,
            List<PolicyChange> history,
            Map<String, Activity> activity) {

        public Whole {
            off = List.copyOf(off);
            history = List.copyOf(history);
            activity = Map.copyOf(activity);
        }

        /** In a sentence. */
        public String spoke(PolicyText.Rule rule) {
            var known = activity.get(rule.name());
            if (text.desk().equals(Desk.EXCEPTION.folder())) {
                return "How often rules about cases speak is not counted.";
            }
            if (known == null) {
                return "It has not spoken yet.";
            }
            return known.firings() == 0
                    ? "It has not spoken for 30 days; the last time on %s.".formatted(known.last())
                    : "It spoke %,d times in 30 days, in %,d decisions; the last time on %s."
                            .formatted(known.firings(), known.decisions(), known.last());
        }
    }

    /** @throws Refused when no such file is in force */
    public Whole file(String path) {
        var all = changes.inForce();
        var text = all.get(path);
        if (text == null || !PolicyFolder.isPolicy(path)) {
            throw Refused.unknown("No file %s is in force.".formatted(path), "The page Policies lists the files.");
        }
        var read = PolicyText.of(path, text);
        return new Whole(read, examples(all, path), current().off(), history(path), insight.all());
    }

    /** The examples of a file. */
    public static ExampleSheet examples(SortedMap<String, String> all, String path) {
        var examples = PolicyText.examplesOf(path);
        return ExampleSheet.of(examples, all.getOrDefault(examples, ""));
    }

    private List<PolicyChange> history(String path) {
        var examples = PolicyText.examplesOf(path);
        return changes.list(new ChangeFilter(null, null, null, null, 0, LATEST)).stream()
                .filter(change ->
                        change.paths().contains(path) || change.paths().contains(examples))
                .toList();
    }
}
