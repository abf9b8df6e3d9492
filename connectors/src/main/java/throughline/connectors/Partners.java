package throughline.connectors;

import java.util.List;
import java.util.Optional;

/** Who our partners are. Asked for each interchange, so a folder that changed while we run counts from the next one on. */
public interface Partners {

    /** Nobody: every sender is unknown and is read by its standard's own maps. */
    Partners NONE = new Partners() {
        @Override
        public Optional<Partner> bySender(String format, String identifier) {
            return Optional.empty();
        }

        @Override
        public Optional<Partner> byCode(String code) {
            return Optional.empty();
        }
    };

    /**
     * The partner that claims an identifier.
     *
     * @param format {@code X12}, {@code EDIFACT}, {@code SHOPIFY}, {@code WOOCOMMERCE}, {@code JSON}
     * @param identifier qualifier and identifier as the envelope gives them, trimmed ({@code ZZ:ACME}, {@code 14:5412345000013})
     */
    Optional<Partner> bySender(String format, String identifier);

    /** The partner of a folder's name. */
    Optional<Partner> byCode(String code);

    /** Everybody reached by AS2 under a pair of names; more than one cannot be told apart, and nothing is taken from them. */
    default List<Partner> byAs2Names(String ours, String theirs) {
        return List.of();
    }

    /** One partner and nobody else: whatever an envelope says, it is the one. */
    static Partners only(Partner partner) {
        return new Partners() {
            @Override
            public Optional<Partner> bySender(String format, String identifier) {
                return Optional.of(partner);
            }

            @Override
            public Optional<Partner> byCode(String code) {
                return Optional.of(partner);
            }
        };
    }
}
