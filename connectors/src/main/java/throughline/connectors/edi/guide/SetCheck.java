package throughline.connectors.edi.guide;

import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.guide.SegmentRule.Condition;
import throughline.connectors.edi.guide.SegmentRule.Part;
import throughline.connectors.edi.guide.SegmentRule.Requirement;
import throughline.connectors.edi.guide.SegmentRule.Slot;
import throughline.connectors.edi.token.SegmentTable;
import throughline.model.reading.Severity;

/** Checks every element of a set against the standard's dictionary, segment by segment. */
public final class SetCheck {

    private final Findings findings;
    private final SegmentTable table;
    private final Dictionary dictionary;
    private final ElementCheck elements;
    private final boolean x12;
    private final boolean older;
    private boolean mayJoin;

    /** @param older whether the set is of a version before those of the dictionary: then how elements depend on each other is not judged */
    public SetCheck(Findings findings, boolean older) {
        this.findings = findings;
        this.table = findings.table();
        this.dictionary = Guide.dictionary(findings.standard());
        this.elements = new ElementCheck(findings);
        this.x12 = findings.x12();
        this.older = older;
    }

    /** Checks the first {@code count} segments of the table. */
    public void check(int count) {
        mayJoin = x12 && !table.isFlat();
        for (int segment = 0; segment < count; segment++) {
            var rule = dictionary.segment(table.tag(segment));
            if (rule != null && rule.elements() > 0) {
                check(segment, rule);
            }
        }
    }

    private void check(int segment, SegmentRule rule) {
        long present = 0;
        int last = table.endToken(segment);
        int most = rule.elements();
        for (int token = table.firstToken(segment) + 1; token < last; token++) {
            int place = table.placeOf(token);
            int element = SegmentTable.elementOf(place);
            if (element == 0) {
                continue;
            }
            if (element > most) {
                if (!table.isEmpty(token)) {
                    tooMany(segment, token, most);
                    break;
                }
                continue;
            }
            var slot = rule.slot(element);
            int lastOfElement = mayJoin && !slot.composite() ? joined(segment, token, element) : token;
            if (!table.isEmpty(token)) {
                present |= element <= SegmentRule.MOST_DEMANDED ? 1L << element - 1 : 0;
                checkPart(segment, token, slot, SegmentTable.componentOf(place));
            }
            token = lastOfElement;
        }
        required(segment, rule, present);
        if (older) {
            return;
        }
        for (var condition : rule.conditions()) {
            if (condition.isBroken(present)) {
                broken(segment, rule, condition, present);
            }
        }
    }

    private void checkPart(int segment, int token, Slot slot, int component) {
        var part = slot.part(component);
        if (part != null) {
            elements.check(segment, token, part);
        } else {
            findings.at(
                    FindingCode.ELEMENT_TOO_MANY,
                    segment,
                    token,
                    null,
                    "%s has more components than the standard gives it."
                            .formatted(place(segment, SegmentTable.elementOf(table.placeOf(token)))));
        }
    }

    /**
     * X12 data that holds the component or repetition separator in an element that has no components: it is text, and stays in one
     * piece. Gives the element's last token.
     */
    private int joined(int segment, int token, int element) {
        int last = token;
        while (last + 1 < table.endToken(segment) && SegmentTable.elementOf(table.placeOf(last + 1)) == element) {
            last++;
        }
        if (last > token) {
            table.join(token, last);
            findings.at(
                    FindingCode.ELEMENT_TOO_MANY,
                    segment,
                    token,
                    null,
                    "%s holds a separator, which it must not; it was read as part of the text."
                            .formatted(place(segment, element)));
        }
        return last;
    }

    private void required(int segment, SegmentRule rule, long present) {
        for (long left = rule.demands(); left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            var slot = rule.slot(i + 1);
            boolean sent = (present & 1L << i) != 0;
            if (!sent) {
                missing(segment, i + 1, 0, slot.requirement(), slot.composite() ? "" : name(slot.part(1)));
            } else if (slot.composite()) {
                requiredParts(segment, i + 1, slot);
            }
        }
    }

    private void requiredParts(int segment, int element, Slot slot) {
        for (int component = 1; component <= slot.parts(); component++) {
            var part = slot.part(component);
            if (part != null
                    && part.requirement() != Requirement.OPTIONAL
                    && table.find(segment, element, component) == SegmentTable.NOWHERE) {
                missing(
                        segment,
                        element,
                        component,
                        part.requirement(),
                        part.rule().name());
            }
        }
    }

    private static String name(@Nullable Part part) {
        return part == null ? "" : part.rule().name();
    }

    private void missing(int segment, int element, int component, Requirement requirement, String name) {
        if (requirement == Requirement.OPTIONAL || requirement == Requirement.KEY) {
            return;
        }
        boolean must = requirement == Requirement.MANDATORY;
        var place = place(segment, element) + (component > 1 ? "-" + component : "");
        findings.missing(
                must ? FindingCode.ELEMENT_MISSING : FindingCode.ELEMENT_WANTED,
                must ? Severity.ERROR : Severity.WARNING,
                segment,
                element,
                component,
                findings.standard() + " " + place,
                "%s%s is missing; the standard demands it.".formatted(place, name.isEmpty() ? "" : " (" + name + ")"));
    }

    private void broken(int segment, SegmentRule rule, Condition condition, long present) {
        var words = condition.kind() == 'R' ? "at least one of them has to be sent" : "they have to come together";
        findings.missing(
                FindingCode.ELEMENT_PAIR,
                FindingCode.ELEMENT_PAIR.severity(),
                segment,
                condition.absent(present),
                0,
                "X12 %s %s".formatted(rule.tag(), condition.kind() + digits(condition)),
                "%s %s: %s.".formatted(rule.tag(), numbers(condition), words));
    }

    private static String digits(Condition condition) {
        var digits = new StringBuilder();
        condition.elements().forEach(member -> digits.append("%02d".formatted(member)));
        return digits.toString();
    }

    private static String numbers(Condition condition) {
        return String.join(
                " and ", condition.elements().stream().map("%02d"::formatted).toList());
    }

    private void tooMany(int segment, int token, int most) {
        findings.at(
                FindingCode.ELEMENT_TOO_MANY,
                segment,
                token,
                null,
                "%s has more than the %d elements of the standard."
                        .formatted(SegmentTable.tagText(table.tag(segment)), most));
    }

    private String place(int segment, int element) {
        return "%s%02d".formatted(SegmentTable.tagText(table.tag(segment)), element);
    }
}
