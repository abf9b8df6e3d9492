package throughline.connectors.edi.guide;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.guide.SegmentRule.Requirement;
import throughline.connectors.edi.token.SegmentTable;
import throughline.model.reading.Severity;

/**
 * Lays a set's segments out over its guide: which place in the structure each one has. A segment is looked for from where we stand
 * onwards, first in the innermost loop, then in the loops around it; what fits only further back is taken there and reported.
 */
public final class Layout {

    /** The segment has no place in the guide. */
    public static final int NO_PLACE = -1;

    private static final int SE = SegmentTable.tag("SE");
    private static final int UNT = SegmentTable.tag("UNT");
    private static final int MTR = SegmentTable.tag("MTR");

    private final Guide guide;
    private final int[] counts;
    private final int[] reached;
    private int[] placeOf = new int[64];
    private Node current;
    private Findings findings;
    private int segment;
    /** No place beyond this one was entered in this set. */
    private int furthest;

    public Layout(Guide guide, Findings findings) {
        this.guide = guide;
        this.counts = new int[guide.size()];
        this.reached = new int[guide.size()];
        this.current = guide.root();
        this.findings = findings;
    }

    public Guide guide() {
        return guide;
    }

    /** The id of the segment's node in the guide, or {@link #NO_PLACE}. */
    public int placeOf(int segment) {
        return placeOf[segment];
    }

    /** Lays out the first {@code count} segments of the findings' table. */
    public void layOut(Findings findings, int count) {
        this.findings = findings;
        Arrays.fill(counts, 0);
        Arrays.fill(reached, 0);
        furthest = 0;
        current = guide.root();
        if (placeOf.length < count) {
            placeOf = new int[count * 2];
        }
        var table = findings.table();
        for (segment = 0; segment < count; segment++) {
            placeOf[segment] = place(table.tag(segment));
        }
        closeTo(null);
    }

    private int place(int tag) {
        for (Node loop = current; loop != null; loop = loop.parent()) {
            var found = find(loop, tag, reached[loop.id()]);
            if (found != null) {
                closeTo(loop);
                if (!found.floats()) {
                    reached[loop.id()] = found.index();
                }
                return enter(found, tag);
            }
        }
        return outOfPlace(tag);
    }

    private @Nullable Node find(Node loop, int tag, int from) {
        Node full = null;
        for (int i = loop.childOf(tag, from); i >= 0; i = loop.childOf(tag, i + 1)) {
            var child = loop.children().get(i);
            if (loop == guide.root() || i > 0 || counts[child.id()] == 0) {
                if (counts[child.id()] < child.max()) {
                    return child;
                }
                full = full == null ? child : full;
            }
        }
        return full == null ? floating(loop, tag) : full;
    }

    private static @Nullable Node floating(Node loop, int tag) {
        var floating = loop.floating();
        for (int i = 0; i < floating.size(); i++) {
            if (floating.get(i).tag() == tag) {
                return floating.get(i);
            }
        }
        return null;
    }

    private int enter(Node found, int tag) {
        if (++counts[found.id()] == found.max() + 1) {
            findings.segment(
                    FindingCode.SEGMENT_TOO_OFTEN,
                    segment,
                    null,
                    "%s comes more than %,d times here.".formatted(SegmentTable.tagText(tag), found.max()));
        }
        furthest = Math.max(furthest, found.id());
        if (!found.isLoop()) {
            return found.id();
        }
        int last = Math.min(found.lastDescendant(), furthest);
        for (int id = found.id() + 1; id <= last; id++) {
            counts[id] = 0;
            reached[id] = 0;
        }
        reached[found.id()] = 0;
        current = found;
        var opener = found.children().get(0);
        counts[opener.id()] = 1;
        furthest = Math.max(furthest, opener.id());
        return opener.id();
    }

    private int outOfPlace(int tag) {
        var name = SegmentTable.tagText(tag);
        for (Node loop = current; loop != null; loop = loop.parent()) {
            var found = find(loop, tag, 0);
            if (found != null) {
                findings.segment(
                        FindingCode.SEGMENT_ORDER,
                        segment,
                        null,
                        "%s has to stand further up; it was read as if it did.".formatted(name));
                closeTo(loop);
                return enter(found, tag);
            }
        }
        if (guide.segment(tag) == null) {
            findings.segment(
                    FindingCode.SEGMENT_UNKNOWN,
                    segment,
                    null,
                    "The guide of %s knows no segment %s; it was kept unread.".formatted(guide.type(), name));
        } else {
            findings.segment(
                    FindingCode.SEGMENT_UNEXPECTED,
                    segment,
                    null,
                    "%s does not belong here in %s; it was kept unread.".formatted(name, guide.type()));
        }
        return NO_PLACE;
    }

    /** Leaves loops until {@code loop} is the current one, and asks each whether it is complete; null leaves the root too. */
    private void closeTo(@Nullable Node loop) {
        Node leaving = current;
        while (leaving != null && leaving != loop) {
            check(leaving);
            leaving = leaving.parent();
        }
        current = leaving == null ? guide.root() : leaving;
    }

    private void check(Node loop) {
        var demanded = loop.demanded();
        for (int i = 0; i < demanded.size(); i++) {
            if (counts[demanded.get(i).id()] == 0) {
                missing(demanded.get(i));
            }
        }
    }

    private void missing(Node child) {
        if (child.tag() == SE || child.tag() == UNT || child.tag() == MTR) {
            return;
        }
        var name = SegmentTable.tagText(child.tag());
        boolean must = child.requirement() == Requirement.MANDATORY;
        findings.absent(
                must ? FindingCode.SEGMENT_MISSING : FindingCode.SEGMENT_WANTED,
                must ? Severity.ERROR : Severity.WARNING,
                name,
                segment,
                null,
                "%s is missing: %s demands it.".formatted(name, guide.type()));
    }
}
