package throughline.connectors.edi.guide;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.guide.GuideCondition;
import throughline.connectors.guide.GuidePlace;
import throughline.connectors.guide.GuideRule;
import throughline.connectors.guide.PartnerGuide;
import throughline.model.reading.Severity;

/** Checks one set, laid out already, against the guide of its partner. */
public final class GuideCheck {

    private static final int LONGEST_SHOWN = 40;

    private final PartnerGuide guide;
    private final Findings findings;
    private final SegmentTable table;
    private final GuideScopes scopes;
    private final PlaceFinder finder;

    /** @param layout that of the set in the findings' table */
    public GuideCheck(PartnerGuide guide, Findings findings, Layout layout) {
        this.guide = guide;
        this.findings = findings;
        this.table = findings.table();
        this.finder = new PlaceFinder(table);
        this.scopes = new GuideScopes(layout, table, finder);
    }

    /** Checks the first {@code count} segments of the table. */
    public void check(int count) {
        for (var rule : guide.rules()) {
            var each = rule.each();
            for (var scope : each == null ? List.of(new Scope(0, count)) : scopes.of(each, count)) {
                if (holds(rule, scope)) {
                    rule.demands().forEach(demand -> ask(new Asked(rule, scope), demand));
                }
            }
        }
    }

    /** Segments that a rule is asked of by themselves: from one, to before another. */
    record Scope(int from, int to) {}

    /** One rule, asked of one scope. */
    private record Asked(GuideRule rule, Scope scope) {}

    private void ask(Asked asked, GuideRule.Demand demand) {
        if (demand instanceof GuideRule.Required required) {
            required(asked, required.at());
        } else if (demand instanceof GuideRule.Forbidden forbidden) {
            forbidden(asked, forbidden.at());
        } else if (demand instanceof GuideRule.OneOfCodes codes) {
            values(asked, codes.at(), token -> code(asked, codes, token));
        } else if (demand instanceof GuideRule.Length length) {
            values(asked, length.at(), token -> length(asked, length, token));
        } else if (demand instanceof GuideRule.Form form) {
            values(asked, form.at(), token -> form(asked, form, token));
        } else if (demand instanceof GuideRule.AtMost most) {
            most(asked, most);
        } else if (demand instanceof GuideRule.Several several) {
            several(asked, several);
        }
    }

    /** Conditions about the very segment that a demand is about are asked of each such segment. */
    private boolean holds(GuideRule rule, Scope scope) {
        for (var condition : rule.when()) {
            if (!isOwn(rule, condition) && !finder.holds(condition, scope)) {
                return false;
            }
        }
        return true;
    }

    private boolean counts(Asked asked, int segment) {
        for (var condition : asked.rule().when()) {
            if (isOwn(asked.rule(), condition) && !finder.holds(condition, new Scope(segment, segment + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOwn(GuideRule rule, GuideCondition condition) {
        return !condition.place().isSegment()
                && rule.demands().stream()
                        .map(GuideCheck::at)
                        .anyMatch(at -> at != null && !at.isSegment() && at.sameSegment(condition.place()));
    }

    private static @Nullable GuidePlace at(GuideRule.Demand demand) {
        if (demand instanceof GuideRule.Required required) {
            return required.at();
        }
        if (demand instanceof GuideRule.Forbidden forbidden) {
            return forbidden.at();
        }
        if (demand instanceof GuideRule.OneOfCodes codes) {
            return codes.at();
        }
        if (demand instanceof GuideRule.Length length) {
            return length.at();
        }
        return demand instanceof GuideRule.Form form ? form.at() : null;
    }

    private void required(Asked asked, GuidePlace at) {
        if (at.isSegment()) {
            if (finder.first(at, asked.scope()) < 0) {
                absent(asked, at, "%s is missing".formatted(at));
            }
            return;
        }
        for (int segment = asked.scope().from(); segment < asked.scope().to(); segment++) {
            if (finder.isMeant(at, segment)
                    && table.find(segment, at.element(), at.component()) == SegmentTable.NOWHERE
                    && counts(asked, segment)) {
                missing(asked, at, segment, "%s is missing".formatted(at));
            }
        }
    }

    private void forbidden(Asked asked, GuidePlace at) {
        if (!at.isSegment()) {
            values(
                    asked,
                    at,
                    token ->
                            at(FindingCode.GUIDE_ELEMENT_FORBIDDEN, asked, token, "%s must not be sent".formatted(at)));
            return;
        }
        for (int segment = asked.scope().from(); segment < asked.scope().to(); segment++) {
            if (finder.isMeant(at, segment)) {
                segment(FindingCode.GUIDE_SEGMENT_FORBIDDEN, asked, segment, "%s must not be sent".formatted(at));
            }
        }
    }

    private void most(Asked asked, GuideRule.AtMost most) {
        int seen = 0;
        for (int segment = asked.scope().from(); segment < asked.scope().to(); segment++) {
            if (finder.isMeant(most.at(), segment) && ++seen == most.times() + 1) {
                var text = "%s comes more than %,d times".formatted(most.at(), most.times());
                segment(FindingCode.GUIDE_SEGMENT_TOO_OFTEN, asked, segment, text);
            }
        }
    }

    /** What is done with each value of an element. */
    private interface Look {
        void at(int token);
    }

    private void values(Asked asked, GuidePlace at, Look look) {
        for (int segment = asked.scope().from(); segment < asked.scope().to(); segment++) {
            if (!finder.isMeant(at, segment) || !counts(asked, segment)) {
                continue;
            }
            for (int token = table.firstToken(segment) + 1; token < table.endToken(segment); token++) {
                int place = table.placeOf(token);
                if (SegmentTable.elementOf(place) == at.element()
                        && SegmentTable.componentOf(place) == at.component()
                        && !table.isEmpty(token)) {
                    look.at(token);
                }
            }
        }
    }

    private void code(Asked asked, GuideRule.OneOfCodes codes, int token) {
        if (!codes.codes().contains(table.trimmed(token))) {
            at(
                    FindingCode.GUIDE_ELEMENT_CODE,
                    asked,
                    token,
                    "%s is \"%s\", and only %s may be sent".formatted(codes.at(), shown(token), listed(codes.codes())));
        }
    }

    private void length(Asked asked, GuideRule.Length length, int token) {
        int characters = table.text(token).length();
        var text = "%s is %,d characters long, and %s may be sent"
                .formatted(
                        length.at(),
                        characters,
                        length.min() == length.max()
                                ? "exactly " + length.min()
                                : length.min() + " to " + length.max());
        if (characters > length.max()) {
            at(FindingCode.GUIDE_ELEMENT_TOO_LONG, asked, token, text);
        } else if (characters < length.min()) {
            at(FindingCode.GUIDE_ELEMENT_TOO_SHORT, asked, token, text);
        }
    }

    private void form(Asked asked, GuideRule.Form form, int token) {
        if (!form.pattern().matcher(table.trimmed(token)).matches()) {
            at(
                    FindingCode.GUIDE_ELEMENT_FORM,
                    asked,
                    token,
                    "%s is \"%s\", which does not have the form %s".formatted(form.at(), shown(token), form.pattern()));
        }
    }

    private void several(Asked asked, GuideRule.Several several) {
        var places = several.places();
        var sent = places.stream()
                .filter(place -> finder.sent(place, asked.scope()) >= 0)
                .toList();
        boolean few = several.relation() == GuideRule.Relation.TOGETHER
                ? !sent.isEmpty() && sent.size() < places.size()
                : sent.isEmpty();
        if (few) {
            var lacking = places.stream()
                    .filter(place -> !sent.contains(place))
                    .findFirst()
                    .orElseThrow();
            lacking(asked, lacking, words(several));
        } else if (several.relation() == GuideRule.Relation.ONE && sent.size() > 1) {
            int place = finder.sent(sent.get(1), asked.scope());
            if (sent.get(1).isSegment()) {
                segment(FindingCode.GUIDE_SEGMENT_FORBIDDEN, asked, place, words(several));
            } else {
                at(FindingCode.GUIDE_ELEMENT_FORBIDDEN, asked, place, words(several));
            }
        }
    }

    private void lacking(Asked asked, GuidePlace lacking, String text) {
        int segment = lacking.isSegment() ? -1 : finder.first(lacking, asked.scope());
        if (segment < 0) {
            absent(asked, lacking, text);
        } else {
            missing(asked, lacking, segment, text);
        }
    }

    private static String words(GuideRule.Several several) {
        var names = several.places().stream().map(GuidePlace::toString).collect(Collectors.joining(", "));
        return switch (several.relation()) {
            case ANY -> "At least one of %s must be sent".formatted(names);
            case ONE -> "Exactly one of %s must be sent".formatted(names);
            case TOGETHER -> "%s must be sent together".formatted(names);
        };
    }

    private void at(FindingCode code, Asked asked, int token, String text) {
        findings.at(code, severity(asked), table.segmentOf(token), token, name(asked), text(asked, text));
    }

    private void segment(FindingCode code, Asked asked, int segment, String text) {
        findings.segment(code, severity(asked), segment, name(asked), text(asked, text));
    }

    private void missing(Asked asked, GuidePlace at, int segment, String text) {
        int component = at.component() > 1 ? at.component() : 0;
        findings.missing(
                FindingCode.GUIDE_ELEMENT_MISSING,
                severity(asked),
                segment,
                at.element(),
                component,
                name(asked),
                text(asked, text));
    }

    private void absent(Asked asked, GuidePlace at, String text) {
        // What the message lacks is missed before its trailer, what a loop lacks behind the loop.
        int before = asked.scope().from() == 0
                ? asked.scope().to() - 1
                : asked.scope().to();
        findings.absent(
                FindingCode.GUIDE_SEGMENT_MISSING, severity(asked), at.tag(), before, name(asked), text(asked, text));
    }

    private static Severity severity(Asked asked) {
        return asked.rule().rejects() ? Severity.ERROR : Severity.WARNING;
    }

    private String name(Asked asked) {
        return guide.file() + " " + asked.rule().id();
    }

    private static String text(Asked asked, String fault) {
        var fix = asked.rule().fix();
        return "%s (their guide, %s). %s%s"
                .formatted(fault, asked.rule().id(), fix, fix.endsWith(".") || fix.endsWith("!") ? "" : ".");
    }

    private String shown(int token) {
        var value = table.text(token);
        var brief = value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "..." : value;
        return brief.replaceAll("\\p{Cntrl}", "?");
    }

    private static String listed(Set<String> codes) {
        return codes.stream().sorted().collect(Collectors.joining(", "));
    }
}
