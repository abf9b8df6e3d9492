package throughline.connectors;

import java.math.BigDecimal;
import java.time.Duration;
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
 * @param freight how far its bills for carriage may be from what was expected; null when nothing was agreed
 * @param answers how long its business may take to answer a document of ours, by the document's type ({@code Order})
 * @param weAnswer how soon it expects our answer to a document of its own, by the document's type ({@code Order})
 * @param calendar when it works: its answers are due in its own time; null when every hour counts
 * @param batch when documents for it leave together; null when each leaves by itself
 * @param feeds how its CSV and fixed-width files are read, in the order of their maps' names
 */
public record Terms(
        Map<String, PartnerGuide> guides,
        Map<String, Map<String, String>> ignored,
        @Nullable Freight freight,
        Map<String, Duration> answers,
        Map<String, Duration> weAnswer,
        @Nullable WorkingCalendar calendar,
        @Nullable Batch batch,
        List<Feed> feeds) {

    /** Of a partner that has agreed nothing. */
    public static final Terms NONE = new Terms(Map.of(), Map.of(), null, Map.of(), Map.of(), null, null, List.of());

    /**
     * About a carrier's bills; what is null is as for everybody.
     *
     * @param tolerancePercent of what was expected, 0 to 100
     * @param toleranceAmount in the bill's currency, 0 or more
     * @param dueDays from the bill to its payment, 0 to 365
     */
    public record Freight(
            @Nullable BigDecimal tolerancePercent, @Nullable BigDecimal toleranceAmount, @Nullable Integer dueDays) {}

    public Terms {
        guides = Map.copyOf(guides);
        ignored = Map.copyOf(ignored);
        answers = Map.copyOf(answers);
        weAnswer = Map.copyOf(weAnswer);
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
