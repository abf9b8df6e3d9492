package throughline.operations.master;

import org.jspecify.annotations.Nullable;
import throughline.model.document.Party;

/**
 * A place a customer has goods sent to; the tax on them is that place's.
 *
 * @param code the customer's own name for it (a store number, a GLN): unique within the customer
 * @param gln its global location number, 13 digits, or null
 * @param jurisdiction {@code US-NY}, {@code DE}: the key of {@link TaxRate}
 * @param exemption the certificate that frees it from tax, or null
 */
public record ShipTo(
        String customer,
        String code,
        String name,
        @Nullable String gln,
        Party.Address address,
        String jurisdiction,
        @Nullable String exemption) {

    public boolean exempt() {
        return exemption != null;
    }
}
