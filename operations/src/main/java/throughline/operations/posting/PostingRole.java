package throughline.operations.posting;

import throughline.ledger.book.Account;
import throughline.operations.master.ChartAccount.Kind;

/** What a line of the books is for: its usual account, and the kind of account that a rule may name instead. */
public enum PostingRole {
    REVENUE(Account.SALES, Kind.REVENUE),
    COST_OF_GOODS_SOLD(Account.COST_OF_GOODS_SOLD, Kind.EXPENSE),
    FREIGHT_REVENUE(Account.FREIGHT_BILLED, Kind.REVENUE),
    INVENTORY_ADJUSTMENT(Account.INVENTORY_ADJUSTMENT, Kind.EXPENSE);

    private final Account usual;
    private final Kind kind;

    PostingRole(Account usual, Kind kind) {
        this.usual = usual;
        this.kind = kind;
    }

    /** Where no rule speaks. */
    public Account usual() {
        return usual;
    }

    /** What an account has to be to serve. */
    Kind kind() {
        return kind;
    }

    String words() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
