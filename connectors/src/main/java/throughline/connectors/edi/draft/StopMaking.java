package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the stops of every request to move goods say alike. */
final class StopMaking {

    private static final BigDecimal MOST_PACKAGES = BigDecimal.valueOf(999_999_999);

    private StopMaking() {}

    /** The shipments and orders that are handled there, each once. */
    static List<String> references(Meaning meaning, int index, StopDraft stop) {
        var references = new ArrayList<String>();
        for (var reference :
                Stream.concat(stop.references.stream(), stop.orders.stream()).toList()) {
            var said = reference.value == null ? "" : reference.value.text();
            if (!said.isEmpty() && !references.contains(said)) {
                meaning.said(Field.STOP_REFERENCE, index, references.size(), reference.value);
                meaning.used(reference.qualifier);
                references.add(said);
            }
        }
        return references;
    }

    /** How many packages; null when it is no count. */
    static @Nullable Integer packages(Meaning meaning, int index, @Nullable Value qualifier, @Nullable Value said) {
        var count = meaning.decimal(said);
        if (count == null
                || count.signum() < 0
                || count.stripTrailingZeros().scale() > 0
                || count.compareTo(MOST_PACKAGES) > 0) {
            return null;
        }
        meaning.used(qualifier);
        meaning.said(Field.STOP_PACKAGES, index, 0, said);
        return count.intValueExact();
    }
}
