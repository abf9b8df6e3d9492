package throughline.connectors.shop;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonFindingCode;
import throughline.connectors.json.Located;
import throughline.model.document.Adjustment;
import throughline.model.value.Money;

/** What an order or a refund of a shop adds and takes off, as it is gathered. */
final class ShopAdjustments {

    private final Gathering gathering;
    private final Currency currency;
    private final List<Adjustment> all = new ArrayList<>();

    ShopAdjustments(Gathering gathering, Currency currency) {
        this.gathering = gathering;
        this.currency = currency;
    }

    List<Adjustment> all() {
        return all;
    }

    /** Where the next one stands in the document. */
    String next() {
        return "/adjustments/" + all.size();
    }

    /** The amount, unless the currency has no coins for it: that is pointed at and not taken. */
    @Nullable
    BigDecimal payable(Located.Fields in, String name, @Nullable BigDecimal amount) {
        if (amount != null && amount.stripTrailingZeros().scale() > Math.max(0, currency.getDefaultFractionDigits())) {
            gathering.wrong(JsonFindingCode.JSON_NUMBER, in, name, "is finer than %s can pay".formatted(currency));
            return null;
        }
        return amount;
    }

    /**
     * @param code of what it is for
     * @param amount null for none; its sign counts for nothing
     * @param in where it stands, and there under {@code name}
     */
    void add(boolean charge, Said code, @Nullable BigDecimal amount, Located.Fields in, String name) {
        var payable = payable(in, name, amount);
        if (payable != null) {
            all.add(new Adjustment(
                    charge, code.code(), code.description(), code.percent(), new Money(payable.abs(), currency)));
        }
    }

    /** An amount that raises what is due when it is positive and lowers it when it is negative; nothing when it is zero. */
    void signed(String code, Located.Fields in, String name) {
        var amount = nonZero(in, name);
        if (amount != null) {
            add(amount.signum() > 0, Said.of(code), amount, in, name);
        }
    }

    /** An amount with its place in the document, or null when it is none or zero. */
    @Nullable
    BigDecimal nonZero(Located.Fields in, String name) {
        var said = gathering.decimal(in, name, null);
        return said == null || said.signum() == 0 ? null : gathering.decimal(in, name, next() + "/amount");
    }

    /** What an adjustment is called. */
    record Said(String code, @Nullable String description, @Nullable BigDecimal percent) {

        static Said of(String code) {
            return new Said(code, null, null);
        }
    }
}
