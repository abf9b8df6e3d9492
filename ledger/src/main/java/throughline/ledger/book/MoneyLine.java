package throughline.ledger.book;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.Money;

/**
 * One side of an account, and the bytes that made us write it.
 *
 * @param amount never negative: the side says the direction
 * @param source null when no message said it (an opening balance, something a person keyed in)
 */
public record MoneyLine(Account account, Side side, Money amount, Dimensions dimensions, @Nullable SourceSpan source) {

    public MoneyLine {
        requireNonNull(account, "account");
        requireNonNull(side, "side");
        requireNonNull(dimensions, "dimensions");
        if (amount.isNegative()) {
            throw new IllegalArgumentException(
                    "%s %s: a line's amount is never negative, its side says the direction".formatted(account, amount));
        }
        if (account.isControl() && !account.isSaidBy(dimensions)) {
            throw new IllegalArgumentException("a line on %s says %s".formatted(account, account.controlledBy()));
        }
    }

    /** Debits positive, credits negative, as the book stores it. */
    public Money signed() {
        return side == Side.DEBIT ? amount : amount.negated();
    }
}
