package throughline.model.reading;

import java.util.List;

/**
 * Some segments of a message.
 *
 * @param from the number of the first one, counted from 0
 * @param more whether segments follow this page
 */
public record SegmentPage(int from, List<Segment> segments, boolean more) {

    public SegmentPage {
        segments = List.copyOf(segments);
    }
}
