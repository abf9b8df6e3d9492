package throughline.operations.master;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Who sells to us. {@code leadTimeDays} is from purchase order to dock; {@code partner} is their folder, or null. */
public record Supplier(
        String code, String name, @Nullable String partner, Currency currency, PaymentTerms terms, int leadTimeDays) {}
