package throughline.operations.freight;

import org.jspecify.annotations.Nullable;
import throughline.model.value.EntityId;
import throughline.model.value.Money;

/** What one despatch is expected to cost us, while a transaction holds its lock. */
final class Accrual {

    final Despatch despatch;
    final EntityId entity;
    final Money expected;

    /** The number of the bill that has taken it; null while it is open. */
    @Nullable
    String bill;

    Accrual(Despatch despatch, EntityId entity, Money expected, @Nullable String bill) {
        this.despatch = despatch;
        this.entity = entity;
        this.expected = expected;
        this.bill = bill;
    }

    boolean open() {
        return bill == null;
    }
}
