package throughline.console.look;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import throughline.console.act.Refused;
import throughline.operations.governance.ChangeEvent;
import throughline.operations.governance.ChangeFilter;
import throughline.operations.governance.ChangeNumber;
import throughline.operations.governance.ChangeState;
import throughline.operations.governance.Governance;
import throughline.operations.governance.Owners;
import throughline.operations.governance.Person;
import throughline.operations.governance.PolicyAct;
import throughline.operations.governance.PolicyChange;
import throughline.operations.governance.PolicyChanges;
import throughline.operations.whatif.Run;
import throughline.operations.whatif.Shadows;
import throughline.operations.whatif.WhatIf;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;
import throughline.rules.diff.RuleDiff;

/** Changes of policies as people read them: the list, and one with its differences, what the check says and what one may do. */
public final class ChangeLook {

    /** Changes on one page. */
    public static final int MOST = 100;

    private final PolicyChanges changes;
    private final Owners owners;
    private final DraftCheck check;
    private final WhatIf whatIf;
    private final Shadows shadows;

    public ChangeLook(Governance governance, DraftCheck check, WhatIf whatIf, Shadows shadows) {
        this.changes = governance.changes();
        this.owners = governance.owners();
        this.check = check;
        this.whatIf = whatIf;
        this.shadows = shadows;
    }

    /** What the list is asked for; empty texts ask for nothing. */
    public record Wanted(String state, String desk, String author, String query) {

        ChangeFilter filter(long before) {
            return new ChangeFilter(none(query), known(state), none(desk), none(author), before, MOST);
        }

        private static @Nullable String none(String text) {
            return text.isBlank() ? null : text.strip();
        }

        private static @Nullable ChangeState known(String state) {
            try {
                return state.isEmpty() ? null : ChangeState.valueOf(state);
            } catch (IllegalArgumentException unknown) {
                throw Refused.wrong("There is no state %s.".formatted(state), "Choose one of the list.");
            }
        }
    }

    public List<PolicyChange> list(Wanted wanted, long before) {
        return changes.list(wanted.filter(before));
    }

    /** The newest, for pages that are open. */
    public List<PolicyChange> latest() {
        return changes.list(new ChangeFilter(null, null, null, null, 0, MOST));
    }

    /** @throws throughline.operations.governance.ChangeRefused when there is no such change */
    public PolicyChange one(String number) {
        return changes.find(number);
    }

    /** All policies and examples with the change laid on top. */
    public SortedMap<String, String> texts(String number) {
        return changes.texts(number);
    }

    /**
     * One file's text.
     *
     * @param number of the change that has it, or empty for what is in force
     * @throws Refused when there is no such file
     */
    public String text(String number, String path) {
        var text = (number.isEmpty() ? changes.inForce() : changes.texts(number)).get(path);
        if (text == null) {
            throw Refused.unknown("There is no file %s.".formatted(path), "The page Policies lists the files.");
        }
        return text;
    }

    /**
     * One change with everything that its page shows.
     *
     * @param files that can be opened: those that it touches, and the examples of its policies
     * @param runs of what-if over exactly these texts
     * @param shadow when it was beside what is in force, the last time; null when never
     */
    public record Whole(
            PolicyChange change,
            List<String> files,
            RuleDiff diff,
            List<TextDiff> texts,
            DraftCheck.Checked checked,
            List<Run> runs,
            @Nullable Run shadow,
            List<ChangeEvent> events) {

        public Whole {
            files = List.copyOf(files);
            texts = List.copyOf(texts);
            runs = List.copyOf(runs);
            events = List.copyOf(events);
        }
    }

    public Whole whole(PolicyChange change) {
        var before = changes.base(change.number());
        var after = changes.texts(change.number());
        var files = new TreeSet<>(change.paths());
        change.paths().stream()
                .filter(PolicyFolder::isPolicy)
                .map(PolicyText::examplesOf)
                .forEach(files::add);
        var fingerprint = RuleBookBinder.fingerprint(policies(after));
        return new Whole(
                change,
                List.copyOf(files),
                RuleDiff.between(policies(before), policies(after)),
                change.paths().stream()
                        .map(path -> TextDiff.of(path, before.getOrDefault(path, ""), after.getOrDefault(path, "")))
                        .toList(),
                check.whole(after),
                whatIf.list().stream()
                        .filter(run -> run.shadow() == null && run.fingerprint().equals(fingerprint))
                        .toList(),
                shadows.of(change.number()).orElse(null),
                changes.events(change.number()));
    }

    /** The rules alone, without examples. */
    public static SortedMap<String, String> policies(Map<String, String> all) {
        var policies = new TreeMap<String, String>();
        all.forEach((path, text) -> {
            if (PolicyFolder.isPolicy(path)) {
                policies.put(path, text);
            }
        });
        return policies;
    }

    /** What would be wrong. @param number of the change that the files are laid on top of, or empty for what is in force */
    public DraftCheck.Checked check(String number, Map<String, String> files, boolean whole) {
        var all = new TreeMap<>(number.isEmpty() ? changes.inForce() : changes.texts(number));
        all.putAll(files);
        if (whole) {
            return check.whole(all);
        }
        return DraftCheck.texts(all, files.keySet(), LocalDate.now());
    }

    /**
     * What somebody may do with a change as it is now.
     *
     * @param why what he said when he was refused
     * @param note what stands against it, in a sentence; may be empty
     */
    public record May(
            boolean edit,
            boolean submit,
            boolean approve,
            boolean activate,
            boolean rebase,
            boolean withdraw,
            String why,
            String note) {

        public boolean anything() {
            return edit || submit || approve || activate || rebase || withdraw;
        }
    }

    public May may(Person person, PolicyChange change, String why) {
        var desks = change.desks();
        boolean edits = desks.isEmpty() || owners.may(person, PolicyAct.EDIT, desks);
        boolean waiting = change.state() == ChangeState.IN_REVIEW;
        boolean own = change.editors().contains(person.name());
        boolean owner = !change.missing().isEmpty()
                && change.missing().stream().anyMatch(desk -> owners.may(person, PolicyAct.APPROVE, Set.of(desk)));
        boolean ready = change.state() == ChangeState.APPROVED || change.state() == ChangeState.SCHEDULED;
        boolean free = change.conflicts().isEmpty();
        var note = waiting && owner && own ? "You wrote in it, so somebody else has to approve it." : "";
        return new May(
                edits && change.state().editable(),
                edits
                        && free
                        && change.state() == ChangeState.DRAFT
                        && !change.files().isEmpty(),
                waiting && owner && !own && free,
                ready && free && owners.may(person, PolicyAct.ACTIVATE, desks),
                edits && !free && change.state().editable(),
                edits && change.state().pending(),
                why,
                note);
    }

    /** The number of a change in a list, for the page after it. */
    public static long number(PolicyChange change) {
        return ChangeNumber.parse(change.number()).orElseThrow();
    }

    /** One line of a difference. @param sign {@code +}, {@code -} or a blank */
    public record DiffLine(String sign, String text) {

        @Override
        public String toString() {
            return sign + " " + text;
        }
    }

    /** A file line by line: what is new, what is gone, and a little around it. */
    public record TextDiff(String path, List<DiffLine> lines) {

        private static final int AROUND = 3;

        public TextDiff {
            lines = List.copyOf(lines);
        }

        public long added() {
            return lines.stream().filter(line -> line.sign().equals("+")).count();
        }

        public long gone() {
            return lines.stream().filter(line -> line.sign().equals("-")).count();
        }

        /** What is the same at the beginning and at the end is left away; the rest is compared by its longest common lines. */
        static TextDiff of(String path, String before, String after) {
            var was = before.isEmpty() ? List.<String>of() : before.lines().toList();
            var is = after.isEmpty() ? List.<String>of() : after.lines().toList();
            int head = 0;
            while (head < was.size() && head < is.size() && was.get(head).equals(is.get(head))) {
                head++;
            }
            int tail = 0;
            while (tail < was.size() - head
                    && tail < is.size() - head
                    && was.get(was.size() - 1 - tail).equals(is.get(is.size() - 1 - tail))) {
                tail++;
            }
            var lines = new ArrayList<DiffLine>();
            same(lines, was.subList(Math.max(0, head - AROUND), head));
            between(lines, was.subList(head, was.size() - tail), is.subList(head, is.size() - tail));
            same(lines, was.subList(was.size() - tail, Math.min(was.size(), was.size() - tail + AROUND)));
            return new TextDiff(path, lines);
        }

        private static void same(List<DiffLine> lines, List<String> text) {
            text.forEach(line -> lines.add(new DiffLine(" ", line)));
        }

        private static void between(List<DiffLine> lines, List<String> was, List<String> is) {
            var common = new int[was.size() + 1][is.size() + 1];
            for (int i = was.size() - 1; i >= 0; i--) {
                for (int j = is.size() - 1; j >= 0; j--) {
                    common[i][j] = was.get(i).equals(is.get(j))
                            ? common[i + 1][j + 1] + 1
                            : Math.max(common[i + 1][j], common[i][j + 1]);
                }
            }
            int i = 0;
            int j = 0;
            while (i < was.size() || j < is.size()) {
                if (i < was.size() && j < is.size() && was.get(i).equals(is.get(j))) {
                    lines.add(new DiffLine(" ", was.get(i++)));
                    j++;
                } else if (i < was.size() && (j >= is.size() || common[i + 1][j] >= common[i][j + 1])) {
                    lines.add(new DiffLine("-", was.get(i++)));
                } else {
                    lines.add(new DiffLine("+", is.get(j++)));
                }
            }
        }
    }
}
