package throughline.connectors.edi.guide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a segment may hold.
 *
 * @param slots its elements in order: element n is slot n - 1
 * @param groups runs of elements that repeat within the segment, presented to maps as child elements
 * @param demands a bit for each element that is demanded, or is a composite with demanded components: bit n - 1 for element n
 */
record SegmentRule(
        String tag, String name, List<Slot> slots, List<Condition> conditions, List<Group> groups, long demands) {

    /** Element numbers beyond this are not asked for: no segment of the standards demands one. */
    static final int MOST_DEMANDED = 64;

    SegmentRule {
        slots = List.copyOf(slots);
        conditions = List.copyOf(conditions);
        groups = List.copyOf(groups);
    }

    static SegmentRule of(String tag, String name, List<Slot> slots, List<Condition> conditions, List<Group> groups) {
        long bits = 0;
        for (int i = 0; i < slots.size() && i < MOST_DEMANDED; i++) {
            bits |= slots.get(i).demands() ? 1L << i : 0;
        }
        return new SegmentRule(tag, name, slots, conditions, groups, bits);
    }

    /** How much it matters that a value is there and right. */
    enum Requirement {
        /** Without it the message is refused. */
        MANDATORY,
        /** The standard demands it, and we can read on without. */
        WANTED,
        /** May be left out, but the message is refused when it is sent wrong. */
        KEY,
        OPTIONAL
    }

    /** One component and what is demanded of it. */
    record Part(Requirement requirement, ElementRule rule) {}

    /** One element: a single part, or the components of a composite. */
    record Slot(Requirement requirement, List<Part> parts, boolean composite) {

        Slot {
            parts = List.copyOf(parts);
        }

        boolean demands() {
            return isDemanded(requirement)
                    || composite && parts.stream().anyMatch(part -> isDemanded(part.requirement()));
        }

        private static boolean isDemanded(Requirement requirement) {
            return requirement == Requirement.MANDATORY || requirement == Requirement.WANTED;
        }

        @Nullable
        Part part(int component) {
            return component <= parts.size() ? parts.get(component - 1) : null;
        }
    }

    /**
     * A relation between elements: P all or none, R at least one, C the first demands the others.
     *
     * @param elements their numbers, from 1
     */
    record Condition(char kind, List<Integer> elements) {}

    /**
     * A run of elements that repeats.
     *
     * @param name of the child element in maps
     * @param first element number of the first run
     * @param size how many elements one run has; 1 for a repeated composite
     */
    record Group(String name, int first, int size, int times) {

        int last() {
            return first + size * times - 1;
        }
    }
}
