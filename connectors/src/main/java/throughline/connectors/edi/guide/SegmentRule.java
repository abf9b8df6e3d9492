package throughline.connectors.edi.guide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a segment may hold. Arrays, because every element of every message asks here. */
final class SegmentRule {

    /** Element numbers beyond this are not asked for: no segment of the standards demands one. */
    static final int MOST_DEMANDED = 64;

    private final String tag;
    private final Slot[] slots;
    private final Condition[] conditions;
    private final List<Group> groups;
    private final long demands;

    /**
     * @param slots its elements in order: element n is slot n - 1
     * @param groups runs of elements that repeat within the segment, presented to maps as child elements
     */
    SegmentRule(String tag, List<Slot> slots, List<Condition> conditions, List<Group> groups) {
        this.tag = tag;
        this.slots = slots.toArray(Slot[]::new);
        this.conditions = conditions.toArray(Condition[]::new);
        this.groups = List.copyOf(groups);
        long bits = 0;
        for (int i = 0; i < slots.size() && i < MOST_DEMANDED; i++) {
            bits |= slots.get(i).demands() ? 1L << i : 0;
        }
        this.demands = bits;
    }

    String tag() {
        return tag;
    }

    /** How many elements it has. */
    int elements() {
        return slots.length;
    }

    /** @param element its number, from 1 to {@link #elements()} */
    Slot slot(int element) {
        return slots[element - 1];
    }

    /** Not to be changed. */
    Condition[] conditions() {
        return conditions;
    }

    List<Group> groups() {
        return groups;
    }

    /** A bit for each element that is demanded, or is a composite with demanded components: bit n - 1 for element n. */
    long demands() {
        return demands;
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
    static final class Slot {

        private final Requirement requirement;
        private final Part[] parts;
        private final boolean composite;

        Slot(Requirement requirement, List<Part> parts, boolean composite) {
            this.requirement = requirement;
            this.parts = parts.toArray(Part[]::new);
            this.composite = composite;
        }

        Requirement requirement() {
            return requirement;
        }

        boolean composite() {
            return composite;
        }

        /** How many components it has. */
        int parts() {
            return parts.length;
        }

        /** @param component its number, from 1; null when the standard gives it none */
        @Nullable
        Part part(int component) {
            return component <= parts.length ? parts[component - 1] : null;
        }

        private boolean demands() {
            if (isDemanded(requirement)) {
                return true;
            }
            for (var part : parts) {
                if (composite && isDemanded(part.requirement)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isDemanded(Requirement requirement) {
            return requirement == Requirement.MANDATORY || requirement == Requirement.WANTED;
        }
    }

    /**
     * A relation between elements: P all or none, R at least one, C the first demands the others.
     *
     * @param elements their numbers, from 1 to {@link #MOST_DEMANDED}
     * @param bits the same, bit n - 1 for element n
     * @param first the bit of the first of them
     */
    record Condition(char kind, List<Integer> elements, long bits, long first) {

        static Condition of(char kind, List<Integer> elements) {
            long bits = 0;
            for (int element : elements) {
                bits |= 1L << element - 1;
            }
            return new Condition(kind, List.copyOf(elements), bits, 1L << elements.get(0) - 1);
        }

        /** @param present a bit for each element that was sent */
        boolean isBroken(long present) {
            long sent = present & bits;
            return switch (kind) {
                case 'P' -> sent != 0 && sent != bits;
                case 'R' -> sent == 0;
                default -> (sent & first) != 0 && sent != bits;
            };
        }

        /** The first of its elements that was not sent. */
        int absent(long present) {
            return elements.stream()
                    .filter(element -> (present & 1L << element - 1) == 0)
                    .findFirst()
                    .orElse(0);
        }
    }

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
