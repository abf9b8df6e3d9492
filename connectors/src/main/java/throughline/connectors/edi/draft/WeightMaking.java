package throughline.connectors.edi.draft;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;

/** Weights with their unit (X12 188; EDIFACT 6411). */
final class WeightMaking {

    private final Meaning meaning;

    WeightMaking(Meaning meaning) {
        this.meaning = meaning;
    }

    /**
     * The weight in the first unit that is said; null when none is, because a number alone is no weight.
     *
     * @param units where a unit may stand
     */
    @Nullable
    Quantity weight(Field field, int index, @Nullable Value said, Stream<@Nullable Value> units) {
        var amount = meaning.decimal(said);
        var unit = units.filter(value -> value != null && !value.text().isEmpty())
                .findFirst()
                .orElse(null);
        if (amount == null || unit == null) {
            return null;
        }
        meaning.said(field, index, 0, said);
        meaning.used(unit);
        var known = meaning.codes().meaning("weight", unit.text());
        return new Quantity(amount, new UnitCode(known != null ? known : unit.text()));
    }
}
