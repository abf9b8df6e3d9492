package throughline.operations.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Documents that were kept until there is a desk for them, and their way to it once there is. */
public interface Parked {

    /** Every type of which some are parked, by name. */
    List<Kind> kinds();

    /**
     * Hands every parked document of a type to its desk, each in a transaction of its own, in the order in which they came; whoever asks
     * again, or at the same time, takes none twice.
     *
     * @param type of the documents ({@code FreightInvoice})
     * @throws IllegalArgumentException when there is no desk for them; the message says so
     */
    Taken take(String type);

    /**
     * Documents of one type.
     *
     * @param documents how many are parked
     * @param oldest since when the first of them is
     * @param desk whether there is a desk for them now
     */
    record Kind(String type, long documents, Instant oldest, boolean desk) {}

    /**
     * What became of them.
     *
     * @param taken taken, wholly or in part
     * @param held wait for a person now
     * @param stayed are still parked: their desk leaves them (what a shop says to have left)
     * @param failed made us fail and are still parked
     * @param failure of the first that failed, or null
     */
    record Taken(
            String type,
            int taken,
            int held,
            int rejected,
            int duplicate,
            int stayed,
            int failed,
            @Nullable String failure) {}
}
