package throughline.operations.ordering;

import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.Order;
import throughline.operations.master.Customer;

/**
 * An order after the check against master data.
 *
 * @param customer null when the partner stands for none: then there is a problem
 * @param jurisdiction whose tax its lines carry; null when nobody knows
 * @param exempt whether the ship-to is free of tax
 * @param currency of its prices
 * @param problems of the order as a whole
 */
record CheckedOrder(
        Order order,
        @Nullable Customer customer,
        @Nullable String jurisdiction,
        boolean exempt,
        Currency currency,
        List<CheckedLine> lines,
        List<Problem> problems) {

    CheckedOrder {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    List<CheckedLine.Good> good() {
        return lines.stream()
                .filter(CheckedLine.Good.class::isInstance)
                .map(CheckedLine.Good.class::cast)
                .toList();
    }
}
