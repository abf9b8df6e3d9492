package throughline.model.document;

import static java.util.Objects.requireNonNull;

/**
 * One name for an item, and whose name it is (X12 234/235 pairs in PO106 and on; EDIFACT PIA and LIN C212).
 */
public record ItemReference(Scheme scheme, String value) {

    public ItemReference {
        requireNonNull(scheme, "scheme");
        requireNonNull(value, "value");
    }

    /** Who named the item. */
    public enum Scheme {
        /** Our part number: the vendor's, seen from the buyer (VP, VN, VC; SA). */
        SELLER,
        /** The buyer's own part number (BP, IN; IN). */
        BUYER,
        /** A GTIN of 8 to 14 digits in any of its forms (UP, EN, UK, UA; EN, UP, SRV). */
        GTIN,
        /** The maker's part number (MG; MF). */
        MANUFACTURER,
        /** Anything else, kept as sent. */
        OTHER
    }
}
