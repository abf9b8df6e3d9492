package throughline.connectors.edi.guide;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values by a segment's tag, for looking up one for every segment read: no boxes, no garbage. */
final class Tagged<V> {

    private final int[] tags;
    private final Object[] values;
    private final int mask;

    Tagged(Map<Integer, V> entries) {
        int size = Math.max(16, Integer.highestOneBit(Math.max(1, entries.size())) * 4);
        tags = new int[size];
        values = new Object[size];
        mask = size - 1;
        entries.forEach((tag, value) -> {
            int at = spread(tag);
            while (values[at] != null) {
                at = at + 1 & mask;
            }
            tags[at] = tag;
            values[at] = Objects.requireNonNull(value);
        });
    }

    @SuppressWarnings("unchecked") // only V comes in
    @Nullable
    V of(int tag) {
        int at = spread(tag);
        while (values[at] != null) {
            if (tags[at] == tag) {
                return (V) values[at];
            }
            at = at + 1 & mask;
        }
        return null;
    }

    private int spread(int tag) {
        int mixed = tag * 0x9E37_79B9;
        return (mixed ^ mixed >>> 16) & mask;
    }
}
