package throughline.connectors;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.flat.Feed;
import throughline.connectors.guide.PartnerGuide;
import throughline.model.value.WorkingCalendar;

/**
 * What was agreed with a partner about its messages, beyond how they are written.
 *
 * @param guides its own rules for a message, by standard and type ({@code x12-850})
 * @param ignored what it sends and we know we do not need: by message ({@code 850}), the place ({@code PER}, {@code PO105}) and why
 * @param calendar when it works: its answers are due in its own time; null when every hour counts
 * @param feeds how its CSV and fixed-width files are read, in the order of their maps' names
 */
public record Terms(
        Map<String, PartnerGuide> guides,
        Map<String, Map<String, String>> ignored,
        @Nullable WorkingCalendar calendar,
        List<Feed> feeds) {

    /** Of a partner that has agreed nothing. */
    public static final Terms NONE = new Terms(Map.of(), Map.of(), null, List.of());

    public Terms {
        guides = Map.copyOf(guides);
        ignored = Map.copyOf(ignored);
        feeds = List.copyOf(feeds);
    }

    /**
     * The guide of a message, or null when there is none.
     *
     * @param folder of the standard ({@code x12})
     */
    public @Nullable PartnerGuide guide(String folder, String type) {
        return guides.isEmpty() ? null : guides.get(folder + "-" + type);
    }
}
