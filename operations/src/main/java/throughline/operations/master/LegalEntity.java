package throughline.operations.master;

import java.util.Currency;
import org.jspecify.annotations.Nullable;
import throughline.model.document.Party;
import throughline.model.value.EntityId;

/**
 * One of our own companies, with the name and address that stand on its documents.
 *
 * @param currency its books are kept in
 * @param jurisdiction where it is registered for tax
 * @param gln its global location number, 13 digits, or null
 * @param taxNumber its own registration, as printed on invoices
 */
public record LegalEntity(
        EntityId id,
        String name,
        Currency currency,
        String jurisdiction,
        String taxNumber,
        @Nullable String gln,
        Party.Address address) {}
