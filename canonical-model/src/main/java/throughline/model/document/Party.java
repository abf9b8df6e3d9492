package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody named in a document, with every identifier the sender gave (X12 N1 loop; EDIFACT NAD).
 *
 * @param name as sent
 */
public record Party(
        PartyRole role, List<Identification> identifications, @Nullable String name, @Nullable Address address) {

    public Party {
        requireNonNull(role, "role");
        identifications = List.copyOf(identifications);
    }

    /**
     * An identifier and who issued it.
     *
     * @param scheme {@code GLN}, {@code DUNS}, {@code BUYER}, {@code SELLER} or the qualifier as sent
     */
    public record Identification(String scheme, String value) {}

    /**
     * A postal address.
     *
     * @param lines street lines, in order
     * @param region state or province (ISO 3166-2 without the country)
     * @param country ISO 3166-1 alpha-2
     */
    public record Address(
            List<String> lines,
            @Nullable String city,
            @Nullable String region,
            @Nullable String postalCode,
            @Nullable String country) {

        public Address {
            lines = List.copyOf(lines);
        }
    }
}
