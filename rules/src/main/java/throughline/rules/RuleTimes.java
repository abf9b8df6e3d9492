package throughline.rules;

import java.util.Map;
import java.util.TreeMap;

/** How long each rule took over some orders, measured rule by rule outside of any decision. For one thread. */
public final class RuleTimes {

    private final Map<Timed, Long> sums = new TreeMap<>();

    /** A rule and the desk that asks it. */
    public record Timed(String rule, Desk desk) implements Comparable<Timed> {
        @Override
        public int compareTo(Timed other) {
            return rule.compareTo(other.rule);
        }
    }

    void add(String rule, Desk desk, long picoseconds) {
        sums.merge(new Timed(rule, desk), picoseconds, Long::sum);
    }

    /** In picoseconds, all orders together: some rules take less than a nanosecond. */
    public Map<Timed, Long> sums() {
        return sums;
    }
}
