package throughline.rules.allocation;

import java.math.BigDecimal;
import java.util.List;
import throughline.rules.RuleFiring;

/**
 * Where goods may come from. It names places and limits, not quantities: those are decided under the lock of the stock.
 *
 * @param lines in the order of the question
 * @param shipComplete whether nothing leaves until everything can
 * @param priority more are served first when stock arrives
 * @param because what was proposed for the order as a whole
 */
public record AllocationPlan(List<LinePlan> lines, boolean shipComplete, int priority, List<RuleFiring> because) {

    public AllocationPlan {
        lines = List.copyOf(lines);
        because = List.copyOf(because);
    }

    /** What becomes of what is not there. */
    public enum Rest {
        BACK_ORDER,
        CANCEL
    }

    /**
     * One line's sources.
     *
     * @param line its place in the order, from 0
     * @param sources best first
     * @param warehousesAtMost how many of them may be used; 1 means not split
     * @param substitutes items that may be sent instead of what is missing, best first
     */
    public record LinePlan(
            int line,
            List<Source> sources,
            int warehousesAtMost,
            List<String> substitutes,
            Rest rest,
            List<RuleFiring> because) {

        public LinePlan {
            sources = List.copyOf(sources);
            substitutes = List.copyOf(substitutes);
            because = List.copyOf(because);
        }
    }

    /** @param keepBack must stay on the shelf, in base units */
    public record Source(String warehouse, BigDecimal keepBack) {}
}
