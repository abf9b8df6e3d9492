package throughline.ledger.book;

import static java.util.Objects.requireNonNull;
import static throughline.ledger.book.Side.CREDIT;
import static throughline.ledger.book.Side.DEBIT;

/**
 * One account of the chart, as finance numbers it; it rises on its normal side. The constants are those the posting rules write to; the
 * whole chart is master data, and any of its accounts can be posted to.
 *
 * @param number as finance writes it ({@code 1200})
 * @param name in plain words
 */
public record Account(String number, String name, Side normalSide) implements Comparable<Account> {

    public static final Account BANK = new Account("1010", "Bank", DEBIT);
    public static final Account RECEIVABLE = new Account("1100", "Accounts receivable", DEBIT);
    public static final Account INVENTORY = new Account("1200", "Inventory on hand", DEBIT);
    public static final Account INVENTORY_BETWEEN_WAREHOUSES =
            new Account("1210", "Inventory in transit between warehouses", DEBIT);
    public static final Account INVENTORY_IN_QUARANTINE = new Account("1220", "Inventory in quarantine", DEBIT);
    public static final Account SHIPPED_NOT_INVOICED = new Account("1230", "Shipped not invoiced", DEBIT);
    public static final Account PAYABLE = new Account("2000", "Accounts payable", CREDIT);
    public static final Account GOODS_RECEIVED_NOT_INVOICED =
            new Account("2010", "Goods received not invoiced", CREDIT);
    public static final Account FREIGHT_ACCRUAL = new Account("2020", "Outbound freight accrual", CREDIT);
    public static final Account SALES_TAX_PAYABLE = new Account("2050", "Sales tax payable", CREDIT);
    public static final Account REBATE_ACCRUAL = new Account("2080", "Customer rebate accrual", CREDIT);
    public static final Account EQUITY = new Account("3000", "Equity", CREDIT);
    public static final Account SALES = new Account("4000", "Sales", CREDIT);
    public static final Account FREIGHT_BILLED = new Account("4010", "Freight billed to customers", CREDIT);
    public static final Account CUSTOMER_REBATES = new Account("4040", "Customer rebates", CREDIT);
    public static final Account COST_OF_GOODS_SOLD = new Account("5000", "Cost of goods sold", DEBIT);
    public static final Account FREIGHT_OUT = new Account("5020", "Freight out", DEBIT);
    public static final Account INVENTORY_ADJUSTMENT = new Account("5030", "Inventory adjustment", DEBIT);

    public Account {
        requireNonNull(normalSide, "normalSide");
        if (!number.matches("[0-9A-Za-z.-]{1,20}")) {
            throw new IllegalArgumentException(
                    "an account number is 1 to 20 letters, digits, dots or dashes, not '%s'".formatted(number));
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("account %s needs a name".formatted(number));
        }
    }

    /** Whether a subledger stands behind the account: then every line says which part of it it belongs to. */
    public boolean isControl() {
        return number.equals(RECEIVABLE.number) || number.equals(PAYABLE.number) || number.equals(INVENTORY.number);
    }

    /** What a line on a control account must say. */
    String controlledBy() {
        return number.equals(INVENTORY.number) ? "which item" : "which party and which open item";
    }

    boolean isSaidBy(Dimensions dimensions) {
        return number.equals(INVENTORY.number)
                ? dimensions.item() != null
                : dimensions.party() != null && dimensions.openItem() != null;
    }

    @Override
    public int compareTo(Account other) {
        return number.compareTo(other.number);
    }

    @Override
    public String toString() {
        return number + " " + name;
    }
}
