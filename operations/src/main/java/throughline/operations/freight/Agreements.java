package throughline.operations.freight;

import org.jspecify.annotations.Nullable;

/** What was agreed with each carrier about its bills. */
@FunctionalInterface
public interface Agreements {

    /** @param partner the carrier's partner folder, or null for a bill that came from nobody's */
    Agreement of(@Nullable String partner);
}
