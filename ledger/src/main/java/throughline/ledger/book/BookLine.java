package throughline.ledger.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line's row, with its account spelled out.
 *
 * @param amount debit positive; into a stock state positive
 * @param accountSeq the line's number within its account; stock only
 * @param balanceAfter stock only
 */
public record BookLine(
        int line,
        AccountKey account,
        BigDecimal amount,
        @Nullable Long accountSeq,
        @Nullable BigDecimal balanceAfter,
        Tags tags,
        Place place) {

    /** What the line is about, as text. */
    public record Tags(
            @Nullable String party,
            @Nullable String order,
            @Nullable String shipment,
            @Nullable String openItem,
            @Nullable LocalDate dueOn,
            @Nullable String item,
            @Nullable String location,
            @Nullable String jurisdiction) {

        static final Tags NONE = new Tags(null, null, null, null, null, null, null, null);

        static Tags of(Dimensions about) {
            return about == Dimensions.NONE
                    ? NONE
                    : new Tags(
                            about.party() == null ? null : about.party().code(),
                            about.order(),
                            about.shipment(),
                            about.openItem(),
                            about.dueOn(),
                            about.item() == null ? null : about.item().code(),
                            about.location() == null ? null : about.location().code(),
                            about.jurisdiction());
        }
    }

    /**
     * The bytes behind the line.
     *
     * @param message only where it is not the entry's own
     */
    public record Place(
            @Nullable UUID message, @Nullable Long offset, @Nullable Integer length, @Nullable String segment) {

        static final Place NONE = new Place(null, null, null, null);
    }
}
