package throughline.connectors.edi.guide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a message's structure: a segment, or a loop that begins with its first segment. Numbered in reading order, the root is 0. */
public final class Node {

    private final int id;
    private final @Nullable Node parent;
    private final Place place;
    private final int index;
    private final List<Node> children = new ArrayList<>();
    private final List<Node> floating = new ArrayList<>(0);
    private final List<Node> demanded = new ArrayList<>(0);
    private int[] childTags = {};
    private int lastDescendant;

    /**
     * @param tag of the segment, or of the segment that opens the loop
     * @param max how often it may repeat
     */
    record Place(String name, int tag, Kind kind, SegmentRule.Requirement requirement, int max) {}

    /** How a place is filled. */
    enum Kind {
        SEGMENT,
        /** A segment that may stand anywhere in its loop. */
        FLOATING,
        LOOP
    }

    Node(int id, @Nullable Node parent, Place place) {
        this.id = id;
        this.parent = parent;
        this.place = place;
        this.index = parent == null ? 0 : parent.children.size();
        this.lastDescendant = id;
        if (parent != null) {
            parent.children.add(this);
            parent.childTags = Arrays.copyOf(parent.childTags, parent.children.size());
            parent.childTags[index] = place.tag;
            if (floats()) {
                parent.floating.add(this);
            }
            if (isDemanded()) {
                parent.demanded.add(this);
            }
        }
        for (Node above = parent; above != null; above = above.parent) {
            above.lastDescendant = id;
        }
    }

    public int id() {
        return id;
    }

    public @Nullable Node parent() {
        return parent;
    }

    /** {@code PO1} for a segment, {@code PO1-loop} for a loop, {@code set} for the root. */
    public String name() {
        return place.name;
    }

    /** Of the segment, or of the segment that opens the loop. */
    public int tag() {
        return place.tag;
    }

    public boolean isLoop() {
        return place.kind == Kind.LOOP;
    }

    /** Whether this segment opens its loop. */
    public boolean opensLoop() {
        return !isLoop() && index == 0 && parent != null && parent.parent != null;
    }

    /** {@code set/PO1-loop/PO1}. */
    public String path() {
        return parent == null ? place.name : parent.path() + "/" + place.name;
    }

    public List<Node> children() {
        return children;
    }

    /** The index of the first child from {@code from} on that has this tag; -1 when none has. */
    int childOf(int tag, int from) {
        int[] tags = childTags;
        for (int i = from; i < tags.length; i++) {
            if (tags[i] == tag) {
                return i;
            }
        }
        return -1;
    }

    /** Those of the children that may stand anywhere. */
    List<Node> floating() {
        return floating;
    }

    boolean floats() {
        return place.kind == Kind.FLOATING;
    }

    /** Those of the children that must be there, or should. */
    List<Node> demanded() {
        return demanded;
    }

    private boolean isDemanded() {
        return place.requirement == SegmentRule.Requirement.MANDATORY
                || place.requirement == SegmentRule.Requirement.WANTED;
    }

    SegmentRule.Requirement requirement() {
        return place.requirement;
    }

    int max() {
        return place.max;
    }

    int index() {
        return index;
    }

    int lastDescendant() {
        return lastDescendant;
    }
}
