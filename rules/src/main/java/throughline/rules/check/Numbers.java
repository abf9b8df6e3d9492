package throughline.rules.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.rules.tree.Operand;

/**
 * A set of numbers: spans in rising order that do not touch, exact to the last decimal. Spans of whole numbers have closed ends, so that "more than
 * 9" and "at least 10" are the same.
 */
record Numbers(boolean whole, List<Span> spans) {

    Numbers {
        spans = List.copyOf(spans);
    }

    /** @param low and {@code high}: null for no end on that side */
    record Span(@Nullable BigDecimal low, boolean lowOpen, @Nullable BigDecimal high, boolean highOpen) {

        boolean empty() {
            if (low == null || high == null) {
                return false;
            }
            int order = low.compareTo(high);
            return order > 0 || order == 0 && (lowOpen || highOpen);
        }

        /** Whether it is one number. */
        boolean point() {
            return low != null && high != null && low.compareTo(high) == 0;
        }

        Span both(Span other) {
            Span left = compareLow(this, other) >= 0 ? this : other;
            Span right = compareHigh(this, other) <= 0 ? this : other;
            return new Span(left.low, left.lowOpen, right.high, right.highOpen);
        }

        boolean contains(Span other) {
            return compareLow(this, other) <= 0 && compareHigh(this, other) >= 0;
        }

        static int compareLow(Span one, Span other) {
            if (one.low == null || other.low == null) {
                return one.low == other.low ? 0 : one.low == null ? -1 : 1;
            }
            int order = one.low.compareTo(other.low);
            return order != 0 ? order : Boolean.compare(one.lowOpen, other.lowOpen);
        }

        static int compareHigh(Span one, Span other) {
            if (one.high == null || other.high == null) {
                return one.high == other.high ? 0 : one.high == null ? 1 : -1;
            }
            int order = one.high.compareTo(other.high);
            return order != 0 ? order : Boolean.compare(other.highOpen, one.highOpen);
        }

        @Override
        public String toString() {
            if (low != null && high != null) {
                return point()
                        ? "exactly " + Operand.plain(low)
                        : "%s %s %s %s"
                                .formatted(
                                        lowOpen ? "above" : "from",
                                        Operand.plain(low),
                                        highOpen ? "to below" : "to",
                                        Operand.plain(high));
            }
            if (low != null) {
                return (lowOpen ? "above " : "from ") + Operand.plain(low);
            }
            return high == null ? "any number" : (highOpen ? "below " : "up to ") + Operand.plain(high);
        }
    }

    static Numbers all(boolean whole) {
        return new Numbers(whole, List.of(new Span(null, false, null, false)));
    }

    static Numbers of(boolean whole, Span span) {
        return tidy(whole, List.of(span));
    }

    boolean empty() {
        return spans.isEmpty();
    }

    boolean everything() {
        return spans.size() == 1 && spans.get(0).low() == null && spans.get(0).high() == null;
    }

    Numbers both(Numbers other) {
        var meeting = new ArrayList<Span>();
        for (var one : spans) {
            for (var two : other.spans) {
                meeting.add(one.both(two));
            }
        }
        return tidy(whole, meeting);
    }

    Numbers either(Numbers other) {
        var together = new ArrayList<>(spans);
        together.addAll(other.spans);
        return tidy(whole, together);
    }

    /** Every other number. */
    Numbers rest() {
        var rest = new ArrayList<Span>();
        BigDecimal from = null;
        boolean open = false;
        boolean ended = false;
        for (var span : spans) {
            if (span.low() != null) {
                rest.add(new Span(from, open, span.low(), !span.lowOpen()));
            }
            from = span.high();
            open = !span.highOpen();
            ended = span.high() == null;
        }
        if (!ended) {
            rest.add(new Span(from, from != null && open, null, false));
        }
        return tidy(whole, rest);
    }

    boolean within(Numbers other) {
        return spans.stream().allMatch(span -> other.spans.stream().anyMatch(wider -> wider.contains(span)));
    }

    private static Numbers tidy(boolean whole, List<Span> raw) {
        var sorted = raw.stream()
                .map(span -> whole ? closed(span) : span)
                .filter(span -> !span.empty())
                .sorted((one, other) -> Span.compareLow(one, other))
                .toList();
        var tidy = new ArrayList<Span>();
        for (var span : sorted) {
            var last = tidy.isEmpty() ? null : tidy.get(tidy.size() - 1);
            if (last != null && touches(whole, last, span)) {
                var right = Span.compareHigh(last, span) >= 0 ? last : span;
                tidy.set(tidy.size() - 1, new Span(last.low(), last.lowOpen(), right.high(), right.highOpen()));
            } else {
                tidy.add(span);
            }
        }
        return new Numbers(whole, tidy);
    }

    /** Whether nothing lies between two spans, the first of which begins first. */
    static boolean touches(boolean whole, Span first, Span next) {
        if (first.high() == null || next.low() == null) {
            return true;
        }
        int order = first.high().compareTo(next.low());
        return order > 0
                || order == 0 && !(first.highOpen() && next.lowOpen())
                || whole && first.high().add(BigDecimal.ONE).compareTo(next.low()) >= 0;
    }

    private static Span closed(Span span) {
        var low = span.low();
        if (low != null) {
            var up = low.setScale(0, RoundingMode.CEILING);
            low = span.lowOpen() && up.compareTo(low) == 0 ? up.add(BigDecimal.ONE) : up;
        }
        var high = span.high();
        if (high != null) {
            var down = high.setScale(0, RoundingMode.FLOOR);
            high = span.highOpen() && down.compareTo(high) == 0 ? down.subtract(BigDecimal.ONE) : down;
        }
        return new Span(low, false, high, false);
    }

    /** The hole between two spans of which the first ends before the next begins. */
    static Span between(boolean whole, Span first, Span next) {
        var hole = new Span(first.high(), !first.highOpen(), next.low(), !next.lowOpen());
        return whole ? closed(hole) : hole;
    }

    /** For looking through bands from the lowest. */
    static final Comparator<Span> RISING = Span::compareLow;

    @Override
    public String toString() {
        return spans.isEmpty() ? "nothing" : spans.stream().map(Span::toString).collect(Collectors.joining(" or "));
    }
}
