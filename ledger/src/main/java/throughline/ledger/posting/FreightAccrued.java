package throughline.ledger.posting;

import static throughline.ledger.book.Account.FREIGHT_ACCRUAL;
import static throughline.ledger.book.Account.FREIGHT_OUT;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.ledger.book.Dimensions;
import throughline.ledger.book.Posting;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.EntityId;
import throughline.model.value.Money;

/**
 * Freight accrued: the carrier will bill us for what has just left.
 *
 * <pre>
 *   Dr 5020 Freight out             expected freight
 *   Cr 2020 Freight accrual         expected freight
 * </pre>
 */
public final class FreightAccrued implements PostingRule<FreightAccrued.Expected> {

    /** What a shipment will cost us to send. */
    public record Expected(
            EntityId entity,
            String shipment,
            String order,
            LocalDate on,
            Cause cause,
            Money freight,
            @Nullable SourceSpan source) {}

    @Override
    public Posting postingFor(Expected expected) {
        var about = Dimensions.NONE.order(expected.order()).shipment(expected.shipment());
        return Posting.draft("freight accrued", expected.shipment(), expected.entity(), expected.on())
                .because(expected.cause())
                .debit(FREIGHT_OUT, expected.freight(), about, expected.source())
                .credit(FREIGHT_ACCRUAL, expected.freight(), about, expected.source())
                .post();
    }
}
