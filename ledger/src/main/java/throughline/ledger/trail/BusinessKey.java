package throughline.ledger.trail;

import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;

/**
 * Something that people type into the search box, and what it names.
 *
 * @param kind what it is ({@code order}, {@code purchase order}, {@code shipment}, {@code invoice}, {@code control number},
 *     {@code tracking number}, {@code case})
 * @param message or null
 * @param document or null; at least one of the two is given
 */
public record BusinessKey(String key, String kind, @Nullable MessageId message, @Nullable Long document) {

    public BusinessKey {
        if (key.isBlank() || (message == null && document == null)) {
            throw new IllegalArgumentException("a business key names something: '%s'".formatted(key));
        }
    }

    public static BusinessKey of(String key, String kind, long document) {
        return new BusinessKey(key, kind, null, document);
    }

    public static BusinessKey of(String key, String kind, MessageId message) {
        return new BusinessKey(key, kind, message, null);
    }
}
