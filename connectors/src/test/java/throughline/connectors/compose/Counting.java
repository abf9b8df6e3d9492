package throughline.connectors.compose;

import java.util.HashMap;
import java.util.Map;

/** Control numbers in memory, from 1. */
final class Counting implements ControlNumbers {

    private final Map<Sequence, Long> last = new HashMap<>();

    @Override
    public long next(Sequence sequence) {
        return last.merge(sequence, 1L, Long::sum);
    }

    boolean untouched() {
        return last.isEmpty();
    }
}
