package throughline.operations.freight;

import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.model.document.FreightInvoice;
import throughline.operations.Received;

/**
 * A carrier's bill as it came in.
 *
 * @param partner the partner folder it came from, or null
 * @param row its row in the trail
 * @param cause the message and document row it came by
 */
public record CarriersBill(FreightInvoice invoice, @Nullable String partner, long row, Cause cause) {

    public static CarriersBill of(Received received) {
        return new CarriersBill(
                (FreightInvoice) received.document(), received.partner(), received.row(), received.cause());
    }
}
